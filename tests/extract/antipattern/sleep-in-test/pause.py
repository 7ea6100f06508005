import time


def drain(queue, handle, pause=0.2):
    while True:
        message = queue.get()
        if message is None:
            break
        handle(message)
        time.sleep(pause)


def test_connection(broker):
    broker.connect()
    time.sleep(1)
    return broker.is_connected()
