from hypothesis import given
from hypothesis import strategies as st

from telemetry.codec import decode, encode


@given(st.lists(st.integers(min_value=-(2**31), max_value=2**31 - 1)))
def test_decoding_gives_back_what_was_encoded(values):  # ~ property-test
    assert decode(encode(values)) == values
