export class LedgerError extends Error { // ~ error-types
  constructor(message: string, readonly account: string) {
    super(message);
    this.name = "LedgerError";
  }
}

export class AccountClosed extends LedgerError {
  constructor(account: string) {
    super(`${account} is closed`, account);
  }
}
