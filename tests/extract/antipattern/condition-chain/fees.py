def fee(kind, amount):
    if kind == "equity":  # ~ condition-chain
        return amount * 0.001
    elif kind == "bond":
        return amount * 0.0005
    elif kind == "future":
        return 2.5
    elif kind == "option":
        return 1.5
    elif kind == "fund":
        return amount * 0.002
    else:
        return 0
