from functools import lru_cache

from .schedule import load_schedule


@lru_cache(maxsize=512)  # ~ memoised-function
def clearing_fee(venue: str, tier: int) -> int:
    schedule = load_schedule(venue)
    return schedule.rate_for(tier)


def total_fee(trades) -> int:
    return sum(clearing_fee(trade.venue, trade.tier) for trade in trades)
