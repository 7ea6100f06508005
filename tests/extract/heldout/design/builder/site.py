class Builder:
    """Somebody on a building site."""

    def __init__(self, name, wage):
        self.name = name
        self.wage = wage
        self.hours = 0

    def build(self, wall, hours):
        self.hours += hours
        wall.height += hours * 0.3

    def with_helper(self, helper):
        return [self, helper]

    def pay(self):
        return self.wage * self.hours
