"""Why, course by course: what speaks because of the choice, what spoke in history, what rests on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from gui.shared.reason_delegate import TEXT, row_of
from gui.shared.reason_tree import ReasonTree
from scenarios.model.reading import Reading
from tests.gui.widgets.looking import click, part, said, settle

if TYPE_CHECKING:
    from gui.windows.main_window import MainWindow
    from scenarios.telling.reason_rows import Row

CONTROL = Qt.KeyboardModifier.ControlModifier
NEW, KEPT = "Speaks because of your choice", "Speaks in history too"
GONE, ELSEWHERE = "Fallen away here", "Would speak in another branch or course"


@pytest.fixture
def split(port: MainWindow) -> MainWindow:
    """The port where the dyke breaks, the toll in focus."""
    click(part(port, "option:dyke/breaks"))
    click(part(port, "outcome:toll"))
    return port


def tree(window: MainWindow) -> ReasonTree:
    found = window.findChild(ReasonTree, "why:reasons")
    assert found is not None
    return found


def rows(window: MainWindow, parent: QModelIndex | None = None) -> list[tuple[Row, QModelIndex]]:
    above = parent if parent is not None else QModelIndex()
    model = tree(window).model()
    indexes = [model.index(place, TEXT, above) for place in range(model.rowCount(above))]
    return [(row, index) for index in indexes if (row := row_of(index)) is not None]


def groups(window: MainWindow) -> dict[str, list[str]]:
    """Headings without their count, each with its arguments; ``""`` for those without a heading."""
    found: dict[str, list[str]] = {}
    for row, index in rows(window):
        if not row.heading:
            found.setdefault("", []).append(row.argument)
            continue
        inner = [below.argument for below, _ in rows(window, index)]
        name, _, count = row.text.rpartition(" (")
        assert count == f"{len(inner)})"
        found[name] = inner
    return found


def small(window: MainWindow, argument: str) -> str:
    assert tree(window).select_argument(argument)
    current = tree(window).current
    assert current is not None
    return current.small


def open_groups(window: MainWindow) -> set[str]:
    return {
        row.text.rpartition(" (")[0]
        for row, index in rows(window)
        if row.heading and tree(window).isExpanded(index)
    }


def test_history_needs_no_headings_for_what_speaks(port: MainWindow) -> None:
    click(part(port, "outcome:toll"))
    assert groups(port) == {"": ["A4", "A5"], ELSEWHERE: ["B9", "B10"]}
    assert not part(port, "why:course").isVisible()


def test_what_speaks_by_choice_stands_before_what_spoke_in_history(split: MainWindow) -> None:
    click(part(split, "course:toll/1"))
    found = groups(split)
    assert list(found) == [NEW, KEPT, "Rests on: the company owns it", GONE, ELSEWHERE]
    assert found[NEW] == ["B9"]
    assert found[KEPT] == ["A5"]
    assert found["Rests on: the company owns it"] == ["B1", "A1"]
    assert found[GONE] == ["A4"]


def test_where_nothing_changed_what_speaks_needs_no_headings(split: MainWindow) -> None:
    click(part(split, "course:toll/0"))
    found = groups(split)
    assert found[""] == ["A4", "A5"]
    assert found[ELSEWHERE] == ["B9", "B10"]
    assert NEW not in found
    assert GONE not in found


def test_what_fell_away_says_where_it_spoke(split: MainWindow) -> None:
    click(part(split, "course:toll/1"))
    assert small(split, "A4").endswith("spoke in history, where the town owns the ferry")
    click(part(split, "outcome:orchard"))
    assert groups(split)[GONE] == ["A10"]
    assert "spoke in history, where" in small(split, "A10")
    assert "The dyke holds" in small(split, "A10")


def test_what_speaks_elsewhere_says_on_what_condition(split: MainWindow) -> None:
    click(part(split, "course:toll/0"))
    assert "would apply if the company owns it" in small(split, "B9")


def test_what_speaks_is_open_and_what_does_not_is_folded(split: MainWindow) -> None:
    click(part(split, "course:toll/1"))
    assert {NEW, KEPT} <= open_groups(split)
    assert not {GONE, ELSEWHERE} & open_groups(split)


def test_stepping_through_courses_shows_each_with_what_it_rests_on(split: MainWindow) -> None:
    click(part(split, "outcome:trade"))
    seen = []
    for place in range(6):
        assert said(split, "why:course-number") == f"course {place + 1} of 6"
        seen.append((said(split, "why:title").split(" — ")[0], said(split, "why:course")))
        QTest.keyClick(split, Qt.Key.Key_BracketRight, CONTROL)
        settle()
    assert seen == [
        ("Grain", "in the course: the town owns the ferry and the port stays"),
        ("Timber", "in the course: the town owns the ferry and the port moves up the river"),
        ("Salt", "in the course: the town owns the ferry and the port moves to the sea"),
        ("Coal", "in the course: the company owns it and the port stays"),
        ("Slate", "in the course: the company owns it and the port moves up the river"),
        ("Fish", "in the course: the company owns it and the port moves to the sea"),
    ]


def test_buttons_in_why_step_through_courses_too(split: MainWindow) -> None:
    click(part(split, "why:later-course"))
    assert split.desk.session.course.number == 1
    click(part(split, "why:earlier-course"))
    click(part(split, "why:earlier-course"))
    assert split.desk.session.course.number == 5


def test_a_course_rests_on_each_hinge_at_which_its_line_parts(split: MainWindow) -> None:
    click(part(split, "outcome:trade"))
    QTest.keyClick(split, Qt.Key.Key_BracketRight, CONTROL)
    settle()
    resting = [name for name in groups(split) if name.startswith("Rests on")]
    assert resting == [
        "Rests on: the town owns the ferry",
        "Rests on: the port moves up the river",
    ]


def test_what_every_course_agrees_on_rests_on_nothing(split: MainWindow) -> None:
    click(part(split, "outcome:school"))
    assert not [name for name in groups(split) if name.startswith("Rests on")]


def test_a_supposition_leaves_one_course_and_no_bar_to_step(split: MainWindow) -> None:
    click(part(split, "suppose:owner/company"))
    click(part(split, "suppose:port/old"))
    assert not part(split, "why:later-course").isVisible()
    click(part(split, "outcome:toll"))
    assert groups(split)[NEW] == ["B9"]
    assert not [name for name in groups(split) if name.startswith("Rests on")]


def test_a_debate_is_read_in_history_whatever_course_is_in_focus(split: MainWindow) -> None:
    click(part(split, "course:toll/1"))
    click(part(split, "outcome:blame"))
    assert groups(split) == {"": ["A11"]}
    assert not part(split, "why:course").isVisible()


def test_silence_offers_to_suppose_what_the_question_rests_on_and_nothing_else(port: MainWindow) -> None:
    """Without the annals nobody says where the port is: the orchard has nothing to do with that."""
    click(part(port, "option:sale/signed"))
    port.desk.session.set_reading(Reading.of_document(port.desk.session.casebook, "broadsheet"))
    settle()
    offer = "The documents do not say: “Where is the port?”; suppose an answer in the outcomes."
    silence = (
        "Here no argument of a document that is heard reaches the question."
        " Not heard in this reading: The annals."
    )
    for question, expected in (
        ("trade", f"{silence} {offer}"),
        ("port", f"{silence} {offer}"),
        ("orchard", silence),
        ("blame", silence),
    ):
        click(part(port, f"outcome:{question}"))
        assert said(port, "why:silence") == expected, question
    port.desk.session.suppose("port", "sea")
    click(part(port, "outcome:trade"))
    assert said(port, "why:title").startswith("Fish")
