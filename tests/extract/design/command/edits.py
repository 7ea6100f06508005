class RenameLabel:  # ~ command
    def __init__(self, label, name):
        self.label, self.name, self.before = label, name, None

    def execute(self):
        self.before, self.label.name = self.label.name, self.name

    def undo(self):
        self.label.name = self.before


class Runner:
    def execute(self):
        return 1
