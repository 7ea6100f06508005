import re


def on_key(key, dialog):
    """About the key of that name, and about patterns; no page is written."""
    if key == "escape":
        dialog.close()


def find(text, word):
    return re.search(re.escape(word), text)
