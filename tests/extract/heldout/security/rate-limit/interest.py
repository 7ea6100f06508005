"""Interest rates and their legal limit."""

LEGAL_RATE_LIMIT = 0.12


def capped_rate(rate):
    return min(rate, LEGAL_RATE_LIMIT)


def monthly_payment(principal, rate, months):
    r = capped_rate(rate) / 12
    return principal * r / (1 - (1 + r) ** -months)
