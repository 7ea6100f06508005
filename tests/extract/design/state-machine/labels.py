class Labels:
    TITLES = {
        State.NEW: ["new", "just in"],
        State.DONE: ["done", "finished"],
    }

    def title(self, state):
        return self.TITLES[state][0]
