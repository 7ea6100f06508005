"""Titles of the streams on the video page."""
from pathlib import Path


def titles(path):
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return sorted(t.strip() for t in lines if t)


def stream_name(channel, day):
    return f"{channel}-{day:%Y%m%d}"
