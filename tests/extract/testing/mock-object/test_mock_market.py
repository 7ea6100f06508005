def test_mock_market():
    """A market of its own kind, where orders are tried: no mock."""
    mock = MockMarket(open=True)
    mock.assert_open()
    assert mock.called_orders == []
