class ResourceGuard:
    """A guard in the game who watches a mine; nothing is opened or closed."""

    def __init__(self, name, mine):
        self.name = name
        self.mine = mine
        self.alert = 0

    def enter(self, room):
        self.mine.rooms[room].append(self.name)

    def exit(self, room):
        self.mine.rooms[room].remove(self.name)

    def watch(self, thief):
        self.alert += 1 if thief.visible else 0
