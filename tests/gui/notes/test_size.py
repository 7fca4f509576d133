"""The notes pane is as large as it was left, and the panels keep the rest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from gui.windows.main_window import MainWindow
from scenarios.files.scenario_files import save_scenario
from scenarios.model.scenario import CasebookReference, Scenario
from tests.gui.widgets.looking import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.settings import Settings
    from gui.theme import Theme


def opened(path: Path, theme: Theme, settings: Settings, qtbot: QtBot) -> MainWindow:
    """A window as it comes, at the size that it was left in."""
    window = MainWindow(theme, settings, path)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.built):
        window.show()
    settle()
    return window


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    path = tmp_path / "x.otherwise"
    save_scenario(path, Scenario(casebook=CasebookReference(id="mini"), notes={"": "Ask who pays.\n" * 40}))
    return path


@pytest.mark.parametrize("size", [(760, 700), (640, 480)])
def test_the_pane_is_as_high_as_it_was_left(
    noted: Path, theme: Theme, settings: Settings, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window = opened(noted, theme, settings, qtbot)
    window.resize(*size)
    settle()
    for height in (180, 140):
        window.resizeDocks([window.notes], [height], Qt.Orientation.Vertical)
        settle()
        left = window.notes.height()
        window.close()
        window = opened(noted, theme, settings, qtbot)
        assert abs(window.notes.height() - left) <= 2


def test_beside_the_panels_it_is_as_wide_as_it_was_left(
    noted: Path, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    window = opened(noted, theme, settings, qtbot)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, window.notes)
    settle()
    window.resizeDocks([window.notes], [210], Qt.Orientation.Horizontal)
    settle()
    left = window.notes.width()
    window.close()
    again = opened(noted, theme, settings, qtbot)
    assert again.dockWidgetArea(again.notes) == Qt.DockWidgetArea.RightDockWidgetArea
    assert abs(again.notes.width() - left) <= 2


def test_another_window_gives_the_notes_their_share_and_no_more(
    noted: Path, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    window = opened(noted, theme, settings, qtbot)
    window.resize(760, 700)
    window.resizeDocks([window.notes], [500], Qt.Orientation.Vertical)
    settle()
    assert window.notes.height() > 400
    window.close()
    other = noted.with_name("y.otherwise")
    other.write_bytes(noted.read_bytes())
    again = opened(other, theme, settings, qtbot)
    assert again.notes.isVisible()
    assert again.notes.height() < again.height() / 3


def test_the_layout_is_reset_with_the_notes(
    noted: Path, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    window = opened(noted, theme, settings, qtbot)
    window.resize(760, 700)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, window.notes)
    window.resizeDocks([window.notes], [450], Qt.Orientation.Horizontal)
    settle()
    window.desk.actions["reset-layout"].trigger()
    settle()
    assert window.dockWidgetArea(window.notes) == Qt.DockWidgetArea.BottomDockWidgetArea
    assert window.notes.isVisible()
    assert window.notes.height() < window.height() / 3


def test_a_pane_that_was_never_open_is_as_large_as_reads_well_when_it_is_opened(
    tmp_path: Path, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    path = tmp_path / "y.otherwise"
    save_scenario(path, Scenario(casebook=CasebookReference(id="mini")))
    opened(path, theme, settings, qtbot).close()
    window = opened(path, theme, settings, qtbot)
    assert not window.notes.isVisible()
    window.notes.toggle()
    settle()
    assert window.height() * 0.22 < window.notes.height() < window.height() * 0.33
