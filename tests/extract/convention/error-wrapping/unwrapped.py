from errors import WrappedError


def load(path):
    try:
        return parse(path.read_text())
    except UnicodeDecodeError:
        raise
    except OSError as error:
        log_error(error)
        raise WrappedError(path) from None


def wrap(error):
    yield from error.args
