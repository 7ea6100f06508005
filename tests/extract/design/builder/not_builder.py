class TreeBuilder:
    """Builds in one call; nothing is chosen step by step."""

    def __init__(self, rows):
        self.rows = rows

    def build(self):
        return Tree(self.rows)
