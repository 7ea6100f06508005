from datetime import timedelta


class HolidayCalendar:
    def __init__(self, client, store):
        self.client = client
        self.store = store

    def days(self, market):  # ~ caching
        days = self.store.get(market)
        if days is not None:
            return days
        days = self.client.fetch_days(market)
        self.store.set(market, days, timedelta(hours=12))
        return days

    def is_open(self, market, day):
        return day not in self.days(market)
