import functools


def cached_logger(function):
    """Writes each call to the log; the name is older than the code."""

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        result = function(*args, **kwargs)
        print(function.__name__, args, result)
        return result

    return wrapper


@cached_logger
def clearing_fee(venue, tier):
    return venue.fees[tier]
