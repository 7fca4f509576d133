"""What one toggle costs, from the click to everything repainted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.main_window import MainWindow
from gui.settings import Settings
from gui.theme import Theme
from scenarios.library import shipped_casebooks

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture
    from pytestqt.qtbot import QtBot

ROUNDS = 40
THREE_FRAMES = 0.050
SCREENS = {"laptop": (1280, 720), "projector": (1920, 1080)}

# A departure that makes others not arise, and the way back.
OPTIONS = ("option:general-secretary/trotsky-speaks", "option:general-secretary/keeps")


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("screen", SCREENS)
def test_a_toggle_takes_no_more_than_three_frames(
    benchmark: BenchmarkFixture,
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    screen: str,
) -> None:
    monkeypatch.setenv("OTHERWISE_HOME", str(tmp_path))
    theme = Theme()
    theme.apply(qapp)
    window = MainWindow(theme, Settings(tmp_path / "settings.json"), shipped_casebooks()[0])
    qtbot.addWidget(window, before_close_func=lambda w: w.session.mark_saved())
    window.resize(*SCREENS[screen])
    with qtbot.waitSignal(window.built):
        window.show()
    buttons = [window.findChild(QWidget, name) for name in OPTIONS]
    qtbot.wait(200)  # what comes after the first paint is not the toggle's

    def toggle() -> None:
        button = buttons[len(window.session.projection.departures) > 0]
        assert button is not None
        before = window.session.projection
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(12, button.height() // 2))
        assert window.session.projection is not before
        # Layouts ask for layouts, and these for repaints: until nothing is left to do.
        for _ in range(4):
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    benchmark.pedantic(toggle, rounds=ROUNDS, warmup_rounds=4)  # type: ignore[no-untyped-call]
    assert benchmark.stats is not None
    stats = benchmark.stats.stats
    benchmark.extra_info.update(median_ms=round(stats.median * 1000, 1), worst_ms=round(stats.max * 1000, 1))
    assert stats.median <= THREE_FRAMES
