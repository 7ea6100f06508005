import threading
import time

from shop.mailer import MailWorker


def test_worker_sends_what_is_queued():
    sent = []
    worker = MailWorker(transport=sent.append)
    threading.Thread(target=worker.run, daemon=True).start()

    worker.enqueue("order-71")
    time.sleep(1.5)  # ~ sleep-in-test

    assert sent == ["order-71"]
    worker.stop()
