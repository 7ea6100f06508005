from pathlib import Path

from edi.parser import parse

DATA = Path(__file__).parent / "data"


def test_reads_an_order():
    """The file is what goes in; a number is what comes out."""
    order = parse((DATA / "golden_gate_order.edi").read_text())
    assert order.lines == 3


def test_reads_an_empty_order():
    order = parse((DATA / "empty.edi").read_text())
    assert order.lines == 0
