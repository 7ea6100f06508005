import pytest

from settlement.service import Settlement


class InMemoryTrades:
    """Keeps trades in a list."""

    def __init__(self):
        self.rows = []

    def save(self, trade, day):
        self.rows.append((trade, day))


@pytest.fixture
def trades():
    return InMemoryTrades()


@pytest.mark.parametrize("exchange, days", [("XLON", 2), ("XNYS", 1)])
def test_days_by_exchange(exchange, days):
    assert rule(exchange) == days


def test_listeners_are_told(trades, calendar, clock):
    told = []
    settlement = Settlement(trades, calendar, clock)
    settlement.on_settled(lambda trade, day: told.append(trade))
    settlement.settle([trade("t-1")])
    assert told
