"""CAN bus of the forklift: commands are frames on a wire."""
import can

BRAKE = 0x120
LIFT = 0x121


class ForkliftBus:
    def __init__(self, channel="can0"):
        self._bus = can.Bus(channel=channel, interface="socketcan")

    def send(self, command: int, payload: bytes) -> None:
        self._bus.send(can.Message(arbitration_id=command, data=payload))

    def brake(self) -> None:
        self.send(BRAKE, b"\x01")

    def lift(self, mm: int) -> None:
        self.send(LIFT, mm.to_bytes(2, "big"))
