import os
from dataclasses import dataclass


@dataclass
class Settings:
    listen: str
    workers: int
    ward: str
    dry_run: bool

    @classmethod
    def load(cls) -> "Settings":  # ~ environment-settings
        return cls(
            listen=os.environ.get("LISTEN", "0.0.0.0:8080"),
            workers=int(os.environ.get("WORKERS", "4")),
            ward=os.environ["WARD"],
            dry_run=os.getenv("DRY_RUN", "no") == "yes",
        )
