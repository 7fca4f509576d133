"""What one panel asks of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.branches.map import MapView
from tests.gui.widgets.looking import click, find, part, settle

if TYPE_CHECKING:
    from gui.theme import Theme
    from gui.windows.main_window import MainWindow


def _press_on_map(window: MainWindow, decision: str) -> None:
    view = window.findChild(MapView, "branches:map")
    assert view is not None
    layout = view.layout_shown
    assert layout is not None
    node = next(node for node in layout.nodes if node.fork.id == decision)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(node.at.x), round(node.at.y))
    )
    settle()


def test_a_click_on_a_decision_of_the_map_leads_to_its_card(window: MainWindow) -> None:
    window.activateWindow()
    settle()
    _press_on_map(window, "toll")
    assert find(window, "option:toll/free").hasFocus()
    # It is folded away at first.
    assert not find(window, "option:flood/left").isVisible()
    _press_on_map(window, "flood")
    assert find(window, "option:flood/left").hasFocus()
    assert not find(window, "option:flood/left").visibleRegion().isEmpty()


def test_the_card_is_turned_to_where_columns_are_pages(window: MainWindow, theme: Theme) -> None:
    window.resize(1024, 700)
    theme.set_scale(2.0)
    window.activateWindow()
    window.workplace.focus_panel(1)
    settle()
    site = find(window, "option:site/ford")
    assert not site.isVisible()
    _press_on_map(window, "site")
    assert site.hasFocus()
    assert site.visibleRegion().boundingRect().width() > site.width() // 2


def _shown(window: MainWindow) -> list[str]:
    return [panel.objectName() for panel in window.workplace.panels if panel.isVisible()]


def test_columns_become_pages_below_1100_pixels_also_by_larger_text(window: MainWindow, theme: Theme) -> None:
    everything = ["decisions", "branches", "why", "outcomes"]
    window.resize(1280, 800)
    settle()
    assert _shown(window) == everything
    assert not part(window, "pages").isVisible()
    window.resize(1000, 800)
    settle()
    assert _shown(window) == ["decisions"]
    assert part(window, "pages").isVisible()
    window.resize(1280, 800)
    settle()
    assert _shown(window) == everything
    theme.set_scale(1.5)
    settle()
    assert _shown(window) == ["decisions"]


def test_keys_turn_pages_and_bring_the_keyboard_along(window: MainWindow) -> None:
    window.resize(900, 700)
    settle()
    for key, shown in (
        (Qt.Key.Key_3, ["outcomes"]),
        (Qt.Key.Key_2, ["branches", "why"]),
        (Qt.Key.Key_1, ["decisions"]),
    ):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        settle()
        assert _shown(window) == shown
        focused = QApplication.focusWidget()
        first = next(one for one in window.workplace.panels if one.objectName() == shown[0])
        assert focused is not None
        assert first.isAncestorOf(focused)


def test_a_click_on_a_tab_turns_the_page(window: MainWindow) -> None:
    window.resize(900, 700)
    settle()
    tabs = window.workplace.columns.tabs
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())
    settle()
    assert _shown(window) == ["outcomes"]


@pytest.mark.parametrize(("number", "head"), [(1, "branches:question"), (2, "why:title")])
def test_a_panel_that_is_higher_than_the_window_is_entered_at_its_head(
    window: MainWindow, theme: Theme, number: int, head: str
) -> None:
    window.resize(640, 480)
    theme.set_scale(2.0)
    settle()
    window.workplace.focus_panel(2)
    settle()
    window.workplace.focus_panel(number)
    settle()
    assert not part(window, head).visibleRegion().isEmpty()


def test_one_panel_fills_the_window_and_all_come_back(window: MainWindow) -> None:
    window.resize(1280, 800)
    settle()
    before = window.workplace.columns.sizes
    window.workplace.focus_panel(2)
    settle()
    QTest.keyClick(window, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert _shown(window) == ["why"]
    assert window.workplace.panels[2].width() > 1200
    window.desk.actions["panel-1"].trigger()
    settle()
    assert _shown(window) == ["decisions", "branches", "why", "outcomes"]
    assert window.workplace.columns.sizes == before


def test_a_folded_panel_is_unfolded_by_its_key_and_by_reset(window: MainWindow) -> None:
    window.resize(1280, 800)
    settle()
    columns = window.workplace.columns.splitter
    columns.setSizes([0, 700, 500])
    settle()
    assert columns.sizes()[0] == 0
    window.desk.actions["panel-1"].trigger()
    settle()
    assert columns.sizes()[0] > 200
    columns.setSizes([0, 700, 500])
    window.desk.actions["reset-layout"].trigger()
    settle()
    assert columns.sizes()[0] > 200


def test_f11_takes_the_whole_screen_and_gives_it_back(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11)
    settle()
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_F11)
    settle()
    assert not window.isFullScreen()


def test_the_tabulator_walks_in_reading_order(window: MainWindow) -> None:
    window.activateWindow()
    window.desk.session.focus_question("market")
    settle()
    title = part(window, "title")
    title.setFocus()
    seen: list[str] = []
    focused: QWidget | None = title
    while focused is not None and focused.objectName() not in seen:
        seen.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    wanted = [
        "title", "author", "file-none", "reading:choice", "option:site/ford", "option:toll/free",
        "branches:question", "branches:outline-toggle", "branches:map", "why:positions", "why:reasons",
        "changed-only", "legend",
        "outcome:ferry", "outcome:market", "position:market/east", "position:market/west", "outcome:blame",
    ]  # fmt: skip
    assert [name for name in seen if name in wanted] == wanted


def test_f6_lands_on_the_option_that_is_set_and_return_chooses(window: MainWindow) -> None:
    window.workplace.top_bar.titles.title.setFocus()
    window.workplace.walk(1)
    assert find(window, "option:site/ford").hasFocus()
    mill = find(window, "option:site/mill")
    mill.setFocus()
    QTest.keyClick(mill, Qt.Key.Key_Return)
    assert window.desk.session.snapshot.departures == ("site",)
    box = find(window, "on-map:toll")
    before = box.isChecked()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.isChecked() != before


def test_the_title_is_whole_beside_buttons_that_show_their_signs(window: MainWindow, theme: Theme) -> None:
    theme.set_scale(2.0)
    window.resize(1024, 700)
    click(part(window, "option:site/mill"))
    title = window.workplace.top_bar.titles.title
    assert title.text_shown() == "Untitled scenario •"
    undo = find(window, "button:undo")
    assert undo.text() == "↶"
    assert undo.accessibleName().startswith("Undo Set ")
    theme.set_scale(1.0)
    window.resize(1280, 720)
    settle()
    assert undo.text() == "↶ Undo"
