def parallel(circle_of_latitude):
    """Length of a parallel of the globe in kilometres."""
    import math
    return 40075 * math.cos(math.radians(circle_of_latitude))


PARALLELS = list(map(parallel, range(0, 90, 15)))


def street_map(streets):
    """Streets that run in parallel, by their bearing."""
    found = {}
    for name, bearing in streets:
        found.setdefault(bearing % 180, []).append(name)
    return {b: names for b, names in found.items() if len(names) > 1}
