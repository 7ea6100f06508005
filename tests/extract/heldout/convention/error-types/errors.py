"""What can go wrong when a payment is made."""


class PaymentError(Exception):  # ~ error-types
    """Base of all failures of this package."""


class CardDeclined(PaymentError):  # ~ error-types
    def __init__(self, code: str):
        super().__init__(f"declined with {code}")
        self.code = code


class TerminalOffline(PaymentError):  # ~ error-types
    pass
