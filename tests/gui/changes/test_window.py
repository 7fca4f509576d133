"""What changed, as a user meets it: opened by keys, read from top to bottom, clicked, copied, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from gui.changes.window import ChangeCard, ChangesWindow
from tests.gui.widgets.looking import click, cut_off, nameless, part, settle, words_of

if TYPE_CHECKING:
    from gui.theme import Theme
    from gui.windows.main_window import MainWindow
    from scenarios.model.casebook import Casebook

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def changes(port: MainWindow) -> ChangesWindow:
    """What changed where the dyke breaks, opened by its keys."""
    click(part(port, "option:dyke/breaks"))
    return opened(port)


def opened(window: MainWindow) -> ChangesWindow:
    window.activateWindow()
    settle()
    QTest.keyClick(window, Qt.Key.Key_W, CONTROL | SHIFT)
    settle()
    [found] = window.findChildren(ChangesWindow)
    assert found.isVisible()
    return found


def column(changes: ChangesWindow) -> list[QWidget]:
    """Headings and cards from top to bottom."""
    [area] = changes.findChildren(QScrollArea)
    inner = area.widget()
    assert inner is not None
    shown = [
        child
        for child in inner.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if isinstance(child, QLabel | ChangeCard) and child.isVisibleTo(inner)
    ]
    return sorted(shown, key=QWidget.y)


def sections(changes: ChangesWindow) -> dict[str, list[str]]:
    """The questions of the cards under each heading that tells of courses; ``""`` for those before any."""
    found: dict[str, list[str]] = {"": []}
    heading = ""
    for widget in column(changes):
        if isinstance(widget, ChangeCard):
            found[heading].append(widget.objectName().removeprefix("change:"))
        elif isinstance(widget, QLabel) and widget.text().startswith(("if ", "in every course")):
            found[heading := widget.text()] = []
    return found


def card(changes: ChangesWindow, section: str, question: str) -> ChangeCard:
    here = False
    for widget in column(changes):
        if isinstance(widget, QLabel):
            here = widget.text() == section if widget.text().startswith(("if ", "in every")) else here
        elif here and isinstance(widget, ChangeCard) and widget.objectName() == f"change:{question}":
            return widget
    raise AssertionError(section, question)


def test_it_opens_with_what_was_chosen_the_counts_and_what_it_turns_on(changes: ChangesWindow) -> None:
    texts = [widget.text() for widget in column(changes) if isinstance(widget, QLabel)]
    assert texts[:2] == ["What changed", "The dyke: The dyke breaks"]
    assert texts[2].split(" · ") == [
        "5 lead otherwise",
        "1 fallen silent",
        "1 weaker",
        "1 stronger",
        "1 argued the same",
        "1 as in history",
    ]
    assert texts[3] == "It turns on: Who owns the ferry?"
    assert texts[4].startswith("Arguments speak for 2 answers, and each is followed: The town")
    assert texts[5] == "It turns on: Where is the port?"


def test_outcomes_stand_in_sections_by_the_courses_they_are_told_of(changes: ChangesWindow) -> None:
    found = sections(changes)
    assert found["if the company owns it"] == ["owner", "toll"]
    assert found["if the town owns the ferry and the port moves to the sea"] == ["trade", "guild"]
    assert found["if the company owns it and the port moves up the river"] == ["trade"]
    both = "if the company owns it and the port moves up the river or the port moves to the sea"
    assert found[both] == ["guild"]
    # What holds in every course comes last, the gravest change first.
    assert list(found)[-1] == "in every course"
    assert found["in every course"] == ["orchard", "school", "fever"]
    last = column(changes)[-2:]
    assert [widget.text() for widget in last if isinstance(widget, QLabel)] == [
        "No longer a fact, argued the same: Are the lamps lit?",
        "As in history: When is the market?",
    ]


def test_a_card_tells_before_and_after_and_the_arguments_that_did_it(changes: ChangesWindow) -> None:
    toll = card(changes, "if the company owns it", "toll")
    texts = words_of(toll).split(" | ")
    assert texts[:2] == ["Is there a toll?", "The ferry is free"]
    assert texts[2].startswith("→ A toll is taken, ")
    assert texts[3:5] == [
        "new  B  for “A toll is taken”  ·  p. 5, line 14",
        "The company would have taken a toll.",
    ]
    assert texts[5] == "gone  A  for “The ferry is free”  ·  p. 5, line 12"
    assert texts[6].startswith("The town let everybody cross for nothing. – spoke in history, where")
    assert "the town owns the ferry" in texts[6]
    spoken = toll.accessibleName()
    assert "The ferry is free, now A toll is taken" in spoken
    assert "new, B, for “A toll is taken”: The company would have taken a toll. (p. 5, line 14)" in spoken


def test_silence_and_another_verdict_are_told_too(changes: ChangesWindow) -> None:
    orchard = words_of(card(changes, "in every course", "orchard"))
    assert "It bears | → the documents do not say" in orchard
    assert "gone  A  for “It bears”  ·  p. 9, line 21" in orchard
    assert "→ the same, no longer a fact, weaker: case for" in words_of(
        card(changes, "in every course", "school")
    )
    fever = words_of(card(changes, "in every course", "fever"))
    assert "→ the same, stronger: case for" in fever
    assert "new  B  for “It comes”  ·  p. 8, line 20" in fever


@pytest.mark.parametrize("how", ["mouse", "enter", "space"])
def test_a_card_puts_its_question_and_course_in_focus(
    changes: ChangesWindow, port: MainWindow, how: str
) -> None:
    target = card(changes, "if the company owns it and the port moves up the river", "trade")
    if how == "mouse":
        click(target)
    else:
        QTest.keyClick(target, Qt.Key.Key_Return if how == "enter" else Qt.Key.Key_Space)
        settle()
    assert port.desk.session.question == "trade"
    assert dict(port.desk.session.course.holds) == {"owner": "company", "port": "river"}
    assert changes.isVisible()


def test_a_press_that_is_released_beside_a_card_asks_nothing(
    changes: ChangesWindow, port: MainWindow
) -> None:
    before = port.desk.session.question, port.desk.session.course.number
    target = card(changes, "if the company owns it", "toll")
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(target, left, pos=target.rect().center())
    QTest.mouseRelease(target, left, pos=target.rect().bottomRight() * 2)
    assert (port.desk.session.question, port.desk.session.course.number) == before


def test_all_of_it_is_copied_as_text(changes: ChangesWindow) -> None:
    click(part(changes, "what-changed:copy"))
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "The dyke: The dyke breaks"
    at = lines.index("Is there a toll?", lines.index("if the company owns it"))
    assert lines[at] == "Is there a toll?"
    assert lines[at + 1].startswith("  The ferry is free → A toll is taken, ")
    assert (
        lines[at + 2]
        == "    new B, for “A toll is taken”: The company would have taken a toll. (p. 5, line 14)"
    )
    assert lines[at + 3].startswith(
        "    gone A, for “The ferry is free”: The town let everybody cross for nothing. – "
    )
    assert lines[-1] == "As in history: When is the market?"


def test_it_follows_what_is_chosen_and_supposed(changes: ChangesWindow, port: MainWindow) -> None:
    click(part(port, "suppose:owner/company"))
    texts = words_of(changes)
    assert "The dyke: The dyke breaks; you suppose that the company owns it" in texts
    assert "toll" in sections(changes)["in every course"]
    click(part(port, "suppose:port/old"))
    assert list(sections(changes)) == [""]
    assert "trade" in sections(changes)[""]
    click(part(port, "button:as-it-happened"))
    assert sections(changes) == {"": []}
    assert "As it happened" in words_of(changes)


def test_escape_and_the_button_close_it_and_the_keys_open_it_again(
    changes: ChangesWindow, port: MainWindow
) -> None:
    QTest.keyClick(changes, Qt.Key.Key_Escape)
    assert not changes.isVisible()
    assert opened(port) is changes
    # Escape reaches it from a card as well.
    QTest.keyClick(card(changes, "if the company owns it", "toll"), Qt.Key.Key_Escape)
    assert not changes.isVisible()
    opened(port)
    click(part(changes, "what-changed:close"))
    assert not changes.isVisible()


def test_while_it_is_closed_it_makes_nothing_and_then_catches_up(
    changes: ChangesWindow, port: MainWindow
) -> None:
    QTest.keyClick(changes, Qt.Key.Key_Escape)
    cards = set(changes.findChildren(ChangeCard))
    click(part(port, "suppose:owner/company"))
    assert set(changes.findChildren(ChangeCard)) == cards
    opened(port)
    assert "you suppose that the company owns it" in words_of(changes)


def test_a_card_shows_that_the_pointer_is_on_it(changes: ChangesWindow) -> None:
    target = card(changes, "if the company owns it", "toll")
    before = target.grab().toImage()
    target.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert target.grab().toImage() != before
    assert target.testAttribute(Qt.WidgetAttribute.WA_Hover), "Qt paints it anew when the pointer comes"


def test_it_follows_into_another_casebook(changes: ChangesWindow, port: MainWindow, mini: Casebook) -> None:
    port.desk.session.open(mini)
    settle()
    assert sections(changes) == {"": []}
    click(part(port, "option:site/mill"))
    assert "Where to build the bridge: At the mill" in words_of(changes)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_or_nameless(
    changes: ChangesWindow, theme: Theme, scale: float, mode: str
) -> None:
    theme.set_mode(mode)  # type: ignore[arg-type]
    theme.set_scale(scale)
    settle()
    assert cut_off(changes) == []
    [area] = changes.findChildren(QScrollArea)
    inner = area.widget()
    assert inner is not None
    assert nameless(inner) == []
