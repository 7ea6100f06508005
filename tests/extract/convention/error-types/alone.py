class ErrorLog:
    def __init__(self):
        self.lines = []


class FatalErrorLog(ErrorLog):
    pass


class NotFound(Exception):
    pass
