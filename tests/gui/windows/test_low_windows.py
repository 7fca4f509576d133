"""Arguments can be read, decisions toggled and notes written in one low window, with one scroll bar each."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget

from gui.branches.map import MapView
from gui.shared.reason_delegate import TEXT, row_of
from gui.shared.reason_tree import ReasonTree
from scenarios.files.library import resources_folder
from tests.gui.widgets.looking import click, cut_off, find, part, said, settle

if TYPE_CHECKING:
    from pathlib import Path

    from gui.windows.main_window import MainWindow
    from tests.gui.conftest import OpenWindow


@pytest.fixture
def noted(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """A sample that has notes, and opens with them."""
    path = tmp_path / "bloc.otherwise"
    shutil.copy(resources_folder() / "samples" / "2-bloc-1923.otherwise", path)
    return open_window(path)


def _whole_arguments(window: MainWindow) -> list[str]:
    """The arguments of *Why* of which every line can be seen."""
    tree = window.findChild(ReasonTree, "why:reasons")
    assert tree is not None
    found, index = [], tree.model().index(0, TEXT)
    while index.isValid():
        row, place = row_of(index), tree.visualRect(index)
        seen = tree.viewport().visibleRegion().boundingRect()
        if row is not None and row.argument and seen.contains(place):
            found.append(row.argument)
        index = tree.indexBelow(index)
    return found


def _outer(window: MainWindow) -> QScrollArea:
    """What would scroll the map and *Why* together."""
    return _round(part(window, "rows"))


def _round(widget: QWidget) -> QScrollArea:
    area = widget.parentWidget()
    while not isinstance(area, QScrollArea):
        assert area is not None
        area = area.parentWidget()
    return area


@pytest.mark.parametrize(
    ("size", "arguments"), [((1201, 638), 1), ((1280, 690), 1), ((1280, 720), 2), ((1366, 740), 2)]
)
def test_arguments_are_read_beside_the_notes_and_the_map_is_seen(
    noted: MainWindow, size: tuple[int, int], arguments: int
) -> None:
    noted.resize(*size)
    settle()
    assert part(noted, "notes:text").isVisible()
    assert len(_whole_arguments(noted)) >= arguments
    assert part(noted, "branches").height() >= 13 * noted.desk.theme.px(1)
    assert _outer(noted).verticalScrollBar().maximum() == 0
    assert not cut_off(part(noted, "why"))


def test_what_the_head_folds_away_is_a_click_away_and_back_in_a_high_window(noted: MainWindow) -> None:
    noted.resize(1280, 720)
    settle()
    assert said(noted, "why:views") == ""
    assert said(noted, "why:course") == ""
    assert said(noted, "why:course-number") == "course 1 of 4"
    click(find(noted, "why:later-course"))
    assert said(noted, "why:course-number") == "course 2 of 4"
    more = find(noted, "why:more")
    click(more)
    assert said(noted, "why:views").startswith("N:")
    settle()
    assert part(noted, "why:views").height() < noted.desk.theme.px(3)  # it breaks between documents alone
    assert said(noted, "why:course").startswith("in the course:")
    click(more)
    assert said(noted, "why:views") == ""
    noted.resize(1280, 1000)
    settle()
    assert not more.isVisible()
    assert said(noted, "why:views") != ""
    assert said(noted, "why:course").startswith("in the course:")


def test_the_map_scrolls_to_your_branch_in_a_low_window(noted: MainWindow) -> None:
    noted.resize(1201, 638)
    settle()
    assert part(noted, "branches").height() >= 13 * noted.desk.theme.px(1)
    assert not cut_off(part(noted, "branches"))


def test_the_arrow_keys_bring_the_branch_they_go_to_into_sight(noted: MainWindow) -> None:
    noted.resize(1201, 638)
    settle()
    view = noted.findChild(MapView)
    assert view is not None
    assert view.layout_shown is not None
    view.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        for _ in view.layout_shown.routes:
            _round(view).verticalScrollBar().setValue(_round(view).verticalScrollBar().maximum())
            QTest.keyClick(view, key)
            hit = view.pointed_at_or_shown
            assert hit is not None
            route = next(one for one in view.layout_shown.routes if one.index == hit.index)
            seen = view.viewport().visibleRegion().boundingRect()
            assert seen.contains(seen.width() // 2, round(route.y))
