HOST = "localhost"
PORT = 8080
DEBUG = False

HANDLERS = {
    "host": HOST,
    "port": PORT,
    "debug": DEBUG,
}


def handle(name):
    value = HANDLERS.get(name)
    return str(value)
