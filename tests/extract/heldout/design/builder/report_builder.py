from reports.model import Report


class ReportBuilder:  # ~ builder
    def __init__(self):
        self._title = ""
        self._columns = []
        self._since = None

    def titled(self, title):
        self._title = title
        return self

    def column(self, name, width=12):
        self._columns.append((name, width))
        return self

    def since(self, day):
        self._since = day
        return self

    def build(self):
        return Report(self._title, tuple(self._columns), self._since)
