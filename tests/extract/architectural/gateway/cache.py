class Gateway:
    def __init__(self, base, cache):
        self.base = base
        self.cache = cache

    def quote(self, isin):
        return self.cache.get(f"{self.base}/{isin}")

    def keep(self, isin, price):
        self.cache.put(f"{self.base}/{isin}", price)
        return price
