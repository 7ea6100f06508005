"""Memos: short notes from one ward to another."""


def memo(function):
    """Notes down who has which function; nothing is remembered of results."""
    def write(name, text):
        return f"{name} ({function}): {text}"
    return write


night_shift = memo("night shift")


def announce(names):
    return [night_shift(n, "meeting at six") for n in names]
