"""Keys that nobody has aimed write nothing: the keyboard rests on the map, and in no field by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPlainTextEdit, QWidget

from gui import asking
from gui.help.about import AboutDialog
from gui.help.welcome import Welcome
from gui.windows.main_window import MainWindow
from scenarios.model.lecture import Step, View, with_steps
from tests.gui.conftest import COURSES, MINI, OpenWindow
from tests.gui.lecture.giving import hall
from tests.gui.widgets.looking import click, find, part, settle

K = Qt.Key


def typed(*keys: Qt.Key) -> None:
    """Press keys as the system tells of them: in the window in front, where the keyboard is."""
    for key in keys:
        window = QApplication.activeWindow()
        handle = None if window is None else window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key)
        settle()


def assert_nothing_is_written(window: MainWindow, by: tuple[Qt.Key, ...] = (K.Key_B, K.Key_1)) -> None:
    """Type what a lecturer types, and look that the scenario is as it was."""
    assert QApplication.activeWindow() is window
    focused = QApplication.focusWidget()
    assert focused is not None, "arrows and Tab have somewhere to begin"
    assert not isinstance(focused, QLineEdit | QPlainTextEdit), focused.objectName()
    before = window.desk.session.scenario
    typed(*by, K.Key_Return, K.Key_PageDown)
    assert window.desk.session.scenario == before


@pytest.mark.parametrize("width", [1280, 700])
def test_after_opening(open_window: OpenWindow, width: int) -> None:
    window = open_window(MINI)
    window.resize(width, 700)
    settle()
    assert_nothing_is_written(window)


def lectured(window: MainWindow) -> None:
    """Give a lecture, and leave it."""
    holder = window.desk.session.holder
    steps = (Step(view=View.SLIDE, heading="One"), Step(view=View.MAP, heading="Two"))
    holder.change(with_steps(holder.scenario, steps), "Steps")
    typed(K.Key_F5)
    hall().activateWindow()
    settle()
    typed(K.Key_PageDown, K.Key_Escape)


def test_after_a_lecture(port: MainWindow) -> None:
    lectured(port)
    assert_nothing_is_written(port)


@pytest.mark.parametrize("name", ["title", "notes:text"])
def test_after_a_lecture_begun_from_a_field(port: MainWindow, name: str) -> None:
    port.notes.show()
    settle()
    click(part(port, name))
    assert part(port, name).hasFocus()
    lectured(port)
    assert_nothing_is_written(port)


def test_where_it_was_before_a_lecture(port: MainWindow) -> None:
    option = part(port, "option:dyke/holds")
    option.setFocus()
    lectured(port)
    assert option.hasFocus()


@pytest.mark.parametrize("way", ["explore", "sample"])
def test_after_the_welcome(window: MainWindow, way: str) -> None:
    typed(K.Key_F2)
    typed(K.Key_Return)
    window.desk.actions["welcome"].trigger()
    settle()
    [welcome] = [one for one in window.findChildren(Welcome) if one.isVisible()]
    if way == "explore":
        click(find(welcome, "welcome:explore"))
    else:
        menu = welcome.findChild(QMenu, "welcome:samples")
        assert menu is not None
        menu.aboutToShow.emit()
        menu.actions()[0].trigger()
    window.activateWindow()
    settle()
    assert_nothing_is_written(window)


def test_after_another_file_is_opened(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def choose(parent: QWidget, _: Path | None) -> Path:
        dialog = QDialog(parent)
        dialog.open()
        dialog.activateWindow()
        settle()
        dialog.reject()
        dialog.deleteLater()
        parent.activateWindow()
        settle()
        return COURSES

    part(window, "option:site/mill").setFocus()
    monkeypatch.setattr(asking, "ask_open_path", choose)
    window.desk.actions["open"].trigger()
    window.activateWindow()
    settle()
    assert_nothing_is_written(window)


def test_after_a_title_was_written(window: MainWindow) -> None:
    typed(K.Key_F2, K.Key_H, K.Key_Return)
    assert window.desk.session.scenario.title == "h"
    window.desk.actions["about"].trigger()
    settle()
    [about] = window.findChildren(AboutDialog)
    about.reject()
    window.activateWindow()
    settle()
    assert_nothing_is_written(window)
