USERS = {}
NAMES = {"EUR": "Euro", "USD": "Dollar"}


def register(name, password):
    USERS[name] = password


def check(name, password):
    return USERS.get(name) == password


def registry():
    return NAMES["EUR"].upper()
