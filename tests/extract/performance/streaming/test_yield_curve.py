import pytest


def yield_of(bond):
    """The yield of a bond, which is no generator."""
    return bond.coupon / bond.price


@pytest.fixture  # ~ test-fixture
def curve():
    server = start_server()
    yield server
    server.stop()
