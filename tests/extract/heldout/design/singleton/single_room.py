class SingleRoom:
    """A room with one bed; there are many of them."""

    instances = 0

    def __init__(self, number):
        SingleRoom.instances += 1
        self.number = number
        self.guest = None

    @classmethod
    def get_instance(cls, number):
        return cls(number)

    @staticmethod
    def count():
        return SingleRoom.instances
