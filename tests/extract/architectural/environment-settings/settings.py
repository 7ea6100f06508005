import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:  # ~ immutable-record
    database: str
    broker: str
    workers: int


def from_environment() -> Settings:  # ~ environment-settings
    return Settings(
        database=os.environ["DATABASE_URL"],
        broker=os.environ["BROKER_URL"],
        workers=int(os.getenv("WORKERS", "4")),
    )
