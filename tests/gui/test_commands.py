"""The table of commands, and the keys that it gives to every window of a desk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from gui.changes.window import ChangesWindow
from gui.commands import COMMANDS, MENUS, Menu, key_sheet, sequences
from gui.desk.actions import Actions
from gui.documents.reader import DocumentReader
from gui.explain.window import ExplainWindow
from gui.help.guide import GuideDialog
from gui.windows.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
BESIDE: dict[str, type[QWidget]] = {
    "documents": DocumentReader,
    "what-changed": ChangesWindow,
    "how-firm": ExplainWindow,
}


def _entries(menu: Menu) -> Iterator[str]:
    for entry in menu.entries:
        if isinstance(entry, Menu):
            yield from _entries(entry)
        elif entry:
            yield entry


@pytest.fixture(params=BESIDE)
def beside(request: pytest.FixtureRequest, window: MainWindow, qtbot: QtBot) -> QWidget:
    """A window of the desk that is not the main one, with the keyboard in it."""
    window.desk.actions[request.param].trigger()
    shown = window.findChild(BESIDE[request.param])
    assert isinstance(shown, QWidget)
    with qtbot.waitActive(shown):
        shown.activateWindow()
    for button in shown.findChildren(QPushButton):
        if button.isVisible() and button.isEnabled():
            button.setFocus()
            break
    return shown


def test_every_command_stands_in_a_menu_once() -> None:
    entries = Counter(entry for menu in MENUS for entry in _entries(menu))
    assert entries == Counter(command.id for command in COMMANDS)


@pytest.mark.usefixtures("qapp")
def test_no_two_commands_have_one_key() -> None:
    keys = Counter(key.toString() for command in COMMANDS for key in sequences(command))
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_command_does_something(window: MainWindow) -> None:
    assert window.desk.actions.idle == ()
    assert Actions(window).idle == tuple(command.id for command in COMMANDS)


def test_undo_and_redo_work_in_every_window(window: MainWindow, beside: QWidget) -> None:
    window.desk.session.choose("site", "mill")
    QTest.keyClick(beside, Qt.Key.Key_Z, CONTROL)
    assert not window.desk.session.snapshot.departures
    QTest.keyClick(beside, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert window.desk.session.snapshot.departures
    QTest.keyClick(beside, Qt.Key.Key_H, CONTROL)
    assert not window.desk.session.snapshot.departures
    window.desk.session.holder.mark_saved()


def test_help_and_size_work_in_every_window(window: MainWindow, beside: QWidget, qtbot: QtBot) -> None:
    QTest.keyClick(beside, Qt.Key.Key_Plus, CONTROL)
    assert window.desk.theme.scale == 1.25
    QTest.keyClick(beside, Qt.Key.Key_0, CONTROL)
    QTest.keyClick(beside, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), GuideDialog))
    page = QApplication.activeModalWidget()
    assert isinstance(page, GuideDialog)
    page.reject()


def test_close_closes_the_window_it_is_pressed_in(window: MainWindow, beside: QWidget) -> None:
    QTest.keyClick(beside, Qt.Key.Key_W, CONTROL)
    assert not beside.isVisible()
    assert window.isVisible()


def test_a_panel_asked_for_elsewhere_comes_to_the_front(
    window: MainWindow, beside: QWidget, qtbot: QtBot
) -> None:
    QTest.keyClick(beside, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(window.isActiveWindow)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.workplace.panels[3].isAncestorOf(focused)


def test_the_key_sheet_tells_the_keys_of_the_table(window: MainWindow) -> None:
    window.desk.actions["guide"].trigger()
    page = QApplication.activeModalWidget()
    assert isinstance(page, GuideDialog)
    browser = page.findChild(QTextBrowser, "page")
    assert browser is not None
    told = [command for command in COMMANDS if command.told]
    assert len(told) > 10
    for command in told:
        key = sequences(command)[0].toString(QKeySequence.SequenceFormat.NativeText)
        assert key in browser.toPlainText()
        assert command.told in browser.toPlainText()
    assert len(key_sheet()) == len(told)
    page.reject()


def test_an_action_says_what_the_table_says(window: MainWindow) -> None:
    save = window.desk.actions["save"]
    assert isinstance(save, QAction)
    assert save.shortcut() == QKeySequence("Ctrl+S")
    assert save.text() == "&Save"


def _titles(menu: Menu) -> Iterator[tuple[Menu, str]]:
    """Every entry of a menu and of those in it, with the menu that it stands in."""
    titles = {command.id: command.title for command in COMMANDS}
    for entry in menu.entries:
        if isinstance(entry, Menu):
            yield menu, entry.title
            yield from _titles(entry)
        elif entry is not None:
            yield menu, titles[entry]


def test_no_two_titles_of_a_menu_have_the_same_letter() -> None:
    letters = [
        (menu.id, title[title.index("&") + 1].lower())
        for top in MENUS
        for menu, title in _titles(top)
        if "&" in title
    ]
    assert len(letters) > 50
    assert [one for one, count in Counter(letters).items() if count > 1] == []
