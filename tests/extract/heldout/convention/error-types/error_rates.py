from enum import Enum


class ErrorRate(Enum):
    """Error rates of the measuring heads; nothing is raised here."""

    LOW = 0.001
    HIGH = 0.02


class MeasurementError:
    def __init__(self, mean, deviation):
        self.mean = mean
        self.deviation = deviation

    def band(self):
        return self.mean - self.deviation, self.mean + self.deviation
