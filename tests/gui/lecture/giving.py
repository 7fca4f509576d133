"""What tests of a lecture that is given need: its windows, its keys, its end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gui.windows.audience import AudienceWindow
from gui.windows.main_window import MainWindow
from gui.windows.presenter import PresenterWindow
from scenarios.model.lecture import Step, with_steps
from tests.gui.widgets.looking import settle


def hall() -> AudienceWindow:
    """What the hall sees."""
    [found] = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, AudienceWindow) and one.isVisible()
    ]
    return found


def notes() -> PresenterWindow:
    """What the lecturer sees, be it hidden."""
    own = hall()
    [found] = [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, PresenterWindow) and one.now.showing is own.screen_.showing
    ]
    return found


def press(key: Qt.Key) -> None:
    """Press a key before the hall."""
    QTest.keyClick(hall(), key)
    settle()


def give(window: MainWindow, *steps: Step) -> None:
    """Begin a lecture of these steps with F5."""
    holder = window.desk.session.holder
    holder.change(with_steps(holder.scenario, steps), "Steps")
    QTest.keyClick(window, Qt.Key.Key_F5)
    settle()


def told(widget: QWidget) -> str:
    """What the labels in sight say."""
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())
