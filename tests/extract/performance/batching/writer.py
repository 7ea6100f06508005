class TradeWriter:  # ~ batching
    def __init__(self, database, size=500):
        self.database = database
        self.size = size
        self.pending = []

    def add(self, trade):
        self.pending.append(trade)
        if len(self.pending) >= self.size:
            self.flush()

    def flush(self):
        if self.pending:
            self.database.insert_many(self.pending)
            self.pending = []
