class QueryBuilder:  # ~ builder
    def __init__(self):
        self._fields = []
        self._limit = None

    def select(self, name):
        self._fields.append(name)
        return self

    def limit(self, count):
        self._limit = count
        return self

    def build(self):
        return Query(self._fields, self._limit)
