import tenacity


@tenacity.retry(wait=tenacity.wait_fixed(0.1), stop=tenacity.stop_after_attempt(3))
def read_meter(meter):
    return meter.read()
