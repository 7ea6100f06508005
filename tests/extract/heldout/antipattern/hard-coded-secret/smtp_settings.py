# production mail relay
SMTP_HOST = "relay.mail.clinic.test"
SMTP_PORT = 587
SMTP_USER = "appointments"
SMTP_PASSWORD = "vK7#pLm29qXz"  # ~ hard-coded-secret

RETRY_MINUTES = 15


def login_args():
    return {"user": SMTP_USER, "password": SMTP_PASSWORD}
