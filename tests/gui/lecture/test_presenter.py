"""The lecturer's own screen keeps room for the notes, whatever else there is to say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from gui import asking
from gui.theme import Theme
from gui.windows.main_window import MainWindow
from scenarios.model.lecture import Step, View, steps_of
from tests.gui.lecture.giving import give, notes, press
from tests.gui.widgets.looking import click, cut_off, find, settle

K = Qt.Key
LONG = "If it had gone otherwise than it did " * 15


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_long_headings_and_notices_leave_room_for_the_notes(
    port: MainWindow, theme: Theme, scale: float
) -> None:
    gone = {f"gone-{number}": "x" for number in range(12)}
    give(
        port,
        Step(view=View.OUTCOME, heading=LONG[:540], question="toll", notes="Mind\n" * 30, choices=gone),
        Step(view=View.OUTCOME, heading=LONG[:540], question="toll", notes="Mind the time.", choices=gone),
    )
    press(K.Key_M)
    theme.set_scale(scale)
    desk = notes()
    desk.resize(1024, 700)
    settle()
    press(K.Key_1)
    settle()
    assert (desk.width(), desk.height()) == (1024, 700)
    assert desk.notes.height() >= 5 * desk.notes.fontMetrics().height()
    assert cut_off(desk) == []
    press(K.Key_Escape)


def test_hands_are_counted_by_a_button_where_the_hall_is_asked(
    port: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "ask_hands", lambda *_, **__: {"free": 9})
    asks = Step(view=View.OUTCOME, question="toll", asks=True)
    give(port, Step(view=View.MAP), asks, Step(view=View.OUTCOME, question="gone", asks=True))
    press(K.Key_M)
    button = find(notes(), "lecture:count")
    assert not button.isVisible()
    press(K.Key_PageDown)
    assert button.isVisible()
    assert "(C)" in button.text()
    click(button)
    assert steps_of(port.desk.session.scenario)[1].hands == {"free": 9}
    for _ in range(3):  # counted, told, the next step
        press(K.Key_PageDown)
    assert not button.isVisible(), "the casebook has no such question"
    press(K.Key_Escape)
