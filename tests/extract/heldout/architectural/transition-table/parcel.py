NEXT = {
    "announced": {"received", "cancelled"},
    "received": {"sorted"},
    "sorted": {"on_tour", "returned"},
    "on_tour": {"delivered", "returned"},
    "delivered": set(),
}


class Parcel: # ~ transition-table
    def __init__(self, number):
        self.number = number
        self.state = "announced"

    def move_to(self, state):
        if state not in NEXT.get(self.state, ()):
            raise RuntimeError(f"{self.number}: {self.state} cannot become {state}")
        self.state = state
