def after(next_item):
    def walk(items):
        return [next_item for _ in items]

    return walk


def middleware(handlers):
    for handler in handlers:
        handler.prepare()
    return handlers


def middle(request, response):
    request.middle = response
    return request
