"""A scenario while its lecture is given: nobody's work is lost, and no message comes before the hall."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from gui import asking
from gui.desk.stage import is_lecture_given
from gui.lecture.steps import StepsWindow
from gui.windows.audience import AudienceWindow
from gui.windows.main_window import MainWindow
from scenarios.files.atomic import write_whole
from scenarios.files.scenario_files import open_scenario, scenario_to_bytes
from scenarios.model.lecture import Step, View, steps_of, with_steps
from scenarios.model.scenario import CasebookReference
from tests.gui.lecture.giving import hall, notes, press, told
from tests.gui.widgets.looking import part, settle

K = Qt.Key
ASKS = Step(view=View.OUTCOME, heading="Ask", question="toll", choices={"dyke": "breaks"}, asks=True)
STEPS = (Step(view=View.SLIDE, heading="Welcome"), ASKS, Step(view=View.MAP, heading="End", question="owner"))
HANDS = {"free": 9, "toll": 0}


@pytest.fixture
def saved(port: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file of a window whose lecture has begun, and stands at the step that asks."""
    path = tmp_path / "x.otherwise"
    monkeypatch.setattr(asking, "ask_save_path", lambda *_: path)
    monkeypatch.setattr(asking, "ask_hands", lambda *_, **__: HANDS)
    holder = port.desk.session.holder
    holder.change(with_steps(holder.scenario, STEPS), "Steps")
    port.desk.actions["save"].trigger()
    QTest.keyClick(port, K.Key_F5)
    settle()
    press(K.Key_PageDown)
    return path


def theirs(port: MainWindow, qtbot: QtBot, path: Path, *steps: Step, **choices: str) -> None:
    """Another program writes other steps into the file, and the window shows them."""
    scenario = with_steps(open_scenario(path).scenario, steps).with_choices(choices)
    write_whole(path, scenario_to_bytes(scenario))
    qtbot.waitUntil(lambda: steps_of(port.desk.session.scenario) == steps)


def kept(port: MainWindow) -> list[tuple[str, dict[str, int]]]:
    return [(step.heading, dict(step.hands)) for step in steps_of(port.desk.session.scenario)]


def test_hands_go_into_the_step_wherever_it_stands_now(port: MainWindow, qtbot: QtBot, saved: Path) -> None:
    new = Step(view=View.SLIDE, heading="New")
    theirs(port, qtbot, saved, new, new, ASKS.replaced(heading="Asked", notes="Theirs"))
    press(K.Key_C)
    assert kept(port) == [("New", {}), ("New", {}), ("Asked", {"free": 9})]
    assert "not kept" not in told(notes())
    press(K.Key_Escape)
    QTest.keyClick(port, K.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert [step.heading for step in steps_of(open_scenario(saved).scenario)] == ["New", "New", "Asked"]


def test_hands_of_a_step_that_is_gone_are_shown_and_said_not_to_be_kept(
    port: MainWindow, qtbot: QtBot, saved: Path
) -> None:
    other = ASKS.replaced(question="owner")
    theirs(port, qtbot, saved, STEPS[0], other)
    press(K.Key_M)
    assert "not kept" not in told(notes())
    press(K.Key_C)
    assert kept(port) == [("Welcome", {}), ("Ask", {})]
    assert "These hands are not kept" in told(notes())
    shown = hall().screen_.showing
    assert shown is not None
    assert shown.step.hands == {"free": 9}, "the hall sees them"
    for _ in range(3):  # counted, told, the next step
        press(K.Key_PageDown)
    assert "not kept" not in told(notes()), "that was said of the step before"
    press(K.Key_Escape)


def test_what_is_edited_in_the_list_of_steps_meanwhile_stays(port: MainWindow, saved: Path) -> None:
    del saved
    port.desk.actions["lecture"].trigger()
    settle()
    steps = port.findChild(StepsWindow)
    assert steps is not None
    rows = steps.findChild(QListWidget, "steps:list")
    field = part(steps, "steps:heading")
    assert rows is not None
    assert isinstance(field, QLineEdit)
    rows.setCurrentRow(1)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Better")
    rows.setCurrentRow(2)
    rows.setFocus()
    QTest.keyClick(rows, K.Key_Delete)
    press(K.Key_C)
    assert kept(port) == [("Welcome", {}), ("Better", {"free": 9})]
    press(K.Key_Escape)


@pytest.mark.parametrize("again", [False, True])
def test_a_remark_about_the_file_waits_until_the_hall_is_gone(
    port: MainWindow, qtbot: QtBot, saved: Path, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    said: list[bool] = []

    def tell(*_: object) -> None:
        halls = [one for one in QApplication.topLevelWidgets() if isinstance(one, AudienceWindow)]
        said.append(any(one.isVisible() for one in halls))

    monkeypatch.setattr(asking, "tell_notices", tell)
    theirs(port, qtbot, saved, *STEPS[:2], gone="x")
    if again:
        theirs(port, qtbot, saved, *STEPS, gone="x")
    qtbot.wait(700)
    assert said == []
    assert hall().isVisible()
    press(K.Key_Escape)
    qtbot.waitUntil(lambda: said == [False])
    qtbot.wait(700)
    assert said == [False], "once"


def test_a_window_that_is_closed_says_nothing_any_more(port: MainWindow, qtbot: QtBot, saved: Path) -> None:
    theirs(port, qtbot, saved, *STEPS[:2], gone="x")
    port.desk.session.holder.mark_saved()
    port.close()
    qtbot.wait(700)
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, AudienceWindow)]


def test_a_file_that_becomes_one_of_another_casebook_ends_no_lecture(
    port: MainWindow, qtbot: QtBot, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[bool] = []
    monkeypatch.setattr(asking, "tell_notices", lambda *_: said.append(is_lecture_given()))
    scenario = open_scenario(saved).scenario
    other = scenario.model_copy(update={"casebook": CasebookReference(id="mini"), "casebook_text": None})
    write_whole(saved, scenario_to_bytes(other.with_title("Theirs")))
    qtbot.waitUntil(lambda: not port.choice.isHidden())
    assert hall().isVisible()
    press(K.Key_PageDown)
    press(K.Key_Escape)
    port.activateWindow()
    qtbot.waitUntil(lambda: port.desk.session.scenario.title == "Theirs")
    assert port.choice.isHidden()
    assert said == [False], "that its steps do not fit"
