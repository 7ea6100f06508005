"""Called fixtures: fixed parts of a machine, and a decorator that is our own."""


def fixture_weight(parts):
    return sum(part.weight for part in parts)


class Fixture:
    def setUp(self, parts):
        self.parts = parts
