import time


class Failover:
    """Counts how often it went to the second data centre."""

    def __init__(self, attempts, delay):
        self._attempts = attempts
        self._delay = delay
        self._tried = 0
        self._next = 0.0

    def switch(self, databases):
        self._next = time.monotonic() + self._delay
        self._tried += 1
        if self._tried > self._attempts:
            raise NoDatabase(f"{self._tried} attempts")
        return databases.second()
