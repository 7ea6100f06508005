from unittest.mock import Mock

from plant.alarm import Alarm


def test_pages_the_shift_once():
    pager = Mock()
    alarm = Alarm(pager, limit=80)

    alarm.reading("boiler", 85)
    alarm.reading("boiler", 90)

    pager.page.assert_called_once_with("boiler", 85)  # ~ mock-object
