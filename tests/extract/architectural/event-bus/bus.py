from collections import defaultdict


class EventBus:  # ~ event-bus
    def __init__(self):
        self._handlers = defaultdict(list)

    def subscribe(self, topic, handler):
        self._handlers[topic].append(handler)

    def publish(self, topic, event):
        for handler in self._handlers[topic]:
            handler(event)
