from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Trade:  # ~ immutable-record
    isin: str
    amount: int


class Quote(NamedTuple):  # ~ immutable-record
    bid: int
    ask: int
