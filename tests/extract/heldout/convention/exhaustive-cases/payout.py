from typing import Literal, NoReturn

Outcome = Literal["win", "draw", "loss"]


def _never(value: NoReturn) -> NoReturn:
    raise AssertionError(f"unhandled {value!r}")


def payout(outcome: Outcome, stake: int) -> int:
    if outcome == "win":
        return stake * 2
    elif outcome == "draw":
        return stake
    elif outcome == "loss":
        return 0
    else:
        _never(outcome)  # ~ exhaustive-cases
