def validate(order):
    """Named so, and it only fills what is missing."""
    if order.currency is None:
        order.currency = "EUR"
    return order


def sanitize_total(total):
    return round(total, 2)


def load(path, mode):
    if mode == "fast":
        return read_fast(path)
    return read_slow(path)
