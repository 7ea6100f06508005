def band(amount, account):
    if amount < 1_000:
        return "small"
    elif amount < 10_000:
        return "medium"
    elif account.kind == "house":
        return "house"
    elif amount < 100_000:
        return "large"
    elif account.blocked:
        return "blocked"
    else:
        return "block"


def sign(side):
    if side == "buy":
        return 1
    elif side == "sell":
        return -1
    else:
        return 0
