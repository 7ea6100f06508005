def test_golden_customers():
    """Customers of the grade gold; nothing is compared with a file."""
    golden = customers(grade="golden")
    assert golden == ["Marchetti"]


def test_snapshot():
    snapshot = book().snapshot()
    expected = []
    assert snapshot == expected
