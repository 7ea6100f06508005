import queue


class ConnectionPool:  # ~ object-pool
    def __init__(self, connect, size=8):
        self._idle = queue.Queue(size)
        for _ in range(size):
            self._idle.put(connect())

    def acquire(self, timeout=5):
        return self._idle.get(timeout=timeout)

    def release(self, connection):
        if connection.is_open():
            self._idle.put(connection)
