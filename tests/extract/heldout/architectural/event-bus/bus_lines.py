"""Bus lines of the town and what happens on them."""
from collections import defaultdict

_stops = defaultdict(list)


def add_stop(line, stop):
    _stops[line].append(stop)


def publish_timetable(line, first, minutes):
    """The departures as they are printed."""
    table = []
    for i, stop in enumerate(_stops[line]):
        at = first + i * minutes
        table.append(f"{stop:<20}{at // 60:02}:{at % 60:02}")
    return "\n".join(table)
