TRANSITIONS = {
    "new": {"sent", "cancelled"},
    "sent": {"filled", "cancelled", "rejected"},
    "filled": set(),
}


class Order:  # ~ transition-table
    def __init__(self):
        self.state = "new"

    def move(self, state):
        if state not in TRANSITIONS[self.state]:
            raise ValueError(f"{self.state} does not become {state}")
        self.state = state
