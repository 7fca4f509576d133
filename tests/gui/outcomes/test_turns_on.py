"""What the branch turns on, as a user meets it: supposing an answer, taking it back, finding it idle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton, QWidget

from gui.outcomes.card import OutcomeCard
from gui.widgets.choice_buttons import WrapRadioButton
from gui.widgets.column import CardColumn
from scenarios.files.casebook_files import open_casebook
from scenarios.files.library import shipped_casebooks
from scenarios.files.scenario_files import open_scenario, save_scenario
from scenarios.model.reading import Reading
from scenarios.model.scenario import CasebookReference, Scenario
from tests.gui.conftest import COURSES
from tests.gui.desk.test_files import Answers
from tests.gui.widgets.looking import click, find, part, said, settle, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from gui.windows.main_window import MainWindow
    from scenarios.model.casebook import Casebook
    from tests.gui.conftest import OpenWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers(monkeypatch)


def checked(window: QWidget, hinge: str) -> str:
    """What of a hinge's radio buttons is chosen; exactly one is."""
    row = part(window, f"hinge:{hinge}")
    [chosen] = [button for button in row.findChildren(QRadioButton) if button.isChecked()]
    return chosen.objectName()


def courses(window: MainWindow) -> list[tuple[str | None, str | None]]:
    return [(course.holds["owner"], course.holds["port"]) for course in window.desk.session.snapshot.courses]


def test_both_hinges_are_told_in_order_with_their_answers(port: MainWindow) -> None:
    assert not part(port, "turns-on").isVisible()
    click(part(port, "option:dyke/breaks"))
    owner, quay = part(port, "hinge:owner"), part(port, "hinge:port")
    assert owner.isVisible()
    assert quay.isVisible()
    assert owner.y() < quay.y()
    assert "Arguments speak for 2 answers, and each is followed: The town" in words_of(owner)
    assert "Arguments speak for 3 answers, and each is followed: Where it was" in words_of(quay)
    assert part(owner, "follow:owner").text() == "follow both"  # type: ignore[attr-defined]
    assert part(quay, "follow:port").text() == "follow all 3"  # type: ignore[attr-defined]
    assert checked(port, "owner") == "follow:owner"
    assert checked(port, "port") == "follow:port"


def test_supposing_answers_by_clicks_leaves_fewer_courses_and_then_one(port: MainWindow) -> None:
    click(part(port, "option:dyke/breaks"))
    assert len(courses(port)) == 6
    click(part(port, "suppose:owner/company"))
    assert courses(port) == [("company", "old"), ("company", "river"), ("company", "sea")]
    click(part(port, "suppose:port/sea"))
    assert courses(port) == [("company", "sea")]
    assert checked(port, "owner") == "suppose:owner/company"
    assert said(port, "departures-count") == "1 departure, 2 supposed"
    summary = said(port, "departures-summary")
    assert "You suppose that the company owns it" in summary
    assert "You suppose that the port moves to the sea" in summary
    assert "You suppose that the company owns it" in words_of(part(port, "hinge:owner"))
    assert "◇ You suppose that the company owns it" in words_of(part(port, "outcome:owner"))
    sentence = part(port, "branches:sentence").accessibleName()
    assert "supposing that the company owns it and the port moves to the sea" in sentence


def test_each_supposition_is_a_step_of_its_own_to_take_back(port: MainWindow) -> None:
    click(part(port, "option:dyke/breaks"))
    click(part(port, "suppose:owner/company"))
    click(part(port, "suppose:port/sea"))
    QTest.keyClick(port, Qt.Key.Key_Z, CONTROL)
    settle()
    assert port.desk.session.scenario.supposed == {"owner": "company"}
    assert checked(port, "port") == "follow:port"
    QTest.keyClick(port, Qt.Key.Key_Z, CONTROL)
    settle()
    assert port.desk.session.scenario.supposed == {}
    assert checked(port, "owner") == "follow:owner"
    assert len(courses(port)) == 6
    QTest.keyClick(port, Qt.Key.Key_Y, CONTROL)
    settle()
    assert checked(port, "owner") == "suppose:owner/company"


def test_following_again_is_a_click_and_so_is_another_answer(port: MainWindow) -> None:
    click(part(port, "option:dyke/breaks"))
    click(part(port, "suppose:port/sea"))
    click(part(port, "suppose:port/river"))
    assert courses(port) == [("town", "river"), ("company", "river")]
    click(part(port, "follow:port"))
    assert port.desk.session.scenario.supposed == {}
    assert len(courses(port)) == 6
    # A click on what is chosen already is no step.
    steps = port.desk.session.holder.undo_stack.count()
    click(part(port, "follow:port"))
    assert port.desk.session.holder.undo_stack.count() == steps


def test_the_keyboard_supposes_too(port: MainWindow) -> None:
    click(part(port, "option:dyke/breaks"))
    follow = part(port, "follow:owner")
    follow.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(follow, Qt.Key.Key_Right)
    settle()
    assert port.desk.session.scenario.supposed == {"owner": "town"}


def test_a_supposition_against_what_a_choice_settles_is_idle_and_says_so(port: MainWindow) -> None:
    click(part(port, "option:dyke/breaks"))
    click(part(port, "suppose:owner/town"))
    click(part(port, "option:sale/signed"))
    assert {owner for owner, _ in courses(port)} == {"company"}
    told = words_of(part(port, "hinge:owner"))
    assert "You suppose that the town owns the ferry: idle, since a choice settles it." in told
    assert "◇ You suppose that the town owns the ferry: idle" in words_of(part(port, "outcome:owner"))
    # It is kept, and works again where it can.
    click(part(port, "option:sale/refused"))
    assert {owner for owner, _ in courses(port)} == {"town"}
    assert "idle" not in words_of(part(port, "hinge:owner"))


def test_a_supposition_is_idle_once_all_goes_as_it_happened(port: MainWindow) -> None:
    click(part(port, "option:dyke/breaks"))
    click(part(port, "suppose:owner/company"))
    click(part(port, "option:dyke/holds"))
    told = words_of(part(port, "hinge:owner"))
    assert "You suppose that the company owns it: idle, since here it stands as it happened." in told
    assert courses(port) == [("town", "old")]
    click(part(port, "button:as-it-happened"))
    assert port.desk.session.scenario.supposed == {}
    assert not part(port, "turns-on").isVisible()


def test_as_it_happened_clears_what_is_supposed_in_one_step(port: MainWindow) -> None:
    click(part(port, "option:dyke/breaks"))
    click(part(port, "suppose:owner/company"))
    click(part(port, "suppose:port/sea"))
    click(part(port, "button:as-it-happened"))
    assert port.desk.session.is_as_it_happened
    assert said(port, "departures-count") == "as it happened"
    QTest.keyClick(port, Qt.Key.Key_Z, CONTROL)
    settle()
    assert courses(port) == [("company", "sea")]


def test_what_is_supposed_is_there_again_in_a_window_that_opens_the_file(
    port: MainWindow, answers: Answers, tmp_path: Path, open_window: OpenWindow
) -> None:
    click(part(port, "option:dyke/breaks"))
    click(part(port, "suppose:owner/company"))
    path = tmp_path / "the company.otherwise"
    answers.give("ask_save_path", path)
    QTest.keyClick(port, Qt.Key.Key_S, CONTROL)
    assert open_scenario(path).scenario.supposed == {"owner": "company"}
    again = open_window(path)
    settle()
    assert again.desk.session.snapshot.standpoint == port.desk.session.snapshot.standpoint
    assert checked(again, "owner") == "suppose:owner/company"
    assert said(again, "departures-count") == "1 departure, 1 supposed"


def test_what_the_documents_settle_is_folded_away_and_can_be_supposed_otherwise(port: MainWindow) -> None:
    port.desk.session.set_reading(Reading.of_document(port.desk.session.casebook, "annals"))
    click(part(port, "option:dyke/breaks"))
    assert courses(port) == [("town", "old")]
    more = find(port, "turns-on:more")
    assert more.isVisible()
    # Nothing is told above it: that would be two more than nothing, on which the branch does not turn.
    assert more.accessibleName() == "The documents settle 2 questions; suppose otherwise"
    assert said(port, "turns-on:heading") == "SETTLED BY THE DOCUMENTS"
    assert not part(port, "hinge:port").isVisible()
    click(more)
    assert "The documents argue one answer: the port stays." in words_of(part(port, "hinge:port"))
    click(part(port, "suppose:port/sea"))
    assert courses(port) == [("town", "sea")]
    # What is supposed stays in sight, folded or not.
    assert more.accessibleName() == "Hide what the documents settle"
    click(more)
    assert part(port, "hinge:port").isVisible()
    assert not part(port, "hinge:owner").isVisible()
    assert more.accessibleName() == "The documents settle 1 more; suppose otherwise"
    assert said(port, "turns-on:heading") == "THIS BRANCH TURNS ON"


def test_an_answer_that_nobody_argues_is_offered_on_request(open_window: OpenWindow, tmp_path: Path) -> None:
    text = COURSES.read_text(encoding="utf-8")
    argued = 'supports = ["port/sea"]'
    assert text.count(argued) == 1
    path = tmp_path / "courses.toml"
    path.write_text(text.replace(argued, 'attacks = ["port/sea"]'), encoding="utf-8")
    window = open_window(path)
    window.resize(1500, 950)
    click(part(window, "option:dyke/breaks"))
    assert {quay for _, quay in courses(window)} == {"old", "river"}
    assert part(window, "suppose:port/river").isVisible()
    assert not part(window, "suppose:port/sea").isVisible()
    others = find(window, "suppose-another:port")
    assert others.accessibleName() == "Where is the port? suppose another"
    click(others)
    click(part(window, "suppose:port/sea"))
    assert {quay for _, quay in courses(window)} == {"sea"}
    assert checked(window, "port") == "suppose:port/sea"


def test_answers_on_request_stand_beneath_one_another(open_window: OpenWindow) -> None:
    window = open_window(shipped_casebooks()[0])
    window.resize(1440, 900)
    window.desk.session.choose("bloc-1923", "accepts")
    settle()
    click(find(window, "suppose-another:leader"))
    row = part(window, "hinge:leader")
    answers = [child for child in row.findChildren(WrapRadioButton) if child.isVisible()]
    assert len(answers) == len(window.desk.session.casebook.question("leader").positions) + 1
    for number, one in enumerate(answers):
        assert row.rect().contains(one.geometry())
        assert not any(one.geometry().intersects(other.geometry()) for other in answers[:number])
    below = part(window, "turns-on").geometry().bottom()
    cards = [card for card in window.findChildren(OutcomeCard) if card.isVisible()]
    assert cards
    assert all(card.y() > below for card in cards)


def test_another_casebook_brings_its_own_hinges(port: MainWindow, mini: Casebook) -> None:
    click(part(port, "option:dyke/breaks"))
    port.desk.session.holder.mark_saved()
    port.desk.session.open(mini)
    settle()
    assert port.findChild(QWidget, "hinge:owner") is None
    port.desk.session.open(open_casebook(COURSES))
    click(part(port, "option:dyke/breaks"))
    click(part(port, "suppose:owner/company"))
    assert {owner for owner, _ in courses(port)} == {"company"}


def column_of(window: MainWindow) -> CardColumn:
    found = part(window, "outcomes").findChild(CardColumn)
    assert isinstance(found, CardColumn)
    return found


def test_what_another_branch_turns_on_is_seen_from_its_beginning(port: MainWindow) -> None:
    port.resize(1280, 600)
    click(part(port, "option:dyke/breaks"))
    bar = column_of(port).verticalScrollBar()
    bar.setValue(60)
    click(part(port, "suppose:port/river"))
    assert bar.value() == 60, "nothing moves under the pointer of who supposes"
    QTest.keyClick(port, Qt.Key.Key_Z, CONTROL)
    assert bar.value() == 60
    click(part(port, "option:sale/signed"))
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    click(part(port, "option:regatta/sailed"))
    assert bar.value() > 0, "who looks at an outcome further down goes on looking at it"


def test_a_reopened_file_shows_what_it_turns_on(
    open_window: OpenWindow, tmp_path: Path, home: Path, courses: Casebook
) -> None:
    (home / "casebooks" / "courses.toml").write_bytes(COURSES.read_bytes())
    path = tmp_path / "dyke.otherwise"
    save_scenario(path, Scenario(casebook=CasebookReference(id=courses.id), choices={"dyke": "breaks"}))
    window = open_window(path)
    window.desk.session.focus_question(courses.questions[-1].id)
    settle()
    assert column_of(window).verticalScrollBar().value() > 0
    window.close()
    again = open_window(path)
    assert again.desk.session.question == courses.questions[-1].id
    assert column_of(again).verticalScrollBar().value() == 0
