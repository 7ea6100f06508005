class Session:
    """Has an instance attribute, and every call makes another object."""

    def __init__(self):
        self._instance = None

    def open(self):
        self._instance = Connection()
        return self._instance
