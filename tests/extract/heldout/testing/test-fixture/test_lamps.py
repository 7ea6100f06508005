from plant.fixtures import Lamp, LampHolder


def lamp(watts=40, socket="E27"):
    return Lamp(watts, socket)


def test_fixture_takes_its_lamp():
    """A light fixture; each test makes its own."""
    fixture = LampHolder("E27", max_watts=60)
    assert fixture.accepts(lamp())


def test_fixture_refuses_hot_lamps():
    fixture = LampHolder("E27", max_watts=60)
    assert not fixture.accepts(lamp(watts=100))
