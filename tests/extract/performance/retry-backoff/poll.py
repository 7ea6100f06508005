import time


def retry_until_ready(server):
    """Asks every second: nothing has failed, and the time between stays the same."""
    while not server.ready():
        time.sleep(1)


def retry(job, queue):
    try:
        job.run()
    except TimeoutError:
        queue.put(job)
