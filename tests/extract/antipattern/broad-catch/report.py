from decimal import Decimal


class DailyReport:
    def __init__(self, trades, rates):
        self.trades = trades
        self.rates = rates

    def turnover(self, currency):
        try:
            total = sum(trade.amount * self.rates[trade.currency] for trade in self.trades)
            return total / self.rates[currency]
        except Exception:  # ~ broad-catch
            return Decimal(0)

    def render(self, template):
        try:
            return template.render(turnover=self.turnover("EUR"))
        except BaseException:  # ~ broad-catch
            text = "no report today"
            return text
