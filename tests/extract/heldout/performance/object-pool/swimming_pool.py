class Pool:
    """Swimming pool with lanes that clubs book."""

    def __init__(self, lanes):
        self.lanes = {n: None for n in range(1, lanes + 1)}

    def acquire(self, club):
        for lane, user in self.lanes.items():
            if user is None:
                self.lanes[lane] = club
                return lane
        return None

    def swimmers(self):
        return sum(1 for u in self.lanes.values() if u)
