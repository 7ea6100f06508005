import time

from settlement import Worker


def test_worker_settles_what_is_queued(queue):  # ~ sleep-in-test
    worker = Worker(queue)
    worker.start()
    queue.put("T-1")
    time.sleep(2)
    assert queue.settled == ["T-1"]


class TestRetry:
    def test_it_tries_again(self, flaky):  # ~ sleep-in-test
        flaky.fail(once=True)
        flaky.send("T-2")
        time.sleep(0.5)
        assert flaky.attempts == 2
