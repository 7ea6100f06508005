class FakeMailer(Mailer):  # ~ fake-by-interface
    def __init__(self):
        self.sent = []

    def send(self, text):
        self.sent.append(text)


class FakeError(Exception):
    pass
