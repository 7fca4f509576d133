"""A window whose text is made larger or smaller looks as one that was started so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from gui.theme import SCALES, Theme
from gui.windows.main_window import MainWindow
from scenarios.files.scenario_files import save_scenario
from scenarios.model.scenario import CasebookReference, Scenario
from tests.gui.widgets.looking import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from gui.settings import Settings

    OpenAt = Callable[[float, tuple[int, int]], tuple[MainWindow, Theme]]

JUMPS = [(before, after, (1024, 700)) for before in SCALES for after in SCALES if before != after]
JUMPS += [(1.0, 2.0, (1440, 900)), (2.0, 1.0, (1440, 900)), (1.0, 2.0, (1024, 560)), (2.0, 1.0, (1024, 560))]
AT_THE_MILL = Scenario(
    casebook=CasebookReference(id="mini"), choices={"site": "mill"}, notes={"": "Ask who pays."}
)


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    path = tmp_path / "x.otherwise"
    save_scenario(path, AT_THE_MILL)
    return path


@pytest.fixture(autouse=True)
def _as_it_was(theme: Theme, qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp)


def sizes_of_text(window: MainWindow) -> dict[str, set[float]]:
    """All that can be seen in a window on any of its pages: where it lies in what, and its sizes of text."""
    found: dict[str, set[float]] = {}

    def look(widget: QWidget, above: str) -> None:
        path = f"{above}/{type(widget).__name__} {widget.objectName()}"
        if not widget.objectName().startswith("qt_"):  # Qt's own, which write nothing
            found.setdefault(path, set()).add(widget.font().pointSizeF())
        for child in widget.children():
            if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
                look(child, path)

    tabs = window.workplace.columns.tabs
    for page in range(tabs.count()):
        tabs.setCurrentIndex(page)
        settle()
        look(window, "")
    tabs.setCurrentIndex(0)
    return found


@pytest.fixture
def open_at(settings: Settings, qtbot: QtBot, qapp: QApplication, noted: Path) -> OpenAt:
    def make(scale: float, size: tuple[int, int]) -> tuple[MainWindow, Theme]:
        theme = Theme(scale=scale)
        theme.apply(qapp)
        window = MainWindow(theme, settings, noted)
        qtbot.addWidget(window)
        window.resize(*size)
        with qtbot.waitSignal(window.built):
            window.show()
        window.resize(*size)
        settle()
        return window, theme

    return make


@pytest.mark.parametrize(("before", "after", "size"), JUMPS)
def test_after_a_jump_every_text_is_as_large_as_after_a_start(
    open_at: OpenAt, before: float, after: float, size: tuple[int, int]
) -> None:
    started, _ = open_at(after, size)
    expected = sizes_of_text(started)
    started.close()
    jumped, theme = open_at(before, size)
    theme.set_scale(after)
    settle()
    seen = sizes_of_text(jumped)
    jumped.close()
    # A pane that was open stays so where a window that starts has a page, and the other way round.
    both = [place for place in expected if place in seen]
    assert len(both) > len(expected) * 0.8
    assert {place: seen[place] for place in both if seen[place] != expected[place]} == {}


def title_of(window: MainWindow) -> QImage:
    """What is painted above the notes in their pane."""
    dock = window.notes
    return dock.grab(QRect(0, 0, dock.width() // 2, dock.panel.y())).toImage()


@pytest.mark.parametrize(("before", "after"), [(1.0, 1.25), (1.25, 1.0), (1.0, 1.5), (1.5, 1.0)])
def test_the_title_of_the_notes_follows(open_at: OpenAt, before: float, after: float) -> None:
    started, _ = open_at(after, (1440, 900))
    expected = title_of(started)
    started.close()
    jumped, theme = open_at(before, (1440, 900))
    theme.set_scale(after)
    settle()
    assert title_of(jumped) == expected
    assert title_of(jumped).height() > theme.px(1.0)
    jumped.close()
