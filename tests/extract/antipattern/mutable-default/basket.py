class Basket:
    def __init__(self, orders=[]):  # ~ mutable-default
        self.orders = orders

    def add(self, order, tags={}):  # ~ mutable-default
        tags["seen"] = True
        self.orders.append((order, tags))


def merge(left, right, *, skip: set = set()):  # ~ mutable-default
    skip.add(left)
    return [item for item in right if item not in skip]
