import time


def wait_until_ready(printer, limit=60):
    """Looks once a second; nothing failed and no pause grows."""
    for _ in range(limit):
        if printer.ready():
            return True
        time.sleep(1)
    return False


def backoff(truck, metres):
    """Drives a truck back off the ramp."""
    truck.reverse()
    truck.drive(metres)
