from contextlib import contextmanager


@contextmanager
def locked(account, store):  # ~ resource-guard
    lock = store.lock(account)
    try:
        yield lock
    finally:
        store.unlock(lock)


class Batch:  # ~ resource-guard
    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.file = self.path.open("w")
        return self.file

    def __exit__(self, kind, error, trace):
        self.file.close()
