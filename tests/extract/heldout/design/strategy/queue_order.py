def by_arrival(patient):
    return patient.arrived


def by_urgency(patient):
    return (-patient.urgency, patient.arrived)


class WaitingRoom:  # ~ strategy
    def __init__(self, order=by_arrival):
        self.order = order
        self.patients = []

    def enter(self, patient):
        self.patients.append(patient)

    def next(self):
        chosen = min(self.patients, key=self.order)
        self.patients.remove(chosen)
        return chosen
