class RateTable:
    def __init__(self, feed):
        self._feed = feed
        self._rates = {}

    def rate(self, pair):  # ~ caching
        if pair in self._rates:
            return self._rates[pair]
        rate = self._feed.latest(pair)
        self._rates[pair] = rate
        return rate
