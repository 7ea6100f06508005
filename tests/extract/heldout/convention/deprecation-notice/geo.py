import math
import warnings


def distance_km(a, b):
    """Length of the great circle."""
    lat = math.radians(b[0] - a[0])
    lon = math.radians(b[1] - a[1])
    h = math.sin(lat / 2) ** 2 + math.cos(math.radians(a[0])) ** 2 * math.sin(lon / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def distance(a, b):
    warnings.warn("distance() goes with 4.0, call distance_km()", DeprecationWarning, stacklevel=2)  # ~ deprecation-notice
    return distance_km(a, b)
