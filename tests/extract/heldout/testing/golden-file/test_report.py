import os
from pathlib import Path

from clinic.report import render_month

ACCEPTED = Path(__file__).parent / "golden" / "month.txt"


def test_month_report():
    text = render_month(year=2024, month=5)
    if os.environ.get("ACCEPT"):
        ACCEPTED.write_text(text, encoding="utf-8")
    assert text == ACCEPTED.read_text(encoding="utf-8")  # ~ golden-file
