"""Gateways of the car park: barriers, not services."""
from enum import Enum


class Gate(Enum):
    NORTH = "north"
    SOUTH = "south"


class Gateway:
    def __init__(self, gate, width_cm):
        self.gate = gate
        self.width_cm = width_cm
        self.open = False

    def fits(self, vehicle):
        return vehicle.width_cm < self.width_cm - 20

    def lift(self):
        self.open = True

    def url(self):
        return f"/gates/{self.gate.value}"
