"""The list of steps: recorded, edited, put in order, and every change undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
)

from gui.lecture.steps import StepsWindow
from gui.theme import Theme
from gui.windows.audience import AudienceWindow
from gui.windows.main_window import MainWindow
from scenarios.model.lecture import Step, View, steps_of
from tests.gui.widgets.looking import click, cut_off, part, said, settle

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def steps(port: MainWindow) -> StepsWindow:
    QTest.keyClick(port, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle()
    found = port.findChild(StepsWindow)
    assert found is not None
    return found


def saved(port: MainWindow) -> tuple[Step, ...]:
    return steps_of(port.desk.session.scenario)


def button(steps: StepsWindow, name: str) -> QPushButton:
    found = steps.findChild(QPushButton, f"steps:{name}")
    assert found is not None
    return found


def listed(steps: StepsWindow) -> QListWidget:
    found = steps.findChild(QListWidget, "steps:list")
    assert found is not None
    return found


def test_what_is_seen_becomes_a_step(port: MainWindow, steps: StepsWindow) -> None:
    port.desk.session.choose("dyke", "breaks")
    port.desk.session.focus_position("toll", "toll")
    port.desk.session.focus_course(3)
    click(button(steps, "add"))
    [step] = saved(port)
    assert step.choices == {"dyke": "breaks"}
    assert (step.question, step.position) == ("toll", "")
    assert step.course == dict(port.desk.session.course.holds)
    port.desk.session.as_it_happened()
    click(button(steps, "take"))
    assert saved(port)[0].choices == {}
    for _ in range(2):
        port.desk.actions["undo"].trigger()
    assert saved(port)[0].choices == {"dyke": "breaks"}
    click(button(steps, "show"))
    assert port.desk.session.snapshot.departures == ("dyke",)
    assert port.desk.session.course.number == 3


def test_a_step_is_edited_where_it_stands_and_typing_is_one_step_to_undo(
    port: MainWindow, steps: StepsWindow
) -> None:
    click(button(steps, "add-text"))
    heading = steps.findChild(QLineEdit, "steps:heading")
    text, notes = (steps.findChild(QPlainTextEdit, f"steps:{name}") for name in ("text", "notes"))
    view, asks = steps.findChild(QComboBox, "steps:view"), steps.findChild(QCheckBox, "steps:asks")
    assert heading is not None
    assert text is not None
    assert notes is not None
    assert view is not None
    assert asks is not None
    QTest.keyClicks(heading, "The dyke")
    QTest.keyClicks(text, "Water")
    QTest.keyClicks(notes, "slowly")
    click(asks)
    QTest.keyClick(view, Qt.Key.Key_Up)
    [step] = saved(port)
    assert (step.heading, step.text, step.notes, step.asks) == ("The dyke", "Water", "slowly", True)
    assert step.view is View.CHANGES
    assert "The dyke" in listed(steps).item(0).text()
    for _ in range(3):
        port.desk.actions["undo"].trigger()
    assert (saved(port)[0].text, saved(port)[0].notes) == ("Water", "")
    assert notes.toPlainText() == ""


def test_steps_are_put_in_order_doubled_and_deleted_by_keys(port: MainWindow, steps: StepsWindow) -> None:
    for name in ("one", "two", "three"):
        click(button(steps, "add-text"))
        heading = steps.findChild(QLineEdit, "steps:heading")
        assert heading is not None
        QTest.keyClicks(heading, name)
    rows = listed(steps)
    rows.setFocus()
    assert [step.heading for step in saved(port)] == ["one", "two", "three"]
    QTest.keyClick(rows, Qt.Key.Key_Up, ALT)
    assert [step.heading for step in saved(port)] == ["one", "three", "two"]
    assert steps.current == 1
    QTest.keyClick(rows, Qt.Key.Key_Down, ALT)
    QTest.keyClick(rows, Qt.Key.Key_Down, ALT)
    assert [step.heading for step in saved(port)] == ["one", "two", "three"]
    click(button(steps, "duplicate"))
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert [step.heading for step in saved(port)] == ["one", "two"]
    port.desk.actions["undo"].trigger()
    assert [step.heading for step in saved(port)] == ["one", "two", "three"]


def test_a_step_is_dragged_to_another_place(port: MainWindow, steps: StepsWindow) -> None:
    click(button(steps, "ready-made"))
    before = saved(port)
    rows = listed(steps)
    model = rows.model()
    # As the list does when a row is dropped.
    assert model.moveRow(model.index(0, 0).parent(), 0, model.index(0, 0).parent(), 3)
    settle()
    assert [step.heading for step in saved(port)][:3] == [
        before[1].heading,
        before[2].heading,
        before[0].heading,
    ]
    port.desk.actions["undo"].trigger()
    assert saved(port) == before


def test_the_lecture_starts_at_the_step_that_is_selected(port: MainWindow, steps: StepsWindow) -> None:
    click(button(steps, "ready-made"))
    listed(steps).setFocus()
    listed(steps).setCurrentRow(2)
    QTest.keyClick(listed(steps), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    [hall] = _halls()
    assert hall.screen_.showing is not None
    assert hall.screen_.showing.step == saved(port)[2]
    QTest.keyClick(hall, Qt.Key.Key_Escape)


def test_a_ready_made_lecture_is_added_once_and_then_only_what_is_new(
    port: MainWindow, steps: StepsWindow
) -> None:
    click(button(steps, "ready-made"))
    first = saved(port)
    click(button(steps, "ready-made"))
    assert saved(port) == first
    port.desk.session.choose("dyke", "breaks")
    port.desk.session.suppose("owner", "company")
    click(button(steps, "ready-made"))
    assert saved(port)[: len(first)] == first
    new = saved(port)[len(first) :]
    assert new
    assert not set(map(str, new)) & set(map(str, first))
    assert {"owner": "company"} in [step.supposed for step in new]
    assert steps.current == len(first), "the first of what is new is selected"


@pytest.mark.parametrize(("scale", "size"), [(1.0, (640, 480)), (2.0, (1024, 700)), (2.0, (640, 480))])
def test_every_field_is_reached_on_a_small_screen_with_large_text(
    port: MainWindow, steps: StepsWindow, theme: Theme, scale: float, size: tuple[int, int]
) -> None:
    click(button(steps, "ready-made"))
    theme.set_scale(scale)
    settle()
    steps.resize(*size)
    settle()
    assert (steps.width(), steps.height()) == size, "it asks for no more"
    assert cut_off(steps) == []
    form, whole = (steps.findChild(QScrollArea, f"steps:{name}") for name in ("form", "all"))
    assert form is not None
    assert whole is not None
    for name in ("heading", "view", "asks", "text", "notes"):
        field = part(steps, f"steps:{name}")
        form.ensureWidgetVisible(field)
        whole.ensureWidgetVisible(field)
        settle()
        assert field.visibleRegion().boundingRect().width() == field.width(), name
        assert not field.visibleRegion().isEmpty(), name
    whole.ensureWidgetVisible(listed(steps))
    settle()
    assert listed(steps).visibleRegion().boundingRect().height() > listed(steps).sizeHintForRow(0)
    del port


def _halls() -> list[AudienceWindow]:
    from PySide6.QtWidgets import QApplication

    return [one for one in QApplication.topLevelWidgets() if isinstance(one, AudienceWindow)]


def test_a_step_that_asks_is_named_with_one_question_mark(port: MainWindow, steps: StepsWindow) -> None:
    click(button(steps, "ready-made"))
    rows = [listed(steps).item(row).text() for row in range(listed(steps).count())]
    asked = [row for row, step in zip(rows, saved(port), strict=True) if step.asks]
    assert asked
    assert all("asks the hall" in row for row in asked)
    assert not any("? ?" in row or "??" in row for row in rows)


def test_every_row_and_the_fields_say_what_a_step_sets(port: MainWindow, steps: StepsWindow) -> None:
    port.desk.session.choose("dyke", "breaks")
    port.desk.session.focus_position("toll", "toll")
    port.desk.session.focus_course(3)
    click(button(steps, "add"))
    assert "The dyke breaks" in listed(steps).item(0).text()
    sets = said(steps, "steps:sets")
    assert "Set otherwise: The dyke breaks" in sets
    assert "Question: Is there a toll?" in sets
    assert "Course: " in sets
    click(button(steps, "add-text"))
    assert said(steps, "steps:sets") == ""
    click(button(steps, "ready-made"))
    model = listed(steps)
    for row in range(model.count()):
        place = model.visualItemRect(model.item(row))
        assert place.width() <= model.viewport().width()  # it wraps, and has no dots at its end
    assert not cut_off(steps)


def test_a_long_heading_is_seen_from_its_beginning(port: MainWindow, steps: StepsWindow) -> None:
    click(button(steps, "add-text"))
    heading = steps.findChild(QLineEdit, "steps:heading")
    assert heading is not None
    long = "If Trotsky had spoken for Lenin: what becomes of inner-party life? " * 2
    QTest.keyClicks(heading, long)
    click(button(steps, "add"))
    listed(steps).setFocus()
    QTest.keyClick(listed(steps), Qt.Key.Key_Up)
    settle()
    assert heading.text() == long
    assert heading.cursorPosition() == 0
    del port


def test_escape_closes_the_list(port: MainWindow, steps: StepsWindow) -> None:
    click(button(steps, "add"))
    for place in ("steps:list", "steps:heading"):
        port.desk.actions["lecture"].trigger()
        settle()
        assert steps.isVisible()
        field = part(steps, place)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Escape)
        settle()
        assert not steps.isVisible()
    assert len(saved(port)) == 1
