"""Working days of exchanges."""

from functools import lru_cache

RULES = {}


@lru_cache(maxsize=64)
def holidays(exchange, year):
    """Days on which an exchange is closed, from the calendar service."""
    return frozenset(_fetch(exchange, year))


def settlement_days(exchange, trade_day):
    """How many working days settlement takes, by the table of the exchange."""
    key = (exchange, trade_day)
    if key in RULES:
        return RULES[key]
    days = _ask_rules(exchange, trade_day)
    RULES[key] = days
    return days


def _fetch(exchange, year):
    raise NotImplementedError(exchange, year)


def _ask_rules(exchange, trade_day):
    raise NotImplementedError(exchange, trade_day)
