from enum import Enum
from typing import assert_never


class Level(Enum):
    GREEN = 1
    AMBER = 2
    RED = 3


def recipients(level: Level) -> list[str]:
    match level:
        case Level.GREEN:
            return []
        case Level.AMBER:
            return ["shift"]
        case Level.RED:
            return ["shift", "plant", "fire-brigade"]
        case _:
            assert_never(level)  # ~ exhaustive-cases
