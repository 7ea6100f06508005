class Thermostat:  # ~ observer
    def __init__(self, target=20.0):
        self._target = target
        self._watchers = []

    def watch(self, fn):
        self._watchers.append(fn)
        return lambda: self._watchers.remove(fn)

    @property
    def target(self):
        return self._target

    @target.setter
    def target(self, value):
        self._target = value
        for fn in self._watchers:
            fn(value)
