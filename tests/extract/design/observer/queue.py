class Outbox:
    """Keeps what it is given and hands it on; nobody is told anything."""

    def __init__(self):
        self._messages = []

    def notify(self, message):
        self._messages.append(message)

    def total(self):
        size = 0
        for message in self._messages:
            size += len(message)
        return size
