"""How soon the first window is painted, against a bare Qt window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

ROOT = Path(__file__).resolve().parent.parent.parent
RUNS = 9
MOST = 1.5

BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))

application = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""

OURS = """
import os
import gui.windows.main_window

# What fills the window runs right after its first paint: there the clock stops.
gui.windows.main_window.MainWindow.build = lambda self: os._exit(0)
import main
main.main([])
"""

LOADED = """
import os
import sys
import gui.windows.main_window

def build(self):
    print(*sorted(sys.modules), sep="\\n")
    sys.stdout.flush()
    os._exit(0)

gui.windows.main_window.MainWindow.build = build
import main
main.main([])
"""


def start(code: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a program until its first window is painted."""
    environment = {**os.environ, "OTHERWISE_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )


def seconds(code: str, home: Path) -> float:
    """How long a program takes to paint its first window."""
    begun = time.perf_counter()
    start(code, home)
    return time.perf_counter() - begun


@pytest.mark.parametrize("heavy", ["pyqtgraph", "pydantic", "numpy", "PySide6.QtSvg", "PySide6.QtOpenGL"])
def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path, heavy: str) -> None:
    loaded = start(LOADED, tmp_path).stdout.split()
    assert "gui.theme" in loaded
    assert [name for name in loaded if name == heavy or name.startswith(f"{heavy}.")] == []


def test_the_first_paint_comes_as_soon_as_that_of_a_bare_window(
    benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    bare, ours = [], []

    def both() -> None:
        # In turn, so that whatever else the machine does slows both alike.
        bare.append(seconds(BARE, tmp_path))
        ours.append(seconds(OURS, tmp_path))

    benchmark.pedantic(both, rounds=RUNS, warmup_rounds=1)  # type: ignore[no-untyped-call]
    ratio = min(ours) / min(bare)
    benchmark.extra_info.update(
        bare_ms=round(min(bare) * 1000), ours_ms=round(min(ours) * 1000), ratio=round(ratio, 2)
    )
    assert ratio <= MOST
