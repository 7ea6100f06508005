from pathlib import Path


def test_report():  # ~ golden-file
    expected = (Path(__file__).parent / "golden" / "report.txt").read_text()
    assert report("2026-11-20") == expected


def test_golden_customers():
    golden = customers(grade="golden")
    assert golden == ["Marchetti"]
