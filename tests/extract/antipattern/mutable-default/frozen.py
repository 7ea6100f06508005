from dataclasses import dataclass, field


@dataclass
class Basket:
    orders: list = field(default_factory=list)
    tags: dict = field(default_factory=dict)


EMPTY = []


def add(order, basket=None, sides=("buy", "sell"), limits=frozenset()):
    basket = [] if basket is None else basket
    basket.append(order)
    return basket, dict(sides=list(sides), limits=limits)


def total(orders, of=lambda order: [order.amount]):
    return sum(sum(of(order)) for order in orders)
