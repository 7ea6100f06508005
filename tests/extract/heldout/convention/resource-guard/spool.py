import os


class SpoolFile:  # ~ resource-guard
    def __init__(self, path):
        self.path = path
        self.fd = None

    def __enter__(self):
        self.fd = os.open(self.path, os.O_WRONLY | os.O_CREAT)
        return self

    def __exit__(self, exc_type, exc, tb):
        os.close(self.fd)
        self.fd = None

    def put(self, label: bytes):
        os.write(self.fd, label)
