from dataclasses import dataclass, field


@dataclass
class Record:
    """A vinyl record. It gets scratches, so it changes."""

    title: str
    side: str = "A"
    scratches: int = 0
    played: list = field(default_factory=list)

    def flip(self):
        self.side = "B" if self.side == "A" else "A"

    def play(self, day):
        self.played.append(day)
        self.scratches += 1
