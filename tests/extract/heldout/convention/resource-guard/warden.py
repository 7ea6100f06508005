class ResourceGuard:
    """A guard in the game who watches a mine; nothing is opened or closed."""

    def __init__(self, name):
        self.name = name
        self.alert = 0

    def enter(self, mine, room):
        mine.rooms[room].append(self.name)

    def exit(self, mine, room):
        mine.rooms[room].remove(self.name)

    def watch(self, thief):
        self.alert += 1 if thief.visible else 0
