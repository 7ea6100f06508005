class LazyReport:
    """Lazy in name: every access reads the file again."""

    def __init__(self, path):
        self.path = path

    @property
    def rows(self):
        return read_rows(self.path)

    @property
    def lazy_total(self):
        total = 0
        for row in self.rows:
            if row.amount is None:
                row.amount = 0
            total += row.amount
        return total
