"""How soon a window is painted, bare and full, against a bare Qt window; and the bundle against uv."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

ROOT = Path(__file__).resolve().parent.parent.parent
BUNDLE = ROOT / "build" / "bundle" / "otherwise" / "otherwise"
RUNS = 9
MOST = 1.3
# Of the window with its map. The first paint and the loading of numpy, pydantic and pyqtgraph take 2.3 bare
# windows (counted in instructions); the casebook, the panels and their first painting take the rest.
MOST_FULL = 7.0

SCREEN = (
    '{"windowFrameMargins": false,'
    ' "screens": [{"name": "one", "x": 0, "y": 0, "width": 1920, "height": 1080}]}'
)

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

# Nothing of the program is loaded before it is started: what is said to a window waits until Qt is there.
HOOKED = """
import os
import sys
import main
from gui import preflight

watch = preflight._watch_start

def watch_and_hook(without_window):
    hook()
    watch(without_window)

preflight._watch_start = watch_and_hook
"""

OURS = (
    HOOKED
    + """
def hook():
    from gui.windows.main_window import MainWindow
    # What fills the window runs right after its first paint: there the clock stops.
    MainWindow.build = lambda self: os._exit(0)

main.main([])
"""
)

FULL = (
    HOOKED
    + """
def hook():
    from PySide6.QtCore import QObject, Qt, Signal
    from gui.windows.main_window import MainWindow

    class Bell(QObject):
        rung = Signal()

    def build_and_watch(window):
        from gui.branches.map import MapView
        paint = MapView.paintEvent
        filled = []

        def paint_and_end(view, event):
            paint(view, event)
            if filled and view.layout_shown is not None:
                bell.rung.emit()

        MapView.paintEvent = paint_and_end
        window.filled.connect(lambda: filled.append(True))
        build(window)

    bell = Bell()
    # When all else is painted that is painted with the map.
    bell.rung.connect(lambda: os._exit(0), Qt.ConnectionType.QueuedConnection)
    build = MainWindow.build
    MainWindow.build = build_and_watch

main.main([])
"""
)

LOADED = (
    HOOKED
    + """
def hook():
    from gui.windows.main_window import MainWindow

    def build(self):
        # An empty page that stands where a library would look for one has none of its code.
        loaded = (name for name, module in sys.modules.items() if getattr(module, "__spec__", None))
        print(*sorted(loaded), sep="\\n")
        sys.stdout.flush()
        os._exit(0)

    MainWindow.build = build

main.main([])
"""
)


def start(code: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a program until its first window is painted."""
    environment = {**os.environ, "OTHERWISE_HOME": str(home), "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # which no user has set
    if environment["QT_QPA_PLATFORM"] == "offscreen":
        # Qt's own offscreen screen is too narrow for the map to stand beside the rest.
        (home / "screen.json").write_text(SCREEN, encoding="utf-8")
        environment["QT_QPA_PLATFORM"] = "offscreen:configfile=screen.json"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=home,
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


def test_the_full_window_with_its_map_is_not_far_behind_a_bare_one(
    benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    bare, full = [], []

    def both() -> None:
        bare.append(seconds(BARE, tmp_path))
        full.append(seconds(FULL, tmp_path))

    benchmark.pedantic(both, rounds=RUNS, warmup_rounds=1)  # type: ignore[no-untyped-call]
    ratio = min(full) / min(bare)
    benchmark.extra_info.update(
        bare_ms=round(min(bare) * 1000), full_ms=round(min(full) * 1000), ratio=round(ratio, 2)
    )
    assert ratio <= MOST_FULL


def seconds_to_open(command: list[str | Path], home: Path) -> float:
    """How long a program takes until it has opened a scenario, and says so in its list of recent files."""
    sample = min((ROOT / "resources" / "samples").glob("*.otherwise"))
    shutil.rmtree(home, ignore_errors=True)
    begun = time.perf_counter()
    environment = {**os.environ, "OTHERWISE_HOME": str(home)}
    process = subprocess.Popen([*command, sample], cwd=ROOT, env=environment, start_new_session=True)
    try:
        while not (home / "settings" / "recent.json").exists():
            assert process.poll() is None
            assert time.perf_counter() - begun < 60
            time.sleep(0.005)
        return time.perf_counter() - begun
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.mark.skipif(not BUNDLE.exists(), reason="there is no bundle; resources/packaging/build.py makes one")
def test_the_bundle_is_no_slower_than_uv(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    uv: list[str | Path] = [sys.executable, "-m", "uv", "run", "--no-sync", "main.py"]
    if subprocess.run([*uv[:3], "--version"], capture_output=True).returncode != 0:
        uv = ["uv", *uv[3:]]
    by_uv, by_bundle = [], []

    def both() -> None:
        by_uv.append(seconds_to_open(uv, tmp_path / "home"))
        by_bundle.append(seconds_to_open([BUNDLE], tmp_path / "home"))

    benchmark.pedantic(both, rounds=RUNS, warmup_rounds=1)  # type: ignore[no-untyped-call]
    ratio = min(by_bundle) / min(by_uv)
    benchmark.extra_info.update(
        uv_ms=round(min(by_uv) * 1000), bundle_ms=round(min(by_bundle) * 1000), ratio=round(ratio, 2)
    )
    assert ratio <= 1.0
