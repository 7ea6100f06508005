import pytest

from shop.basket import Basket


@pytest.fixture
def basket():  # ~ test-fixture
    b = Basket(customer="ida")
    b.add("tea", 2, cents=450)
    return b


def test_total(basket):
    assert basket.total() == 900


def test_removing_a_line(basket):
    basket.remove("tea")
    assert basket.total() == 0
