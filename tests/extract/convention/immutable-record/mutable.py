from dataclasses import dataclass


@dataclass
class Position:
    isin: str
    amount: int


class Frozen:
    frozen = True

    def __init__(self, isin):
        self.isin = isin
