STATES = {
    "DE": {"XETR", "XFRA"},
    "FR": {"XPAR"},
}


class Market:
    def __init__(self, country):
        self.country = country
        self.state = "closed"

    def check(self, venue):
        if venue not in STATES[self.country]:
            raise ValueError(venue)
        self.venue = venue

    def open(self):
        self.state = "open"
