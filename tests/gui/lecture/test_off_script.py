"""What is set off script is named to the lecturer, and what does not arise is told beside its toggle."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from gui.windows.main_window import MainWindow
from scenarios.model.lecture import Step, View
from tests.gui.lecture.giving import give, hall, notes, press, told
from tests.gui.widgets.looking import settle

K = Qt.Key


def test_the_lecturer_reads_what_is_set_otherwise(port: MainWindow) -> None:
    give(port, Step(view=View.OUTCOME, heading="If it broke", question="toll", choices={"dyke": "breaks"}))
    press(K.Key_M)
    desk = notes()
    assert "ff script" not in told(desk)
    press(K.Key_1)
    assert "Off script: The dyke holds (as it happened)" in told(desk)
    shown = hall().screen_.showing
    assert shown is not None
    assert shown.heading == port.desk.session.casebook.question("toll").title
    press(K.Key_1)
    box = desk.findChild(QComboBox, "lecture:suppose-owner")
    assert box is not None
    box.setCurrentIndex(box.findData("company"))
    box.activated.emit(box.currentIndex())
    settle()
    assert "Off script: supposed: the company owns it" in told(desk)
    press(K.Key_Backspace)
    assert "ff script" not in told(desk)
    assert hall().screen_.showing is not None
    press(K.Key_Escape)


@pytest.mark.parametrize("flipped", [False, True])
def test_a_decision_that_does_not_arise_says_so_beside_its_toggle(window: MainWindow, flipped: bool) -> None:
    choices = {"site": "none", **({"toll": "charged"} if flipped else {})}
    give(window, Step(view=View.MAP, choices=choices), Step(view=View.MAP))
    press(K.Key_M)
    assert told(notes()).count("(does not arise)") == 1 + ("flood" in window.desk.session.in_play)
    press(K.Key_PageDown)
    assert "does not arise" not in told(notes())
    press(K.Key_Escape)
