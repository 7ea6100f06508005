from telemetry.meter import Meter
from telemetry.ports import Uplink


class FakeUplink(Uplink):  # ~ fake-by-interface
    def __init__(self):
        self.frames = []

    def send(self, frame: bytes) -> None:
        self.frames.append(frame)


def test_meter_sends_a_frame_for_each_reading():
    uplink = FakeUplink()
    meter = Meter(uplink)
    meter.reading(4)
    meter.reading(5)
    assert len(uplink.frames) == 2
