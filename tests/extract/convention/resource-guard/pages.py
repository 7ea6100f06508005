from contextlib import contextmanager


def pages(store):  # ~ streaming
    cursor = store.first()
    try:
        while cursor:
            yield cursor.rows
            cursor = cursor.next()
    except StopIteration:
        return


class Door:
    def enter(self, person):
        self.inside = person

    def exit(self, person):
        self.inside = None


@contextmanager
def label(log, text):
    log.info("begin %s", text)
    yield
