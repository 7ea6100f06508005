export interface Ledger { // ~ port
  post(entry: Entry): Promise<void>;
}

export interface Entry {
  account: string;
  amount: number;
}

export class Booking { // ~ dependency-injection
  constructor(private readonly ledger: Ledger) {}

  async book(entry: Entry): Promise<void> {
    await this.ledger.post(entry);
  }
}
