from enum import Enum


class Strategy(Enum):
    ATTACK = "attack"
    DEFEND = "defend"


class General:
    def __init__(self, name):
        self.name = name
        self.strategy = Strategy.DEFEND

    def orders(self, troops):
        if self.strategy is Strategy.ATTACK:
            return [f"{t} forward" for t in troops]
        return [f"{t} hold" for t in troops]
