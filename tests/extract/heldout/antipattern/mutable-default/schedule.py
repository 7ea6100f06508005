from dataclasses import dataclass, field


@dataclass
class Shift:
    ward: str
    nurses: list[str] = field(default_factory=list)
    breaks: tuple[int, ...] = ()


def plan(week, skip=frozenset(), notes=None):
    notes = notes if notes is not None else []
    days = []
    for day in week:
        if day in skip:
            notes.append(f"{day} skipped")
            continue
        days.append(day)
    return days, notes


def weekdays(names=("mon", "tue", "wed", "thu", "fri")):
    return list(names)
