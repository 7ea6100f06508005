class PointWriter:  # ~ batching
    """Collects points and writes five hundred at a time."""

    SIZE = 500

    def __init__(self, influx_url):
        self._url = influx_url
        self._points = []

    def write(self, point):
        self._points.append(point)
        if len(self._points) >= self.SIZE:
            self.flush()

    def flush(self):
        if self._points:
            send_lines(self._url, self._points)
            self._points = []


def send_lines(url, points):
    import requests
    requests.post(url, data="\n".join(points), timeout=10).raise_for_status()
