import time


class RateTimer:
    """How many trades a second were seen; nobody is held back."""

    def __init__(self):
        self.count = 0
        self.started = time.monotonic()

    def seen(self):
        self.count += 1

    def rate(self):
        return self.count / (time.monotonic() - self.started)
