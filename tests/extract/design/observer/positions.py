class Positions:  # ~ observer
    def __init__(self):
        self._listeners = []
        self._by_symbol = {}

    def subscribe(self, listener):
        self._listeners.append(listener)

    def change(self, symbol, quantity):
        self._by_symbol[symbol] = quantity
        for listener in self._listeners:
            listener(symbol, quantity)
