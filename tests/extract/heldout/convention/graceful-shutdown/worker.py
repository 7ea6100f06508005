import signal
import threading

from billing.queue import Queue

stopping = threading.Event()


def _stop(signum, frame):
    stopping.set()


def main():
    signal.signal(signal.SIGTERM, _stop)  # ~ graceful-shutdown
    signal.signal(signal.SIGINT, _stop)
    queue = Queue.connect()
    while not stopping.is_set():
        job = queue.take(timeout=1.0)
        if job is not None:
            job.run()
            queue.done(job)
    queue.close()
