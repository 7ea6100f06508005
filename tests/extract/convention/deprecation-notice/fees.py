import warnings


def fee(trade):
    warnings.warn("fee() goes in 5.0; use Fees.of()", DeprecationWarning, stacklevel=2)  # ~ deprecation-notice
    return Fees().of(trade)


def check(trade):
    if trade.old:
        warnings.warn("this trade is old", UserWarning)
