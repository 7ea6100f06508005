class Report:
    def __init__(self, path):
        self.path = path
        self._rows = None

    @property  # ~ lazy-loading
    def rows(self):
        if self._rows is None:
            self._rows = read_rows(self.path)
        return self._rows

    def total(self):
        return sum(row.amount for row in self.rows)
