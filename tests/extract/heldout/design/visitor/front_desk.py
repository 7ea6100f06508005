class Visitor:
    """Somebody who comes to the clinic to see a patient."""

    def __init__(self, name, patient):
        self.name = name
        self.patient = patient
        self.badge = None

    def accept(self, badge):
        self.badge = badge

    def may_visit(self, hour):
        return self.badge is not None and 14 <= hour < 18
