import subprocess


class Repository:
    """A git repository on disk."""

    def __init__(self, path):
        self.path = path

    def _git(self, *args):
        return subprocess.run(["git", "-C", self.path, *args], capture_output=True, text=True, check=True).stdout

    def head(self):
        return self._git("rev-parse", "HEAD").strip()

    def find(self, pattern):
        return self._git("ls-files", pattern).splitlines()

    def save(self, message):
        self._git("commit", "-am", message)
