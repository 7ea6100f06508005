class VisitorBook:
    """Who came to see us."""

    def visit_today(self):
        return self.rows[-1]

    def visit_first(self):
        return self.rows[0]

    def visit_count(self):
        return len(self.rows)
