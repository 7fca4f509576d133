"""A text of which the hall does not see all is told to be so, to who gives it and where it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from gui.lecture.steps import StepsWindow
from gui.windows.main_window import MainWindow
from scenarios.model.lecture import Step, View
from tests.gui.lecture.giving import give, notes, press, told
from tests.gui.widgets.looking import settle

K = Qt.Key
FORTY = "\n".join(f"line {number}" for number in range(40))


def test_the_lecturer_is_told_that_a_text_is_longer_than_the_screen(port: MainWindow) -> None:
    give(port, Step(view=View.SLIDE, text=FORTY), Step(view=View.SLIDE, text="Short"))
    press(K.Key_M)
    assert "The hall does not see all of it: … and " in told(notes())
    assert "R goes on to the rest" in told(notes())
    before = told(notes())
    port.desk.actions["large-room"].trigger()
    settle()
    assert "does not see all" in told(notes())
    assert told(notes()) != before, "fewer lines still"
    press(K.Key_PageDown)
    assert "does not see all" not in told(notes())
    press(K.Key_Escape)
    port.desk.actions["large-room"].trigger()
    QTest.keyClick(port, K.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle()
    steps = port.findChild(StepsWindow)
    assert steps is not None
    rows = steps.findChild(QListWidget, "steps:list")
    assert rows is not None
    assert "not all of it seen: … and " in rows.item(0).text()
    assert "not all" not in rows.item(1).text()
    assert "Alt+Up" in rows.toolTip()
