import getpass
import os


def language():
    return os.environ.get("LANG", "C").split(".")[0]


def ask_password(user):
    """Somebody at the keyboard types it."""
    return getpass.getpass(f"password of {user}: ")


def home():
    return os.path.expanduser("~")
