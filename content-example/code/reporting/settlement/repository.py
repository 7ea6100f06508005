"""Where settled trades are kept."""

from decimal import Decimal


class SettledTrades:
    """Reads and writes settled trades; the only module with statements over that table."""

    def __init__(self, connection):
        self._connection = connection

    def by_day(self, day):
        rows = self._connection.execute(
            "SELECT trade_id, account, amount FROM settled_trade WHERE settlement_day = %s",
            (day,),
        )
        return [(row[0], row[1], Decimal(row[2])) for row in rows]

    def save(self, trade, day):
        self._connection.execute(
            "INSERT INTO settled_trade (trade_id, account, amount, settlement_day) VALUES (%s, %s, %s, %s)",
            (trade.id, trade.account, trade.amount, day),
        )

    def count(self, day):
        row = self._connection.execute("SELECT count(*) FROM settled_trade WHERE settlement_day = %s", (day,))
        return row.fetchone()[0]
