"""The notes pane is as large as it was left, and the panels keep the rest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt

from gui.widgets import room
from gui.windows.main_window import MainWindow
from scenarios.files.scenario_files import save_scenario
from scenarios.model.scenario import CasebookReference, Scenario
from tests.gui.widgets.looking import click, part, settle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from gui.settings import Settings
    from gui.theme import Theme


def opened(
    path: Path, theme: Theme, settings: Settings, qtbot: QtBot, size: tuple[int, int] | None = None
) -> MainWindow:
    """A window as it comes, at the size that it was left in unless another is asked for."""
    window = MainWindow(theme, settings, path)
    qtbot.addWidget(window)
    if size is not None:
        window.resize(*size)
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
    assert window.height() * 0.12 < window.notes.height() < window.height() * 0.33


def in_sight(widget: QWidget) -> int:
    """How much of the height of a widget is seen."""
    rect, around = widget.rect(), widget
    while not around.isWindow():
        parent = around.parentWidget()
        assert parent is not None
        rect = rect.translated(around.pos()) & parent.rect()
        around = parent
    return rect.height()


@pytest.mark.parametrize("size", [(1280, 690), (1366, 730), (1440, 850), (1900, 1000)])
def test_notes_that_open_by_themselves_leave_map_and_arguments_in_sight(
    noted: Path,
    theme: Theme,
    settings: Settings,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    monkeypatch.setattr(room, "_available", lambda _: QSize(1920, 1080))
    window = opened(noted, theme, settings, qtbot, size)
    assert (window.width(), window.height()) == size
    assert window.notes.isVisible()
    assert not window.workplace.columns.is_paged
    click(part(window, "option:site/mill"))
    settle()
    for name, lines in (("branches:map", 9.0), ("why:reasons", 6.0)):
        assert in_sight(part(window, name)) >= theme.px(lines), name
    window.desk.session.holder.mark_saved()


def test_notes_that_somebody_moved_stay_where_they_are(
    noted: Path, theme: Theme, settings: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_available", lambda _: QSize(1920, 1080))
    window = opened(noted, theme, settings, qtbot, (1280, 690))
    right, bottom = Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea
    assert window.dockWidgetArea(window.notes) == right
    window.addDockWidget(bottom, window.notes)
    window.close()
    again = opened(noted, theme, settings, qtbot, (1280, 690))
    assert again.dockWidgetArea(again.notes) == bottom
    again.desk.actions["reset-layout"].trigger()
    settle()
    assert again.dockWidgetArea(again.notes) == right
    assert again.notes.isVisible()
