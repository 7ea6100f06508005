from decimal import Decimal


class Basket:
    def __init__(self, customer, lines=[]):  # ~ mutable-default
        self.customer = customer
        self.lines = lines

    def add(self, sku, qty, price):
        self.lines.append((sku, qty, Decimal(price)))

    def total(self):
        return sum((q * p for _, q, p in self.lines), Decimal(0))
