class Checkout:  # ~ dependency-injection
    def __init__(self, ledger, stock, mailer):
        self._ledger = ledger
        self._stock = stock
        self._mailer = mailer

    def complete(self, cart):
        for sku, qty in cart.lines:
            self._stock.reserve(sku, qty)
        receipt = self._ledger.charge(cart.customer, cart.total())
        self._mailer.send(cart.customer.email, f"Receipt {receipt}")
        return receipt
