class Booking:
    def __init__(self, session):
        self.session = session

    def book(self, debit, credit):
        try:  # ~ unit-of-work
            self.session.add(debit)
            self.session.add(credit)
            self.session.commit()
        except Exception:
            self.session.rollback()
            raise
