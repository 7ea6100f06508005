class CacheSettings:
    """What the operators set for the cache in front of the quote service."""

    def __init__(self):
        self.cache = {}

    def get_cache(self):
        return self.cache

    def cache_quote(self, symbol, quote):
        self.cache[symbol] = quote

    def is_cached(self, symbol):
        return symbol in self.cache
