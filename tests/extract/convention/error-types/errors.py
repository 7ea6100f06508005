class LedgerError(Exception):  # ~ error-types
    """Something that the ledger refuses."""


class AccountClosed(LedgerError):  # ~ error-types
    def __init__(self, account):
        super().__init__(f"{account} is closed")
        self.account = account


class Overdrawn(LedgerError):  # ~ error-types
    pass
