import threading

from depot.lease import Lease


def test_lease_ends_after_its_term():
    now = [0.0]
    lease = Lease(term=30, clock=lambda: now[0])
    now[0] = 31.0  # nobody sleeps here
    assert lease.expired()


def test_renewal_signals_waiters():
    renewed = threading.Event()
    Lease(term=1, on_renew=renewed.set).start()
    assert renewed.wait(timeout=5)
