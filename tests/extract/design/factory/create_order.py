def create_order(symbol, quantity):
    """Named like a factory, and makes one type only."""
    order = Order(symbol, quantity)
    order.stamp()
    return order


def make_path(root, name):
    return root + "/" + name
