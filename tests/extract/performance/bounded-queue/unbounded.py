import queue
import threading


def start(handle, limit):
    """The queue grows without a bound: the limit is one of time."""
    waiting = queue.Queue()

    def work():
        while True:
            handle(waiting.get(timeout=limit))

    threading.Thread(target=work, daemon=True).start()
    return waiting
