class DeviceRegistry:  # ~ singleton
    _only = None

    @classmethod
    def shared(cls):  # ~ lazy-loading
        if cls._only is None:
            cls._only = cls()
        return cls._only

    def __init__(self):
        self.devices = {}

    def add(self, serial, model):
        self.devices[serial] = model
