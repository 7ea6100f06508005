import json
import logging

log = logging.getLogger(__name__)


class PriceFeed:
    def __init__(self, socket):
        self.socket = socket
        self.last = {}

    def poll(self):
        for raw in self.socket.drain():
            try:
                tick = json.loads(raw)
                self.last[tick["isin"]] = tick["bid"], tick["ask"]
            except Exception:  # ~ swallowed-exception
                pass

    def close(self):
        try:
            self.socket.send(b"bye")
        except:  # ~ swallowed-exception
            ...
        self.socket.close()
