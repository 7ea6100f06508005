class Session:
    """What is sent to the database, and what is taken back when it fails."""

    def execute(self, statement):
        return self._connection.execute(statement)

    def commit(self):
        self._connection.commit()

    def rollback(self):
        self._connection.rollback()
