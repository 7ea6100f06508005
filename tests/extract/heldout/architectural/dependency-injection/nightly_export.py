from datetime import date

from billing.ftp import FtpDrop
from billing.ledger import SqlLedger


class NightlyExport:
    """Makes all it works with by itself; only the day is given."""

    def __init__(self, day: date, folder: str = "/out"):
        self.day = day
        self.folder = folder
        self.ledger = SqlLedger("billing")
        self.drop = FtpDrop("ftp.bank.test")

    def run(self) -> int:
        entries = self.ledger.entries(self.day)
        self.drop.put(f"{self.folder}/{self.day}.csv", entries)
        return len(entries)
