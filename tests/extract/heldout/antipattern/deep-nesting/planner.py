import itertools


def slots(clinic, doctors, days):
    """Free slots, flat: the product of the lists in one loop."""
    found = []
    for doctor, day, hour in itertools.product(doctors, days, range(8, 18)):
        if not clinic.open_at(day, hour):
            continue
        if clinic.booked(doctor, day, hour):
            continue
        found.append((doctor, day, hour))
    return found


TREE = {"a": {"b": {"c": {"d": {"e": {"f": {"g": ["deep data, not deep code"]}}}}}}}
