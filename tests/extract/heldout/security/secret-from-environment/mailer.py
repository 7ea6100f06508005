import os
import smtplib


def connect():
    server = smtplib.SMTP("relay.shop.test", 587)
    server.starttls()
    server.login("orders", os.environ["SMTP_PASSWORD"])  # ~ secret-from-environment
    return server
