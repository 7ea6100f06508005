class Booking:
    def book(self, isin, side, amount, price, currency, account, broker, settles_on):  # ~ long-parameter-list
        return self.ledger.append(isin, side, amount, price, currency, account, broker, settles_on)

    def cancel(self, booking, reason):
        return self.ledger.reverse(booking, reason)
