class CommandNames:
    def __init__(self):
        self._names = {int: "number", str: "text"}

    def register(self, kind, name):
        self._names[kind] = name

    def dispatch(self, command):
        name = self._names[type(command)]
        return name.upper()
