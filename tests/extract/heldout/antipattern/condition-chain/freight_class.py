def surcharge(country):
    """Cents per kilogram on top of the base freight."""
    if country == "DE":  # ~ condition-chain
        return 0
    elif country == "AT":
        return 40
    elif country == "CH":
        return 120
    elif country == "FR":
        return 55
    elif country == "IT":
        return 70
    elif country == "ES":
        return 90
    return 250
