FLAGS = {"de": "🇩🇪", "fr": "🇫🇷", "ch": "🇨🇭"}


def flag(country):
    return FLAGS.get(country.lower(), "🏳")


def is_enabled(machine):
    """Whether the main switch of a machine is on."""
    return bool(machine.register(0x10) & 0b1)


def label(machine):
    return f"{flag(machine.country)} {machine.name} {'on' if is_enabled(machine) else 'off'}"
