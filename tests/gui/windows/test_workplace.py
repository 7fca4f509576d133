"""What one panel asks of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.branches.map import MapView
from tests.gui.widgets.looking import find, part, settle

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


def test_the_card_is_scrolled_to_where_the_window_is_too_narrow(window: MainWindow, theme: Theme) -> None:
    window.resize(1024, 700)
    theme.set_scale(2.0)
    window.activateWindow()
    settle()
    window.workplace.focus_panel(3)
    settle()
    _press_on_map(window, "site")
    site = find(window, "option:site/ford")
    assert site.hasFocus()
    assert site.visibleRegion().boundingRect().width() > site.width() // 2


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
