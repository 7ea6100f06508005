"""Land registry: parcels of ground under their numbers."""

_parcels: dict[str, tuple[str, int]] = {}


def register(number: str, owner: str, square_metres: int) -> None:
    _parcels[number] = (owner, square_metres)


def owner_of(number: str) -> str:
    return _parcels[number][0]


def total_area() -> int:
    return sum(area for _, area in _parcels.values())
