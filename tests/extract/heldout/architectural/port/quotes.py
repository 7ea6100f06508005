from typing import Protocol


class Venue(Protocol):  # ~ port
    def best_bid(self, symbol: str) -> float: ...

    def best_ask(self, symbol: str) -> float: ...


class SpreadReport:  # ~ dependency-injection
    def __init__(self, venue: Venue) -> None:
        self._venue = venue

    def line(self, symbol: str) -> str:
        bid, ask = self._venue.best_bid(symbol), self._venue.best_ask(symbol)
        return f"{symbol} {ask - bid:.4f}"
