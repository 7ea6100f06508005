import re
import shlex


def pattern(word):
    return re.compile(r"\b" + re.escape(word) + r"\b", re.IGNORECASE)


def command_for_humans(parts):
    return " ".join(shlex.quote(p) for p in parts)


def unescape_tabs(text):
    return text.replace("\\t", "\t")
