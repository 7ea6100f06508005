def fare(ride, now):
    if ride.cancelled:  # ~ guard-clauses
        return 0
    if ride.voucher is not None:
        return ride.voucher.price
    if ride.started_at is None:
        return None

    minutes = (now - ride.started_at).total_seconds() / 60
    base = 250 + round(minutes * 32)
    night = 1.25 if now.hour < 5 else 1.0
    return round(base * night)
