import logging
import sys

log = logging.getLogger("settlement.worker")


class SettlementWorker:
    def __init__(self, queue, handler):
        self.queue = queue
        self.handler = handler

    def run(self):
        for message in self.queue:
            try:
                self.handler(message)
            except Exception as error:
                log.error("message %s failed: %s", message.id, error)
                self.queue.park(message)
            else:
                self.queue.acknowledge(message)

    def settle(self, message):
        try:
            return self.handler(message)
        except (TimeoutError, ConnectionError):
            return None


def main(worker):
    try:
        worker.run()
    except Exception:
        worker.queue.close()
        raise
    except KeyboardInterrupt:
        sys.exit(130)
