import subprocess


class GitRepository:
    """A working copy; nothing of it is stored by us."""

    def __init__(self, path):
        self.path = path

    def get(self, key):
        return subprocess.run(["git", "config", key], cwd=self.path, capture_output=True, text=True).stdout

    def add(self, path):
        subprocess.run(["git", "add", path], cwd=self.path, check=True)


class Report:
    def __init__(self, connection):
        self.connection = connection

    def turnover(self, day):  # ~ parameterised-sql, parameterised-sql
        return self.connection.execute("SELECT sum(amount) FROM trades WHERE day = ?", (day,)).fetchone()[0]
