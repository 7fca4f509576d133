"""Garbage is looked for again when what makes much is through, however it ends."""

from __future__ import annotations

import gc
import subprocess
import sys
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


STARTED = """
import gc
import os
import main
from gui import preflight

watch = preflight._watch_start

def watch_and_hook(without_window):
    from gui.windows.main_window import MainWindow

    def told(window):
        complete(window)
        print(gc.get_freeze_count() > 50_000)
        os.sys.stdout.flush()
        os._exit(0)

    complete = MainWindow.complete
    MainWindow.complete = told
    watch(without_window)

preflight._watch_start = watch_and_hook
main.main([])
"""


def test_nothing_is_looked_for_among_what_the_program_is_made_of(tmp_path: Path) -> None:
    environment = {"QT_QPA_PLATFORM": "offscreen", "OTHERWISE_HOME": str(tmp_path)}
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", STARTED], cwd=root, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.stdout == "True\n", done.stderr


def test_items_made_by_python_stand_in_flat_lists_alone() -> None:
    """Below one another PySide may let go of one that Qt still holds, and Qt ends the program later."""
    sources = (Path(__file__).resolve().parents[2] / "gui").rglob("*.py")
    found = {path.name for path in sources if "QStandardItem(" in path.read_text(encoding="utf-8")}
    assert found == {"finder.py", "questions.py"}
