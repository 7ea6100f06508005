from dataclasses import dataclass


@dataclass(frozen=True)
class DischargePatient:  # ~ immutable-record
    patient_id: int
    reason: str


class CommandBus:  # ~ command-bus
    def __init__(self):
        self._handlers = {}

    def handle(self, kind, handler):
        self._handlers[kind] = handler

    def send(self, command):
        handler = self._handlers[type(command)]
        return handler(command)


def wire(bus, wards):
    bus.handle(DischargePatient, lambda c: wards.release(c.patient_id))
    return bus
