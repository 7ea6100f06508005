"""What can go wrong."""


class SettlementFailed(Exception):
    """A trade that could not be settled."""

    def __init__(self, trade_id, reason):
        super().__init__(f"trade {trade_id} is not settled: {reason}")
        self.trade_id = trade_id
        self.reason = reason
