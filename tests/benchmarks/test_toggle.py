"""How long a toggle takes in a whole window, from the click until everything is painted.

Run with `pytest tests/benchmarks --benchmark-only`. A round is one click on each option of the decision that
most depends on; against the limit stands the median.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton

from gui.settings import Settings
from gui.theme import Theme
from gui.windows.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture
    from pytestqt.qtbot import QtBot

DECISION, OPTIONS = "general-secretary", ("trotsky-speaks", "politburo-acts", "keeps")
ROUNDS = 30
MOST = 0.050  # seconds: three frames


def settle() -> None:
    """Let Qt do all that is waiting to be done."""
    for _ in range(3):
        QApplication.processEvents()


@pytest.fixture
def open_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, qapp: QApplication
) -> Iterator[Any]:
    """Opens a window of 1920 by 1080 with the shipped casebook, its text at some scale."""
    monkeypatch.setenv("OTHERWISE_HOME", str(tmp_path))
    windows: list[MainWindow] = []

    def make(scale: float) -> MainWindow:
        theme = Theme("light", scale)
        theme.apply(qapp)
        window = MainWindow(theme, Settings(tmp_path / "settings.json"))
        window.resize(1920, 1080)
        with qtbot.waitSignal(window.built):
            window.show()
        qtbot.waitExposed(window)
        settle()
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.desk.session.holder.mark_saved()
        window.close()
        window.deleteLater()


def option(window: MainWindow, name: str) -> QRadioButton:
    """The button of an option."""
    found = window.findChild(QRadioButton, f"option:{DECISION}/{name}")
    assert found is not None
    return found


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_toggle_in_a_whole_window(benchmark: BenchmarkFixture, open_at: Any, scale: float) -> None:
    window = open_at(scale)
    buttons = [option(window, name) for name in OPTIONS]

    def toggle_each() -> None:
        for button in buttons:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            settle()

    benchmark.pedantic(toggle_each, rounds=ROUNDS, warmup_rounds=3)  # type: ignore[no-untyped-call]
    stats: Any = benchmark.stats
    best, median = (float(value) / len(buttons) for value in (stats.stats.min, stats.stats.median))
    benchmark.extra_info.update(best_ms=round(best * 1000, 1), median_ms=round(median * 1000, 1))
    assert median <= MOST
