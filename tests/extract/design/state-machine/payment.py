class Payment:  # ~ transition-table
    NEXT = {
        State.NEW: {State.AUTHORISED, State.FAILED},
        State.AUTHORISED: {State.CAPTURED, State.VOIDED},
    }

    def move(self, state):
        if state not in self.NEXT[self.state]:
            raise WrongStep(self.state, state)
        self.state = state
