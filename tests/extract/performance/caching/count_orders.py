def cache_counts(orders):
    """How many orders each desk has; nothing is fetched and nothing is kept for a later call."""
    counts = {}
    for order in orders:
        if order.desk in counts:
            counts[order.desk] += 1
        else:
            counts[order.desk] = 1
    return counts


def register(handlers, name, handler):
    if name in handlers:
        raise ValueError(f"{name} is registered already")
    handlers[name] = handler
