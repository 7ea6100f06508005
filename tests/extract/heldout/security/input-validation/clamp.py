"""Values are bent into their range here; nothing is refused."""


def brightness(percent):
    if percent < 0:
        percent = 0
    elif percent > 100:
        percent = 100
    return percent / 100


def valid_for_days(ticket):
    return {"day": 1, "week": 7}.get(ticket.kind, 30)


def validation_report(rows):
    return [f"{r.name}: {'ok' if r.ok else 'look again'}" for r in rows]
