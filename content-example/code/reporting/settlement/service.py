"""Settles the trades of a day."""

import logging

from .errors import SettlementFailed

log = logging.getLogger(__name__)

BATCH = 500


class Settlement:
    """Settles trades that are due, and says so to whoever wants to know."""

    def __init__(self, trades: SettledTradesRepository, calendar: CalendarClient, clock: Clock):
        self._trades = trades
        self._calendar = calendar
        self._clock = clock
        self._listeners = []

    def on_settled(self, listener):
        self._listeners.append(listener)

    def settle(self, due):
        for trade in due:
            day = self._calendar.add_days(trade.exchange, trade.day)
            self._trades.save(trade, day)
            self._tell(trade, day)

    def _tell(self, trade, day):
        for listener in self._listeners:
            listener(trade, day)


def export(connection, rows):
    """Sends rows to the archive, five hundred at a time."""
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) >= BATCH:
            connection.insert_many(batch)
            batch = []
    connection.insert_many(batch)


def book(connection, trade, entries):
    """Writes a trade with its ledger entries, or neither."""
    try:
        connection.insert(trade)
        connection.insert_many(entries)
        connection.commit()
    except Exception as error:
        connection.rollback()
        raise SettlementFailed(trade.id, "the ledger refused it") from error
