import sys

from depot import ops


def cmd_count(args):
    return len(ops.bins(args[0]))


def cmd_move(args):
    return ops.move(args[0], args[1])


def cmd_help(_args):
    return ", ".join(sorted(COMMANDS))


COMMANDS = {  # ~ dispatch-table
    "count": cmd_count,
    "move": cmd_move,
    "help": cmd_help,
}


def main(argv):
    action = COMMANDS.get(argv[0], cmd_help)
    print(action(argv[1:]))


if __name__ == "__main__":
    main(sys.argv[1:])
