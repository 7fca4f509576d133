"""Cards where the branch splits: a line a course, never too many, and what became of each outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from gui.desk.session import Session
from gui.outcomes.course_row import CourseRow
from gui.outcomes.finding import MOST_LINES, finding_of
from gui.outcomes.panel import OutcomesPanel
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from tests.gui.widgets.looking import click, cut_off, find, part, said, settle, words_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.theme import Theme
    from gui.windows.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
LINES = 4


@pytest.fixture
def split(port: MainWindow) -> MainWindow:
    """The port where the dyke breaks."""
    click(part(port, "option:dyke/breaks"))
    assert len(port.desk.session.snapshot.courses) == 6
    return port


def lines(window: MainWindow, question: str) -> list[CourseRow]:
    rows = part(window, f"outcome:{question}").findChildren(CourseRow)
    return [row for row in rows if not row.isHidden()]


def current(window: MainWindow, question: str) -> list[str]:
    return [row.accessibleName() for row in lines(window, question) if row.accessibleDescription()]


def held(window: MainWindow) -> tuple[str | None, str | None]:
    holds = window.desk.session.course.holds
    return holds["owner"], holds["port"]


def shown(window: MainWindow) -> set[str]:
    """The questions whose cards are to be seen."""
    questions = (question.id for question in window.desk.session.casebook.questions)
    return {question for question in questions if part(window, f"outcome:{question}").isVisible()}


def test_a_card_that_turns_on_one_hinge_has_a_line_an_answer(split: MainWindow) -> None:
    free, toll = lines(split, "toll")
    assert "if the town owns the ferry, The ferry is free" in free.accessibleName()
    assert "if the company owns it, A toll is taken" in toll.accessibleName()
    assert said(split, "changed:toll") == "◆ leads otherwise in 3 of 6 courses"
    assert said(split, "history:toll") == "in history: The ferry is free"


def test_a_click_on_a_line_puts_its_course_in_focus_and_why_shows_it(split: MainWindow) -> None:
    assert len(current(split, "toll")) == 1
    click(lines(split, "toll")[1])
    assert held(split) == ("company", "old")
    assert split.desk.session.question == "toll"
    assert said(split, "why:title").startswith("A toll is taken")
    assert said(split, "why:course") == "in the course: the company owns it and the port stays"
    assert said(split, "why:course-number") == "course 4 of 6"
    assert ["A toll is taken" in line for line in current(split, "toll")] == [True]
    # A course is in focus everywhere, not only on the card that was clicked.
    assert ["Coal" in line for line in current(split, "trade")] == [True]
    assert split.desk.session.holder.undo_stack.count() == 1


def test_a_card_never_has_more_than_four_lines_and_says_how_many_courses_it_leaves_out(
    split: MainWindow,
) -> None:
    assert MOST_LINES == LINES
    assert len(lines(split, "trade")) < LINES
    card = part(split, "outcome:trade")
    [more] = [label for label in card.findChildren(QLabel) if label.text() == "3 more courses"]
    assert more.isVisible()
    assert more.y() > lines(split, "trade")[-1].y()
    assert "3 more courses" in card.accessibleName()


def test_courses_left_out_are_counted_and_not_the_lines_that_would_tell_them(
    split: MainWindow, courses: Casebook
) -> None:
    """Two courses lead to the smiths and would share a line: three courses are left out by two lines."""
    session = Session(courses)
    session.choose("dyke", "breaks")
    told = {number for fold in session.snapshot.folds("guild")[:3] for number in fold.courses}
    assert finding_of(session.snapshot, "guild", 0).more == f"{6 - len(told)} more courses"
    assert "3 more courses" in words_of(part(split, "outcome:guild"))
    QTest.keyClick(split, Qt.Key.Key_BracketLeft, CONTROL)
    settle()
    assert held(split) == ("company", "sea")
    # The line of the course in focus stands for two; two others are told, and two left out.
    [smiths] = current(split, "guild")
    assert smiths.startswith("if the company owns it and the port moves up the river or the port moves to")
    assert len(lines(split, "guild")) == 3
    assert "2 more courses" in words_of(part(split, "outcome:guild"))


def test_the_line_of_the_course_in_focus_is_among_those_shown(split: MainWindow) -> None:
    answers = ("Grain", "Timber", "Salt", "Coal", "Slate", "Fish")
    for answer in answers:
        assert [f", {answer}," in line for line in current(split, "trade")] == [True], answer
        assert len(lines(split, "trade")) < LINES
        QTest.keyClick(split, Qt.Key.Key_BracketRight, CONTROL)
        settle()
    assert held(split) == ("town", "old")


def test_keys_go_round_the_courses_and_why_goes_along(split: MainWindow) -> None:
    click(part(split, "outcome:trade"))
    seen = []
    for _ in range(6):
        seen.append(held(split))
        assert said(split, "why:course-number") == f"course {len(seen)} of 6"
        QTest.keyClick(split, Qt.Key.Key_BracketRight, CONTROL)
        settle()
    assert len(set(seen)) == 6
    assert held(split) == seen[0]
    QTest.keyClick(split, Qt.Key.Key_BracketLeft, CONTROL)
    settle()
    assert held(split) == seen[-1]
    assert said(split, "why:title").startswith("Fish")


def test_the_course_in_focus_is_kept_where_it_still_is_there(split: MainWindow) -> None:
    click(lines(split, "toll")[1])
    assert held(split) == ("company", "old")
    click(part(split, "suppose:port/old"))
    assert held(split) == ("company", "old")
    click(part(split, "suppose:owner/town"))
    assert held(split) == ("town", "old")


def test_arrows_walk_through_the_lines_of_a_card_and_enter_takes_one(split: MainWindow) -> None:
    card = part(split, "outcome:toll")
    card.setFocus(Qt.FocusReason.TabFocusReason)
    first, second = lines(split, "toll")
    QTest.keyClick(card, Qt.Key.Key_Down)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert held(split) == ("company", "old")


def test_each_change_is_told_in_its_word_with_historys_line_beneath(split: MainWindow) -> None:
    assert {q: said(split, f"changed:{q}") for q in ("trade", "orchard", "school", "fever", "lamp")} == {
        "trade": "◆ leads otherwise in 5 of 6 courses",
        "orchard": "○ fallen silent in all 6 courses",
        "school": "▽ weaker in all 6 courses",
        "fever": "△ stronger in all 6 courses",
        "lamp": "≈ no longer a fact, argued the same in all 6 courses",
    }
    assert said(split, "history:orchard") == "in history: It bears"
    assert said(split, "history:fever").startswith("in history: It comes, ")
    assert said(split, "changed:market") == ""
    assert said(split, "history:market") == ""
    # A debate is not compared: no choice changes it.
    assert said(split, "changed:blame") == ""


def test_what_becomes_of_outcomes_is_counted_on_top_by_kind(split: MainWindow) -> None:
    assert said(split, "changed-count") == "8 of 10 changed"
    counts = {
        kind: find(split, f"kind:{kind}").accessibleName()
        for kind in ("otherwise", "silent", "weaker", "stronger", "argued", "same")
        if find(split, f"kind:{kind}").isVisible()
    }
    assert counts == {
        "otherwise": "5 lead otherwise",
        "silent": "1 fallen silent",
        "weaker": "1 weaker",
        "stronger": "1 stronger",
        "argued": "1 argued the same",
        "same": "1 as in history",
    }


def test_nothing_is_counted_as_it_happened(port: MainWindow) -> None:
    assert said(port, "changed-count") == "0 of 10 changed"
    assert not any(find(port, f"kind:{kind}").isVisible() for kind in ("otherwise", "silent", "same"))


def test_changed_only_shows_what_is_told_and_read_otherwise(split: MainWindow) -> None:
    click(part(split, "changed-only"))
    assert shown(split) == {"owner", "port", "trade", "guild", "toll", "school", "fever", "orchard"}
    click(part(split, "changed-only"))
    assert "market" in shown(split)
    assert "blame" in shown(split)


def test_a_kind_is_shown_alone_and_two_kinds_together(split: MainWindow) -> None:
    click(part(split, "kind:silent"))
    assert shown(split) == {"orchard"}
    click(part(split, "kind:stronger"))
    assert shown(split) == {"orchard", "fever"}
    click(part(split, "kind:silent"))
    click(part(split, "kind:stronger"))
    assert "market" in shown(split)


def test_what_a_filter_shows_comes_into_sight(split: MainWindow) -> None:
    split.resize(1300, 620)
    settle()
    assert part(split, "outcome:orchard").visibleRegion().isEmpty()
    click(part(split, "kind:silent"))
    assert part(split, "outcome:orchard").visibleRegion().boundingRect().height() > 40


def test_a_kind_that_is_gone_is_asked_for_no_longer(split: MainWindow) -> None:
    click(part(split, "kind:stronger"))
    assert shown(split) == {"fever"}
    click(part(split, "option:dyke/holds"))
    assert not part(split, "kind:stronger").isVisible()
    assert "market" in shown(split)


@pytest.mark.parametrize("size", [(1024, 700), (1280, 720)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_of_six_courses_is_cut_off(
    split: MainWindow, theme: Theme, size: tuple[int, int], scale: float
) -> None:
    theme.set_scale(scale)
    split.resize(*size)
    for _ in range(6):
        QTest.keyClick(split, Qt.Key.Key_BracketRight, CONTROL)
        QApplication.processEvents()
        settle()
        assert cut_off(split.workplace.panels[3]) == []


@pytest.mark.parametrize("width", [300, 360, 420, 480])
def test_historys_line_has_its_room_when_only_it_grows(
    courses: Casebook, theme: Theme, qtbot: QtBot, width: int
) -> None:
    session = Session(courses)
    panel = OutcomesPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(width, 900)
    panel.show()
    qtbot.waitExposed(panel)
    session.choose("dyke", "breaks")
    settle()
    before = (said(panel, "changed:fever"), said(panel, "history:fever"))
    session.set_reading(Reading(credence={"annals": 0.6}))
    settle()
    after = (said(panel, "changed:fever"), said(panel, "history:fever"))
    assert after == (before[0], f"{before[1]}, barely argued here")
    assert cut_off(panel) == []
