class BatchWriter:
    """One row for each call, whatever its name says."""

    def __init__(self, database, limit):
        self.database = database
        self.limit = limit
        self.rejected = []

    def write_batch(self, trades):
        for trade in trades:
            self.database.insert(trade)

    def reject(self, trade):
        self.rejected.append(trade)
        if len(self.rejected) >= self.limit:
            raise RuntimeError("too many trades are rejected")
