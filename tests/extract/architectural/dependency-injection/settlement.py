class SettlementService:  # ~ dependency-injection
    def __init__(self, ledger: Ledger, notifier: Notifier, clock: Clock) -> None:
        self._ledger = ledger
        self._notifier = notifier
        self._clock = clock

    def settle(self, trade):
        self._ledger.post(trade, at=self._clock.now())
        self._notifier.settled(trade)
