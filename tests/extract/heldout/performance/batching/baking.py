"""Batches of bread: how many loaves fit into the oven."""


class Bakery:
    def __init__(self, oven):
        self.oven = oven
        self.batch = []

    def add(self, loaf):
        self.batch.append(loaf)
        return len(self.batch)

    def weight(self):
        return sum(loaf.grams for loaf in self.batch)


def batch_number(day, run):
    return f"{day:%y%j}-{run:02}"
