"""Garbage is looked for again when what makes much is through, however it ends."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from gui.garbage import left_lying


def test_none_is_looked_for_meanwhile_and_then_again() -> None:
    with left_lying():
        assert not gc.isenabled()
        with left_lying():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_looked_for_again_after_an_error() -> None:
    with pytest.raises(KeyError), left_lying():
        raise KeyError
    assert gc.isenabled()


def test_items_made_by_python_stand_in_flat_lists_alone() -> None:
    """Below one another PySide may let go of one that Qt still holds, and Qt ends the program later."""
    sources = (Path(__file__).resolve().parents[2] / "gui").rglob("*.py")
    found = {path.name for path in sources if "QStandardItem(" in path.read_text(encoding="utf-8")}
    assert found == {"finder.py", "questions.py"}
