"""A lecture that was left by accident goes on where it was, and its clock with it."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget

from gui.lecture.steps import StepsWindow
from gui.windows import giving as giving_module
from gui.windows.main_window import MainWindow
from scenarios.model.lecture import Step, View
from scenarios.model.place import Phase, read_place
from tests.gui.lecture.giving import give, hall, notes, press
from tests.gui.widgets.looking import settle

K = Qt.Key
STEPS = (
    Step(view=View.SLIDE, heading="Welcome", text="Good morning"),
    Step(view=View.OUTCOME, heading="Ask", question="toll", choices={"dyke": "breaks"}, asks=True),
    Step(view=View.MAP, heading="Map", question="owner", choices={"dyke": "breaks"}),
)


class Clock:
    """A clock that is set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.time = 1_000_000.0
        monkeypatch.setattr(giving_module, "now", lambda: self.time)


def since_start() -> str:
    notes().clocks.tick()
    told = " ".join(label.text() for label in notes().clocks.findChildren(QLabel))
    found = re.search(r"since start (\S+)", told)
    assert found is not None
    return found[1]


def here(window: MainWindow) -> None:
    window.activateWindow()
    settle()
    QTest.keyClick(window, K.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    settle()


def shown() -> tuple[str, Phase, bool]:
    found = hall().screen_.showing
    assert found is not None
    return found.step.heading, found.phase, bool(found.off_script)


def test_the_lecture_goes_on_where_it_was_left_with_its_clock(
    port: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)
    give(port, *STEPS)
    for key in (K.Key_PageDown, K.Key_PageDown, K.Key_1):
        press(key)
    clock.time += 600
    press(K.Key_Escape)
    clock.time += 60
    here(port)
    assert shown() == ("Ask", Phase.TOLD, True)
    assert since_start().startswith("11:0")
    press(K.Key_Backspace)
    press(K.Key_PageDown)
    press(K.Key_Escape)
    clock.time += giving_module.PAUSE + 1
    here(port)
    assert shown()[0] == "Map"
    assert since_start().startswith("0:0"), "after a long pause it is given anew, from there"
    press(K.Key_Escape)
    QTest.keyClick(port, K.Key_F5)
    settle()
    assert shown()[0] == "Welcome"
    assert since_start().startswith("0:0")
    press(K.Key_Escape)


def test_the_step_that_is_selected_in_the_list_goes_before_the_one_left(port: MainWindow) -> None:
    QTest.keyClick(port, K.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle()
    steps = port.findChild(StepsWindow)
    assert steps is not None
    give(port, *STEPS)
    press(K.Key_End)
    press(K.Key_Escape)
    rows = steps.findChild(QListWidget, "steps:list")
    assert rows is not None
    assert rows.currentRow() == 2, "the step that was left is selected"
    here(port)
    assert shown()[0] == "Map"
    press(K.Key_Escape)
    rows.setCurrentRow(0)
    here(port)
    assert shown()[0] == "Welcome"
    press(K.Key_Escape)


@pytest.mark.parametrize("is_given", [False, True])
def test_another_scenario_begins_at_its_own_first_step(port: MainWindow, is_given: bool) -> None:
    give(port, *STEPS)
    press(K.Key_End)
    if not is_given:
        press(K.Key_Escape)
    session = port.desk.session
    session.open(session.casebook, session.scenario)
    settle()
    here(port)
    assert shown()[0] == "Welcome"
    press(K.Key_Escape)


def test_a_lecture_that_was_cut_short_goes_on_with_its_clock(
    port: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)
    give(port, *STEPS)
    press(K.Key_End)
    place = port.desk.stage.place
    assert place is not None
    press(K.Key_Escape)
    kept = read_place(place.written())
    for passed, told in ((1200, "20:0"), (13 * 3600, "0:0"), (-50, "0:0")):
        clock.time = 1_000_000.0 + passed
        port.desk.stage.resume_asked.emit(kept)
        settle()
        assert shown()[0] == "Map"
        assert since_start().startswith(told)
        press(K.Key_Escape)
