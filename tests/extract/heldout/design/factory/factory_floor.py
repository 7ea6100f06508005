from dataclasses import dataclass


@dataclass
class Machine:
    name: str
    per_hour: int
    running: bool = True


def make_machine(kind, speed):
    """One type only; the kind is its name."""
    if speed > 500:
        speed = 500
    return Machine(name=f"{kind}-{speed}", per_hour=speed)


class Factory:
    def __init__(self, machines):
        self.machines = machines

    def output(self, hours):
        return sum(m.per_hour * hours for m in self.machines if m.running)
