class Invoice:  # ~ strategy
    def __init__(self, policy: FeePolicy):
        self.policy = policy

    def total(self, trades):
        return sum(self.policy.fee(trade) for trade in trades)
