import pytest

from shop.postage import postage


@pytest.mark.parametrize(  # ~ table-tests
    "grams, zone, cents",
    [
        (20, "home", 85),
        (500, "home", 160),
        (20, "world", 110),
        (2000, "world", 1700),
    ],
)
def test_postage(grams, zone, cents):
    assert postage(grams, zone) == cents
