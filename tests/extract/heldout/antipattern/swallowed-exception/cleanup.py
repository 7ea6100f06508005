import contextlib
import os
import signal


def remove_pidfile(path):
    try:
        os.unlink(path)
    except FileNotFoundError:
        # somebody tidied up before us, which is what we want
        pass


def stop_child(pid):
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
