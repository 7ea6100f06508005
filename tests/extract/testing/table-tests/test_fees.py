import pytest


@pytest.mark.parametrize("amount, fee", [(100, 1), (1000, 8), (0, 0)])  # ~ table-tests
def test_fee(amount, fee):
    assert fee_of(amount) == fee


def test_cases():
    cases = load_cases()
    assert len(cases) == 3
