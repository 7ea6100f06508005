from collections import defaultdict


class EventLog:
    def __init__(self):
        self._by_day = defaultdict(list)

    def publish(self, day, event):
        self._by_day[day].append(event)

    def total(self, day):
        amount = 0
        for event in self._by_day[day]:
            amount += event.amount
        return amount
