"""How long after a key a step of a lecture is on the hall's screen, the lecturer's screen being open as well.

Run with `pytest tests/benchmarks --benchmark-only`. A round is the ready-made lecture, given for the first
time in a new window from its first key to its last, and then backwards. A key is timed by the program's own
work, until the picture is painted, so that what else runs on the computer does not count. Against the limit
stands, of every key, the median of the rounds; the slowest key counts.
"""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.lecture.screen import HallScreen
from gui.settings import Settings
from gui.theme import Theme
from gui.windows.audience import AudienceWindow
from gui.windows.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent
    from pytest_benchmark.fixture import BenchmarkFixture
    from pytestqt.qtbot import QtBot

ROUNDS = 3
MOST = 0.050  # seconds


def settle() -> None:
    """Let Qt do all that is waiting to be done."""
    for _ in range(5):
        QApplication.processEvents()


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """When the hall's picture was painted."""
    moments: list[float] = []
    paint = HallScreen.paintEvent

    def note(screen: HallScreen, event: QPaintEvent) -> None:
        paint(screen, event)
        if screen.objectName() == "lecture:hall":
            moments.append(time.process_time())

    monkeypatch.setattr(HallScreen, "paintEvent", note)
    return moments


@pytest.fixture
def begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, qapp: QApplication
) -> Iterator[Callable[[int, int], AudienceWindow]]:
    """Begins the ready-made lecture in a new window, the hall's screen of some size."""
    monkeypatch.setenv("OTHERWISE_HOME", str(tmp_path))
    theme = Theme("light")
    theme.apply(qapp)
    windows: list[MainWindow] = []

    def close() -> None:
        for window in windows:
            window.desk.session.holder.mark_saved()
            window.close()
            window.deleteLater()
        windows.clear()
        settle()

    def make(width: int, height: int) -> AudienceWindow:
        close()
        window = MainWindow(theme, Settings(tmp_path / "settings.json"))
        with qtbot.waitSignal(window.built):
            window.show()
        windows.append(window)
        window.activateWindow()
        settle()
        window.desk.actions["start-lecture"].trigger()
        settle()
        [hall] = [it for it in qapp.topLevelWidgets() if isinstance(it, AudienceWindow) and it.isVisible()]
        QTest.keyClick(hall, Qt.Key.Key_M)
        hall.showNormal()
        hall.resize(width, height)
        settle()
        return hall

    yield make
    close()


@pytest.mark.qt_log_ignore("This plugin does not support (propagateSizeHints|raise)")
@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (3840, 2160)])
def test_a_step_is_on_the_halls_screen(
    benchmark: BenchmarkFixture, begin: Any, painted: list[float], width: int, height: int
) -> None:
    taken: dict[tuple[str, int], list[float]] = {}
    halls: list[AudienceWindow] = []

    def again() -> None:
        halls[:] = [begin(width, height)]

    def give() -> None:
        [hall] = halls
        for name, key in (("forward", Qt.Key.Key_PageDown), ("back", Qt.Key.Key_PageUp)):
            for number in range(100):
                before = hall.screen_.showing
                painted.clear()
                begun = time.process_time()
                QTest.keyClick(hall, key)
                while not painted and hall.screen_.showing is not before:
                    QApplication.processEvents()
                if hall.screen_.showing is before:
                    break
                taken.setdefault((name, number), []).append(painted[0] - begun)
                settle()

    benchmark.pedantic(give, setup=again, rounds=ROUNDS)  # type: ignore[no-untyped-call]
    medians = {key: median(seconds) for key, seconds in taken.items()}
    slowest = max(medians, key=lambda key: medians[key])
    benchmark.extra_info.update(
        keys=len(medians),
        median_ms=round(median(medians.values()) * 1000, 1),
        slowest_ms=round(medians[slowest] * 1000, 1),
        slowest=" ".join(map(str, slowest)),
    )
    print({key: round(value * 1000, 1) for key, value in medians.items()})
    assert len(medians) >= 2 * 19
    assert medians[slowest] <= MOST
