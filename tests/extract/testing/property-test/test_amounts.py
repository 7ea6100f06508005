from hypothesis import given, strategies as st


@given(st.integers(min_value=0))  # ~ property-test
def test_round_trip(cents):
    assert parse(show(cents)) == cents


def test_given(given=3):
    assert parse("3") == given
