import functools


class Calendar:
    def __init__(self, holidays):
        self.holidays = frozenset(holidays)

    @functools.cache  # ~ memoised-function
    def business_days(self, start, end):
        days = (start.fromordinal(n) for n in range(start.toordinal(), end.toordinal()))
        return sum(1 for day in days if day.weekday() < 5 and day not in self.holidays)
