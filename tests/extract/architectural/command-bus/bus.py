class CommandBus:  # ~ command-bus
    def __init__(self):
        self._handlers = {}

    def register(self, command_type, handler):
        self._handlers[command_type] = handler

    def dispatch(self, command):
        handler = self._handlers[type(command)]
        return handler(command)
