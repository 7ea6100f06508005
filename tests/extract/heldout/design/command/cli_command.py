import click

from depot.store import Store


class Command:
    """A line that somebody typed; nothing is ever taken back."""

    def __init__(self, line):
        self.name, *self.args = line.split()

    def execute(self):
        return f"{self.name} {' '.join(self.args)}"


@click.command()
@click.argument("shelf")
def undo_all(shelf):
    Store.open().reset(shelf)
    click.echo("done")
