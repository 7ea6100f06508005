from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Quote:  # ~ immutable-record
    symbol: str
    bid: float
    ask: float
    at: datetime

    def shifted(self, by: float) -> "Quote":
        return replace(self, bid=self.bid + by, ask=self.ask + by)


class Position(NamedTuple):  # ~ immutable-record
    lat: float
    lon: float
