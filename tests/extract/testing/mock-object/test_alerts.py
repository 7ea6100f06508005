from unittest.mock import Mock, patch


def test_an_alert_is_sent():  # ~ mock-object
    mailer = Mock()
    Alerts(mailer).limit_exceeded("desk-4")
    mailer.send.assert_called_once_with("desk-4")


@patch("alerts.clock")
def test_mocked_name(clock):
    clock.return_value = 9
    assert greeting() == "morning"


def test_mock_market():
    mock = MockMarket(open=True)
    assert mock.is_open()
