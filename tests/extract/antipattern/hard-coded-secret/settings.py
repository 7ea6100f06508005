import os

DATABASE_URL = os.environ["DATABASE_URL"]
BROKER_API_KEY = "k9f2Qw81LmZx04TtVb7n"  # ~ hard-coded-secret
PAGE_SIZE = 50


def connect(driver):
    return driver.connect(
        host="db.tradesense.example",
        user="settlement",
        password="S3ttle-Prod-2025",  # ~ hard-coded-secret
    )
