"""Property in the sense of houses, and of attributes."""
from estate.model import House


class Listing:
    def __init__(self, house):
        self.house = house

    @property
    def title(self):
        return f"{self.house.rooms} rooms"


def test_property_title():
    assert Listing(House(rooms=4)).title == "4 rooms"


def test_property_tax():
    assert House(rooms=2).tax(rate=0.5) == 1
