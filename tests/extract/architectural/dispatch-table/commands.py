def place(order): ...
def cancel(order): ...
def amend(order): ...


COMMANDS = {  # ~ dispatch-table
    "place": place,
    "cancel": cancel,
    "amend": amend,
}


def run(name, order):
    command = COMMANDS.get(name)
    if command is None:
        raise KeyError(name)
    return command(order)
