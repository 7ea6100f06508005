import random
import time


def fetch(session, url, attempts=5):  # ~ retry-backoff
    delay = 0.2
    for attempt in range(attempts):
        try:
            return session.get(url, timeout=3)
        except ConnectionError:
            if attempt == attempts - 1:
                raise
            time.sleep(delay + random.uniform(0, 0.1))
            delay *= 2
