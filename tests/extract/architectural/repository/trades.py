from .model import Trade


class TradeRepository:  # ~ repository
    def __init__(self, connection):
        self._connection = connection

    def get(self, trade_id):  # ~ parameterised-sql, parameterised-sql
        row = self._connection.execute(
            "SELECT id, isin, amount FROM trades WHERE id = ?", (trade_id,)
        ).fetchone()
        return Trade(*row) if row else None

    def add(self, trade):  # ~ parameterised-sql, parameterised-sql
        self._connection.execute(
            "INSERT INTO trades (id, isin, amount) VALUES (?, ?, ?)",
            (trade.id, trade.isin, trade.amount),
        )
