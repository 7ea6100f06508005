from pathlib import Path

from .errors import Refused

ROOT = Path("/srv/reports").resolve()


def open_report(name):  # ~ path-traversal-guard
    path = (ROOT / name).resolve()
    if not path.is_relative_to(ROOT):
        raise Refused(f"{name} is outside of the reports")
    return path.open("rb")


def link(root, name):
    return (root / name).resolve()
