from typing import assert_never


def fee(side: Side) -> int:
    match side:
        case Side.BUY:
            return 1
        case Side.SELL:
            return 2
        case _:
            assert_never(side)  # ~ exhaustive-cases
