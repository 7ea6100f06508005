from functools import cached_property


class Book:
    def __init__(self, trades):
        self.trades = trades

    @cached_property  # ~ lazy-loading
    def positions(self):
        positions = {}
        for trade in self.trades:
            positions[trade.symbol] = positions.get(trade.symbol, 0) + trade.quantity
        return positions
