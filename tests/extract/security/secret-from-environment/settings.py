import os

from pydantic import SecretStr


def database_url():
    password = os.environ["DB_PASSWORD"]  # ~ secret-from-environment
    return f"postgresql://settlement:{password}@db/settlement"


class Settings:
    api_key = SecretStr(os.getenv("VENUE_API_KEY"))  # ~ secret-from-environment
    region = os.getenv("REGION", "eu-west-1")
