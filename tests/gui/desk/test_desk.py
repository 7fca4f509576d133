"""A desk and its windows: which of them is asked in, and when the desk is gone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui.desk.desk import Desk
from gui.settings import Settings
from gui.theme import Theme
from scenarios.files.opening import new_of
from tests.gui.conftest import MINI


def test_a_desk_outlives_all_its_windows_but_the_last(qtbot: QtBot, theme: Theme, settings: Settings) -> None:
    desk = Desk(new_of(MINI), theme, settings)
    first, second = QWidget(), QWidget()
    for window in (first, second):
        qtbot.addWidget(window)
        desk.enter(window)
    desk.session.choose("site", "mill")
    assert desk.front is first
    desk.leave(first)
    first.close()
    assert desk.windows == (second,)
    assert desk.front is second
    desk.actions["undo"].trigger()
    assert desk.session.snapshot.departures == ()
    with qtbot.waitSignal(desk.closed):
        desk.leave(second)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(desk)


def test_the_window_that_is_worked_in_is_asked_in(qtbot: QtBot, theme: Theme, settings: Settings) -> None:
    desk = Desk(new_of(MINI), theme, settings)
    first, second = QWidget(), QWidget()
    for window in (first, second):
        qtbot.addWidget(window)
        desk.enter(window)
        window.show()
    with qtbot.waitActive(second):
        second.activateWindow()
    assert desk.front is second
    with qtbot.waitActive(first):
        first.activateWindow()
    assert desk.front is first
    for window in (second, first):
        desk.leave(window)
