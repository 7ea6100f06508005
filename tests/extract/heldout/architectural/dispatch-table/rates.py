"""Dispatch rates per zone: a table of numbers."""

DISPATCH_TABLE = {
    "local": 390,
    "region": 590,
    "abroad": 1490,
}


def dispatch_cost(zone, parcels):
    return DISPATCH_TABLE[zone] * parcels


def cheapest():
    return min(DISPATCH_TABLE, key=DISPATCH_TABLE.get)
