"""Copying, by the context menu and by keys: what is on the clipboard afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from gui.exporting.requests import in_focus, request_of
from gui.shared.reason_delegate import row_of
from gui.shared.reason_tree import ReasonTree
from gui.windows.main_window import MainWindow
from scenarios.exports.copied import argument_citation, question_table
from scenarios.exports.kinds import KINDS, Kind
from tests.gui.widgets.looking import part, settle

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

CONTROL = Qt.KeyboardModifier.ControlModifier
MOUSE, KEYBOARD = QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard
ARGUMENT = "Copy the argument with its source"
TABLE, PICTURE = "Copy the table of the question", "Copy the picture"


def menu_at(
    window: QWidget, widget: QWidget, pos: QPoint, reason: QContextMenuEvent.Reason = MOUSE
) -> QMenu | None:
    """Ask for a menu as Qt does: the widget first, then those above it."""
    QApplication.sendEvent(widget, QContextMenuEvent(reason, pos, widget.mapToGlobal(pos)))
    found = [menu for menu in window.findChildren(QMenu, "copy-menu") if menu.isVisible()]
    return found[0] if found else None


def entries(menu: QMenu | None) -> list[str]:
    return [] if menu is None else [action.text().replace("&", "") for action in menu.actions()]


def copies(menu: QMenu | None) -> list[str]:
    """What can be copied of the place, which stands below what can be done there."""
    found = entries(menu)
    first = next((place for place, entry in enumerate(found) if entry.startswith("Copy the ")), len(found))
    assert not first or found[first - 1] == "", "a line is between"
    return found[first:]


def press(menu: QMenu, entry: str) -> None:
    """Go down to an entry by key, and take it."""
    for _ in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        active = menu.activeAction()
        if active is not None and active.text().replace("&", "") == entry:
            QTest.keyClick(menu, Qt.Key.Key_Return)
            return
    pytest.fail(f"no key leads to {entry}, only to {entries(menu)}")


def clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def middle(widget: QWidget) -> QPoint:
    return QPoint(widget.width() // 2, widget.height() // 2)


def reasons(window: QWidget) -> ReasonTree:
    tree = part(window, "why:reasons")
    assert isinstance(tree, ReasonTree)
    return tree


def first_argument(window: QWidget, tree: ReasonTree) -> QPoint:
    """Where the first argument of a tree is, opened and scrolled to."""
    model = tree.model()
    for parent in (QModelIndex(), *(model.index(row, 0) for row in range(model.rowCount()))):
        tree.expand(parent)
        for index in (model.index(row, 0, parent) for row in range(model.rowCount(parent))):
            row = row_of(index)
            if row is not None and row.argument:
                tree.scrollTo(index)
                settle()
                return tree.visualRect(index).center()
    pytest.fail(f"no argument is listed in {window.objectName()}")


def test_the_table_of_a_card(window: MainWindow) -> None:
    window.desk.session.choose("site", "mill")
    settle()
    card = part(window, "outcome:ferry")
    menu = menu_at(window, card, middle(card))
    assert menu is not None
    assert copies(menu) == [TABLE]
    press(menu, TABLE)
    mime = clipboard()
    assert mime.text().startswith("Does the ferry live on?\n")
    assert "<table" in mime.html()
    assert "→ The ferry is kept" in mime.text()
    assert "Supposed" not in mime.text()


def test_an_argument_of_why_with_its_source(window: MainWindow) -> None:
    window.desk.session.focus_question("market")
    settle()
    tree = reasons(window)
    menu = menu_at(window, tree.viewport(), first_argument(window, tree))
    assert menu is not None
    assert copies(menu)[:2] == [ARGUMENT, TABLE]
    press(menu, ARGUMENT)
    text = clipboard().text()
    assert "p. 15, line 18" in text or "p. 13, line 9" in text or "line 8" in text
    assert "The bridge at Aldwater (mini), revision 1.0" in text
    assert clipboard().hasHtml()


def test_by_keyboard_the_current_row_is_meant(window: MainWindow) -> None:
    tree = reasons(window)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=first_argument(window, tree))
    argument = window.desk.session.argument
    assert argument is not None
    tree.setFocus()
    menu = menu_at(window, tree, QPoint(0, 0), KEYBOARD)
    assert menu is not None
    press(menu, ARGUMENT)
    assert clipboard().text().startswith(window.desk.session.casebook.argument(argument).text)


def test_a_place_with_nothing_to_copy_has_no_menu(window: MainWindow) -> None:
    bar = window.workplace.top_bar
    assert menu_at(window, bar, middle(bar)) is None


def test_keys_copy_the_table_and_the_menu_the_argument(window: MainWindow) -> None:
    actions = window.desk.actions
    window.desk.session.focus_question("safety")
    assert not actions["copy-argument"].isEnabled()
    QTest.keyClick(window, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert clipboard().text().startswith("Does the bridge outlast the flood?\n")
    window.desk.session.focus_argument("S1")
    assert actions["copy-argument"].isEnabled()
    actions["copy-argument"].trigger()
    assert clipboard().text().startswith("Piers of that height could not pass the flood of 1907. — I. Wells")


def test_the_reader_copies_an_argument_too(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_D, CONTROL)
    (tree,) = (
        one for one in QApplication.allWidgets() if isinstance(one, ReasonTree) and one.window() is not window
    )
    settle()
    reader = tree.window()
    menu = menu_at(reader, tree.viewport(), first_argument(reader, tree))
    assert menu is not None
    assert copies(menu) == [ARGUMENT]
    press(menu, ARGUMENT)
    assert ", in: " in clipboard().text()
    reader.close()


def test_a_picture_as_it_would_be_exported(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#aa3377"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs want bytes, Qt a str
    png = bytes(buffer.data().data())
    asked: list[tuple[str | None, int]] = []

    def write(request: object) -> bytes:
        options = request.options  # type: ignore[attr-defined]
        asked.append((options.question, options.course))
        return png

    kind = Kind("map", ".png", lambda: "Map", write)
    without = tuple(one for one in KINDS if one.key != "map.png")
    monkeypatch.setattr("scenarios.exports.kinds.KINDS", (*without, kind))
    window.desk.session.focus_question("safety")
    panel = part(window, "branches")
    view = part(window, "branches:map")
    menu = menu_at(window, view.viewport(), middle(view))  # type: ignore[attr-defined]
    assert menu is not None
    assert copies(menu) == [TABLE, PICTURE]
    press(menu, PICTURE)
    assert asked == [("safety", 0)]
    assert clipboard().hasImage()
    assert QGuiApplication.clipboard().image().pixelColor(5, 5) == QColor("#aa3377")
    assert bytes(clipboard().data("image/png").data()) == png
    assert panel.isVisible()


def test_what_is_copied_is_what_is_told_elsewhere(window: MainWindow) -> None:
    session = window.desk.session
    session.choose("site", "mill")
    session.suppose("ferry", "kept")
    session.focus_question("ferry")
    QTest.keyClick(window, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    request = request_of(session, window.desk.files)
    assert clipboard().text() == question_table(request, "ferry").text
    assert "Supposed by the user, not said by the documents: You suppose that" in clipboard().text()
    assert "You suppose that" in argument_citation(request, "C1").text


@pytest.mark.parametrize(("place", "name"), [("branches", "map"), ("why", "why")])
def test_the_pictures_of_the_window_are_copied_as_they_would_be_exported(
    window: MainWindow, place: str, name: str
) -> None:
    request = request_of(window.desk.session, window.desk.files, in_focus(window.desk.session))
    expected = QImage.fromData(next(one for one in KINDS if one.key == f"{name}.png").write(request))
    widget = part(window, place)
    menu = menu_at(window, widget, QPoint(4, 4))
    assert menu is not None
    press(menu, PICTURE)
    assert QGuiApplication.clipboard().image() == expected.convertToFormat(
        QGuiApplication.clipboard().image().format()
    )
