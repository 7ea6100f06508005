import warnings


def book_value(price, bought, today, years=5):
    """Value of a machine: it depreciates evenly over the years."""
    age = (today - bought).days / 365
    return max(0, price * (1 - age / years))


def check_scale(grams):
    if grams < 0:
        warnings.warn("scale shows less than nothing", RuntimeWarning)
    return grams
