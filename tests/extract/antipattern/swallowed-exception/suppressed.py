import logging
import os

log = logging.getLogger(__name__)


def swallow_exceptions(callback, *arguments):
    try:
        return callback(*arguments)
    except Exception:
        log.exception("callback %r failed", callback)
        raise


def remove_lock(path):
    try:
        os.remove(path)
    except FileNotFoundError:
        pass


def warm_up(cache, keys):
    for key in keys:
        try:
            cache.load(key)
        except Exception:
            # A cold entry is loaded on its first use.
            pass
