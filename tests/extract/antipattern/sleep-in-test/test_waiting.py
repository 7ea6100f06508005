import time

from settlement import Worker


def wait_until(condition, seconds=5):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("it did not happen in time")


def test_worker_settles_what_is_queued(queue, monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    worker = Worker(queue)
    queue.put("T-1")
    wait_until(lambda: queue.settled == ["T-1"])
    assert worker.idle
