import warnings


def is_deprecated(api):
    return api.deprecated


class DeprecatedInstrument:
    """An instrument that is no longer traded."""


warnings.filterwarnings("ignore", category=DeprecationWarning)
