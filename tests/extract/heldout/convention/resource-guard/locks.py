from contextlib import contextmanager

import redis

client = redis.Redis()


@contextmanager
def ward_lock(ward: str, ttl: int = 30):  # ~ resource-guard
    lock = client.lock(f"ward:{ward}", timeout=ttl)
    lock.acquire(blocking=True)
    try:
        yield lock
    finally:
        lock.release()
