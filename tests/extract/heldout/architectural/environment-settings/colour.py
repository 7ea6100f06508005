import os
import sys


def wants_colour(stream=sys.stdout) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return stream.isatty()


def environment_report(rooms):
    """Not settings: the climate of the rooms."""
    return {r.name: (r.temperature, r.humidity) for r in rooms}
