NESTED_LIMITS = {"eu": {"de": {"equity": {"intraday": {"desk": [1, 2, 3]}}}}}


def deep_limits(limits, region):
    if region not in limits:
        return
    for country in limits[region].values():
        for kind in country.values():
            if not kind:
                continue
            with kind.lock:
                yield from kind.values()


def handlers(app):
    def outer(request):
        if request.ok:
            def inner(response):
                if response.ok:
                    for line in response:
                        if line:
                            return line
            return inner
    return outer
