class DeskPool:
    """A pool of desks that share a limit. Nothing is handed out or taken back."""

    def __init__(self, desks):
        self._desks = list(desks)

    def add(self, desk):
        self._desks.append(desk)

    def limit(self):
        return sum(desk.limit for desk in self._desks)

    def acquire(self, amount):
        return amount <= self.limit()
