class Observer:
    """Somebody at the telescope, with a place and a height."""

    def __init__(self, lat, lon, height=0):
        self.lat = lat
        self.lon = lon
        self.height = height
        self.notes = []

    def notify(self, text):
        self.notes.append(text)

    def sees(self, star, sky):
        altitude = sky.altitude(star, self.lat, self.lon)
        return altitude > 10 - self.height / 1000
