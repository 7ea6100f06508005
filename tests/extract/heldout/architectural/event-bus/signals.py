from collections import defaultdict

_listeners = defaultdict(list)


def on(topic):
    def keep(fn):
        _listeners[topic].append(fn)
        return fn
    return keep


def emit(topic, **payload):  # ~ event-bus
    for fn in _listeners[topic]:
        fn(payload)


@on("order.paid")
def print_packing_slip(payload):
    print("pack", payload["order"])


@on("order.paid")
def earn_points(payload):
    print("points for", payload["customer"])
