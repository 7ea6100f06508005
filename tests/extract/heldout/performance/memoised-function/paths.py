from functools import lru_cache


@lru_cache(maxsize=None)
def ways(width: int, height: int) -> int:  # ~ memoised-function
    """Ways through a warehouse of so many aisles."""
    if width == 0 or height == 0:
        return 1
    return ways(width - 1, height) + ways(width, height - 1)


def report(aisles):
    return [ways(w, h) for w, h in aisles]
