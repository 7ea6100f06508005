"""Fakes in the sense of counterfeit money."""
from bank.notes import Note, is_fake


class FakeNote(Note):
    """What the machine has to refuse."""

    uv_mark = False


def test_fake_is_found():
    assert is_fake(FakeNote(value=50))


def test_genuine_note_passes():
    assert not is_fake(Note(value=50))
