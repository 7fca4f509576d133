"""A session gives every view the same projection, and takes every change back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.desk.session import Session
from scenarios.model.reading import Reading
from scenarios.model.scenario import Scenario

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from gui.desk.focus import Focus
    from scenarios.model.casebook import Casebook
    from scenarios.projection.course import Course


class Listener:
    """Notes what a session says, in order."""

    def __init__(self, session: Session) -> None:
        self.heard: list[str] = []
        session.casebook_changed.connect(lambda: self.heard.append("casebook"))
        session.projected.connect(lambda _: self.heard.append("projected"))
        session.scenario_changed.connect(lambda: self.heard.append("scenario"))
        session.title_changed.connect(lambda title: self.heard.append(f"title {title}"))
        session.holder.clean_changed.connect(lambda clean: self.heard.append(f"clean {clean}"))
        session.focused.connect(self._focused)

    def _focused(self, before: Focus, now: Focus) -> None:
        for name in ("question", "position", "argument", "decision", "course"):
            if getattr(before, name) != getattr(now, name):
                self.heard.append(f"{name} {getattr(now, name)}")


def test_a_choice_is_projected_and_taken_back(session: Session, qtbot: QtBot) -> None:
    before = session.snapshot
    with qtbot.waitSignal(session.projected) as said:
        session.choose("site", "mill")
    assert said.args == [session.snapshot]
    assert session.snapshot.departures == ("site",)
    assert session.scenario.choices == {"site": "mill"}
    session.holder.undo_stack.undo()
    assert session.snapshot == before
    session.holder.undo_stack.redo()
    assert session.snapshot.standpoint.choices["site"] == "mill"


def test_a_step_is_named_after_the_decision_and_its_option(session: Session) -> None:
    session.choose("site", "mill")
    assert session.holder.undo_stack.undoText() == "Set Where to build the bridge: At the mill"


def test_choosing_what_is_chosen_is_no_step(session: Session) -> None:
    listener = Listener(session)
    session.choose("site", "ford")
    session.choose_branch({"site": "ford"})
    session.as_it_happened()
    session.set_reading(Reading())
    session.set_in_play(session.in_play)
    session.rename("")
    session.set_note("site", "")
    session.set_author("")
    assert session.holder.undo_stack.count() == 0
    assert listener.heard == []


def test_a_branch_is_taken_in_one_step(session: Session) -> None:
    session.choose_branch({"site": "mill", "toll": "charged"})
    assert session.snapshot.departures == ("site", "toll")
    session.holder.undo_stack.undo()
    assert not session.snapshot.departures


def test_as_it_happened_sets_every_decision_back(session: Session) -> None:
    session.choose("site", "mill")
    session.choose("toll", "charged")
    session.as_it_happened()
    assert session.is_as_it_happened
    assert session.scenario.choices == {}
    assert not session.snapshot.departures
    session.holder.undo_stack.undo()
    assert session.snapshot.departures == ("site", "toll")


def test_the_reading_is_undone_too(session: Session) -> None:
    alone = Reading.of_document(session.casebook, "ledger")
    everyone = session.snapshot
    session.set_reading(alone)
    assert session.snapshot.standpoint.reading == alone
    assert session.snapshot.history.standpoint.reading == alone
    session.holder.undo_stack.undo()
    assert session.snapshot == everyone


def test_history_is_computed_once_a_reading(session: Session) -> None:
    first = session.snapshot.history
    session.choose("site", "mill")
    assert session.snapshot.history is first
    assert first.departures == ()


def test_the_map_is_computed_once_a_projection(session: Session) -> None:
    first = session.map
    assert first is not None
    assert session.map is first
    session.choose("site", "mill")
    second = session.map
    assert second is not None
    assert second is not first
    assert second.shown.branch == session.snapshot.branch
    other = session.casebook.question("ferry").id
    session.focus_question(other)
    third = session.map
    assert third is not None
    assert third.question == other


def test_headline_decisions_are_in_play_until_others_are(session: Session) -> None:
    assert session.in_play == tuple(d.id for d in session.casebook.decisions if d.headline)
    session.set_in_play(["toll"])
    assert session.in_play == ("toll",)
    session.holder.undo_stack.undo()
    assert len(session.in_play) == 2


def test_notes_and_titles_need_no_projection(session: Session) -> None:
    listener = Listener(session)
    projection = session.snapshot
    session.set_note("site", "Ask the class first.")
    session.rename("If the bridge stood at the mill")
    assert session.snapshot is projection
    assert "projected" not in listener.heard
    assert "title If the bridge stood at the mill" in listener.heard
    session.holder.undo_stack.undo()
    assert listener.heard[-1] == "title "


def test_clean_again_after_undo_and_after_saving(session: Session) -> None:
    listener = Listener(session)
    assert session.holder.is_clean
    session.choose("site", "mill")
    session.holder.undo_stack.undo()
    assert session.holder.is_clean
    session.holder.undo_stack.redo()
    session.holder.mark_saved()
    assert session.holder.is_clean
    assert [said for said in listener.heard if said.startswith("clean")] == [
        "clean False",
        "clean True",
        "clean False",
        "clean True",
    ]


def test_focus_is_neither_undone_nor_dirty(session: Session) -> None:
    other = session.casebook.question("ferry")
    listener = Listener(session)
    assert session.question != other.id
    session.focus_question(other.id)
    session.focus_position(other.id, other.positions[1].id)
    argument = session.casebook.arguments[0].id
    session.focus_argument(argument)
    assert (session.question, session.position) == (other.id, other.positions[1].id)
    assert session.argument == argument
    assert listener.heard == [
        f"question {other.id}",
        f"position {other.positions[1].id}",
        f"argument {argument}",
    ]
    assert session.holder.is_clean
    assert session.holder.undo_stack.count() == 0


def test_the_outcome_on_which_most_documents_speak_is_in_focus_first(session: Session) -> None:
    speaking = {key.id: len(key.speaking) for key in session.course.questions}
    outcomes = [q.id for q in session.casebook.questions if q.kind == "outcome"]
    assert session.question in outcomes
    assert speaking[session.question] == max(speaking[key] for key in outcomes)


def test_the_leading_position_is_in_focus_until_another_is(session: Session) -> None:
    question = "ferry"
    session.focus_question(question)
    assert session.position == session.snapshot.question(question).leading
    session.focus_position(question, "kept")
    session.choose("toll", "charged")
    assert session.position == "kept"
    session.focus_question(question)
    assert session.position == session.snapshot.question(question).leading


def test_what_does_not_exist_cannot_be_put_in_focus(session: Session) -> None:
    with pytest.raises(KeyError):
        session.focus_question("nobody-asked")
    with pytest.raises(KeyError):
        session.focus_argument("A99")
    assert session.question == "market"


def test_opening_another_scenario_leaves_nothing_to_undo(session: Session, mini: Casebook) -> None:
    session.choose("site", "mill")
    listener = Listener(session)
    session.open(mini, Scenario.new(mini, title="Another").with_choice("toll", "charged"))
    assert session.snapshot.departures == ("toll",)
    assert session.holder.is_clean
    assert not session.holder.undo_stack.canUndo()
    assert listener.heard == [
        "clean True",
        "casebook",
        "projected",
        "scenario",
        "title Another",
        "question market",
    ]


@pytest.mark.usefixtures("qapp")
def test_choices_that_the_casebook_has_no_place_for_are_kept(mini: Casebook) -> None:
    scenario = Scenario.new(mini).with_choice("monsoon", "earlier").with_choice("site", "island")
    session = Session(mini, scenario)
    assert not session.snapshot.departures
    assert len(session.fit.notices) == 2
    session.choose("toll", "charged")
    session.as_it_happened()
    assert session.scenario.choices == {"monsoon": "earlier", "site": "island"}
    session.choose_branch({"toll": "charged"})
    assert session.scenario.choices == {"monsoon": "earlier", "site": "island", "toll": "charged"}


@pytest.mark.usefixtures("qapp")
def test_a_reading_and_decisions_in_play_that_the_casebook_has_no_place_for_are_kept(mini: Casebook) -> None:
    reading = Reading(credence={"lost": 0.3, "ledger": 0.5}, muted=frozenset({"nobody"}), semantics="newer")
    scenario = Scenario.new(mini).with_reading(reading).with_in_play(["site", "gone"])
    session = Session(mini, scenario)
    session.set_reading(Reading(credence={"ledger": 0.7}))
    assert session.reading == Reading(credence={"ledger": 0.7})
    kept = Reading(credence={"lost": 0.3, "ledger": 0.7}, muted=frozenset({"nobody"}), semantics="newer")
    assert session.scenario.reading == kept
    session.set_reading(Reading(semantics="euler"))
    assert session.scenario.reading.semantics == "euler"
    session.set_in_play(["toll"])
    assert session.in_play == ("toll",)
    assert session.scenario.in_play == ("toll", "gone")


def test_a_casebook_without_questions_or_decisions(mini: Casebook) -> None:
    session = Session(mini.model_copy(update={"questions": (), "decisions": (), "arguments": ()}))
    assert session.question is None
    assert session.position is None
    assert session.map is None
    session.as_it_happened()
    assert session.holder.is_clean


@pytest.mark.usefixtures("qapp")
def test_an_ampersand_in_a_title_stays_one(mini: Casebook) -> None:
    site = mini.decision("site").model_copy(update={"title": "Bread & water"})
    session = Session(mini.model_copy(update={"decisions": (site, *mini.decisions[1:])}))
    session.choose("site", "mill")
    assert session.holder.undo_stack.undoText() == "Set Bread && water: At the mill"


@pytest.fixture
def split(qapp: QApplication, courses: Casebook) -> Session:  # noqa: ARG001 - Qt must run
    """A session in which the dyke breaks: six courses."""
    session = Session(courses)
    session.choose("dyke", "breaks")
    return session


def _owners(session: Session) -> set[str | None]:
    return {course.holds["owner"] for course in session.snapshot.courses}


def _course(session: Session) -> Course:
    return session.course


def test_a_supposition_is_a_step_named_after_the_answer(split: Session) -> None:
    listener = Listener(split)
    split.suppose("owner", "company")
    assert split.holder.undo_stack.undoText() == "Suppose The company: Who owns the ferry?"
    assert split.scenario.supposed == {"owner": "company"}
    assert _owners(split) == {"company"}
    split.suppose("owner", None)
    assert split.holder.undo_stack.undoText() == "Follow the documents: Who owns the ferry?"
    assert _owners(split) == {"town", "company"}
    assert listener.heard == ["projected", "scenario"] * 2


def test_supposing_what_is_supposed_is_no_step(split: Session) -> None:
    split.suppose("owner", "company")
    steps = split.holder.undo_stack.count()
    split.suppose("owner", "company")
    split.suppose("port", None)
    assert split.holder.undo_stack.count() == steps


def test_what_does_not_exist_cannot_be_supposed(split: Session) -> None:
    with pytest.raises(KeyError):
        split.suppose("nobody-asked", "company")
    with pytest.raises(KeyError):
        split.suppose("owner", "nobody")
    assert split.scenario.supposed == {}


def test_the_leading_course_is_in_focus_until_another_is(split: Session) -> None:
    listener = Listener(split)
    steps = split.holder.undo_stack.count()
    assert _course(split) is split.snapshot.courses[0]
    split.focus_course(4)
    assert _course(split) is split.snapshot.courses[4]
    split.focus_course(4)
    split.step_course(-1)
    split.step_course(3)
    assert _course(split).number == 0
    assert listener.heard == ["course 4", "course 3", "course 0"]
    assert split.holder.undo_stack.count() == steps
    for number in (-1, 6):
        with pytest.raises(IndexError):
            split.focus_course(number)


def test_outcomes_are_read_in_the_course_in_focus_and_debates_in_history(split: Session) -> None:
    split.focus_course(5)
    assert split.side_of("trade") is split.course
    assert split.side_of("blame") is split.snapshot.debates
    assert split.side_of_argument("A4") is split.course
    assert split.side_of_argument("A11") is split.snapshot.debates
    split.focus_question("trade")
    assert split.position == "fish"
    split.step_course(1)
    assert split.position == "grain"


def test_another_course_shows_its_leading_position_again(split: Session) -> None:
    split.focus_position("trade", "salt")
    assert split.position == "salt"
    split.focus_course(3)
    assert split.position == "coal"


def test_a_course_is_known_by_its_answers_and_not_by_its_number(split: Session) -> None:
    split.focus_course(3)
    split.suppose("owner", "company")
    assert split.course.number == 0
    assert dict(split.course.holds) == {"owner": "company", "port": "old"}
    split.holder.undo_stack.undo()
    assert split.course.number == 3
    split.as_it_happened()
    assert split.course.number == 0
    split.holder.undo_stack.undo()
    assert split.course.number == 0, "it was gone meanwhile"


def test_a_course_stays_in_focus_through_a_note(split: Session) -> None:
    split.focus_course(2)
    split.set_note("dyke", "Ask the class first.")
    assert split.course.number == 2


@pytest.mark.usefixtures("qapp")
def test_suppositions_that_the_casebook_has_no_place_for_are_kept(courses: Casebook) -> None:
    scenario = Scenario.new(courses).with_choice("dyke", "breaks")
    session = Session(courses, scenario.with_supposed({"owner": "king", "gone": "yes", "toll": "toll"}))
    assert session.snapshot.standpoint.supposed == {}
    assert len(session.snapshot.courses) == 6
    assert len(session.fit.notices) == 3
    session.suppose("port", "sea")
    session.as_it_happened()
    assert session.scenario.supposed == {"owner": "king", "gone": "yes", "toll": "toll"}
    session.suppose("owner", "town")
    assert session.scenario.supposed["owner"] == "town"
