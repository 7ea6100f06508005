"""Value-at-Risk, as the training uses it. Runs with nothing but numpy."""

import numpy as np


# ANCHOR: historical
def historical_var(pnl: np.ndarray, confidence: float = 0.99) -> float:
    """The loss not exceeded on `confidence` of the days observed."""
    if not 0.5 < confidence < 1.0:
        raise ValueError("confidence must lie between 0.5 and 1")
    return float(-np.quantile(pnl, 1.0 - confidence, method="lower"))
# ANCHOR_END: historical


# ANCHOR: shortfall
def expected_shortfall(pnl: np.ndarray, confidence: float = 0.99) -> float:
    """The mean loss on the days that were worse than the VaR."""
    var = historical_var(pnl, confidence)
    tail = pnl[pnl <= -var]
    return float(-tail.mean())
# ANCHOR_END: shortfall


# ANCHOR: breaches
def kupiec(breaches: int, days: int, confidence: float) -> float:
    """Likelihood ratio of Kupiec's test; above 3.84 the model is rejected at 5 %."""
    p, x, n = 1.0 - confidence, breaches, days
    if x == 0:
        return -2.0 * n * np.log(1.0 - p)
    hit = x / n
    null = (n - x) * np.log(1.0 - p) + x * np.log(p)
    alt = (n - x) * np.log(1.0 - hit) + x * np.log(hit)
    return float(-2.0 * (null - alt))
# ANCHOR_END: breaches
