import logging

log = logging.getLogger(__name__)


class RateTable:
    """Exchange rates of the day, asked from the feed once for each pair."""

    def __init__(self, feed):
        self._feed = feed
        self._rates = {}

    def rate(self, pair):  # ~ caching
        if pair in self._rates:
            return self._rates[pair]
        log.debug("asking the feed for %s", pair)
        rate = self._feed.latest(pair)
        self._rates[pair] = rate
        return rate
