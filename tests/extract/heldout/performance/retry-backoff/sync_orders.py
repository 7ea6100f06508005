import logging
import time

import requests

log = logging.getLogger(__name__)


def push(order, url, attempts=5):
    pause = 0.5
    for attempt in range(attempts):  # ~ retry-backoff
        try:
            resp = requests.post(url, json=order, timeout=5)
            resp.raise_for_status()
            return resp.json()
        except requests.ConnectionError:
            if attempt == attempts - 1:
                raise
            log.warning("shop does not answer")
            time.sleep(pause)
            pause *= 2
