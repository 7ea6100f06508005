from typing import Protocol


class Mailer(Protocol):  # ~ port
    def send(self, address: str, text: str) -> None: ...


class Reminders:  # ~ dependency-injection
    def __init__(self, mailer: Mailer) -> None:
        self.mailer = mailer

    def remind(self, person):
        self.mailer.send(person.address, f"{person.name}, your review is due.")
