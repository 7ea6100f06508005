import signal


def main(worker):
    signal.signal(signal.SIGTERM, lambda number, frame: worker.stop())  # ~ graceful-shutdown
    signal.signal(signal.SIGHUP, lambda number, frame: worker.reload())
    worker.run()
