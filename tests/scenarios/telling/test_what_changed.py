"""What a branch changes, told in one column."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.engine.engine import Engine
from scenarios.files.casebook_files import open_casebook
from scenarios.model.standpoint import Standpoint
from scenarios.projection.comparing import Change, Voice
from scenarios.projection.snapshot import Projector, Snapshot
from scenarios.telling.provisions import supposing
from scenarios.telling.statuses import standing_between
from scenarios.telling.what_changed import MOST_ARGUMENTS, as_text, what_changed
from tests.scenarios.engine.forks import forked, question, rests, supports
from tests.scenarios.projected import snapshot

FERRY_TOWN = Path(__file__).resolve().parents[2] / "data" / "casebooks" / "ferry-town.toml"


@pytest.fixture(scope="module")
def projector() -> Projector:
    return Projector(Engine(open_casebook(FERRY_TOWN)))


def of(projector: Projector, supposed: dict[str, str] | None = None, **choices: str) -> Snapshot:
    return projector(Standpoint.of(projector.casebook, choices, supposed))


def test_history_changes_nothing(projector: Projector) -> None:
    told = what_changed(of(projector))
    assert told.departures == "As it happened"
    assert told.counts == "3 as in history"
    assert told.hinges == ()
    [section] = told.sections
    assert (section.heading, section.outcomes) == ("", ())
    assert section.unchanged.startswith("As in history: Who is mayor?, Is a bridge built? and")
    assert as_text(told).startswith("As it happened\n3 as in history\n\nAs in history: ")


def test_the_best_argued_course_comes_first_and_what_all_courses_share_last(projector: Projector) -> None:
    told = what_changed(of(projector, strike="held"))
    assert [section.heading for section in told.sections] == [
        "if the smith is mayor",
        "if the baker is mayor",
        "either way",
    ]
    mayor, bridge = told.sections[1].outcomes
    assert (mayor.before, mayor.after) == ("The smith", "The baker, case against (20–40)")
    assert (bridge.before, bridge.after) == ("No bridge", "A bridge, case for (60–80)")
    assert (bridge.kind, bridge.course) == (Change.OTHERWISE, 1)
    assert [(one.word, one.mark, one.bears, one.source) for one in bridge.moved] == [
        ("new", "P", "for “A bridge”", "p. 4, line 5"),
        ("gone", "D", "for “No bridge”", "line 4"),
    ]
    assert [one.voice for one in bridge.moved] == [Voice.NEW, Voice.GONE]
    assert told.sections[0].outcomes == ()
    assert told.sections[0].unchanged.startswith("No longer a fact, argued the same: Who is mayor?")
    assert told.hinges[0][0] == "Who is mayor?"


def test_silence_and_suppositions_are_told(projector: Projector) -> None:
    silent = what_changed(of(projector, letter="sent"))
    [section] = silent.sections
    fallen = {outcome.question: outcome.after for outcome in section.outcomes}
    assert fallen["bridge"] == "the documents do not say"
    supposed = of(projector, {"mayor": "baker"}, letter="sent")
    told = what_changed(supposed)
    assert told.departures == "The letter: The letter is sent; you suppose that the baker is mayor"
    assert supposing(supposed) == "supposing that the baker is mayor"
    assert supposing(of(projector)) == ""
    idle = of(projector, {"mayor": "baker"})
    assert supposing(idle) == "", "it says elsewhere that it is idle: no branch is told as if it were not"


def test_it_is_written_down_in_plain_lines(projector: Projector) -> None:
    text = as_text(what_changed(of(projector, strike="held")))
    assert "\nIt turns on: Who is mayor?\n  Arguments speak for 2 answers" in text
    assert "\nif the baker is mayor\nWho is mayor?\n  The smith → The baker, " in text
    assert "\nIs a bridge built?\n  No bridge → A bridge, case for (60–80)\n" in text
    assert (
        "    new P, for “A bridge”: Under the baker a bridge would have been built. (p. 4, line 5)\n" in text
    )


def test_an_answer_of_several_courses_is_told_from_its_weakest_to_its_strongest_verdict() -> None:
    casebook = forked(
        supports("a1", "h/x"),
        supports("a2", "h/y", 0.5),
        rests("r1", "h/x", "o/w", base=0.9),
        rests("r2", "h/x", "o/w", base=0.9),
        rests("r3", "h/y", "o/w", base=0.5) | {"inferred": True},
        supports("gone", "o/u", 0.5, when={"fork": ["straight"]}),
    )
    told = what_changed(snapshot(casebook, {"fork": "aside"}))
    [outcome] = [one for section in told.sections for one in section.outcomes if one.question == "o"]
    assert outcome.after == "w, case for to strong case for (60–100)"
    assert [(one.argument, one.word) for one in outcome.moved] == [
        ("r3", "new"),
        ("gone", "gone"),
        ("r1", "gone"),
    ]
    assert outcome.moved[0].text.endswith("inferred by the editors – in 1 of 2 courses")
    assert "in 1 of 2" not in outcome.moved[1].text, "it is gone in both"
    assert outcome.moved[2].text.endswith(" – in 1 of 2 courses")


def test_what_the_editors_infer_is_told_as_theirs_and_once() -> None:
    inferred = rests("r", "h/y", "o/w") | {"inferred": True}
    casebook = forked(supports("a1", "h/x"), supports("a2", "h/y", 0.5), inferred)
    told = what_changed(snapshot(casebook, {"fork": "aside"}))
    [outcome] = [
        one for section in told.sections for one in section.outcomes if one.question == "o" and one.moved
    ]
    assert outcome.moved[0].text.endswith("inferred by the editors")


def test_what_an_argument_says_is_told_where_it_is_first_met() -> None:
    asked = [question("h", "x", "y"), question("o", "u", "w"), question("p", "s", "t")]
    shared = supports("both", "o/w", 0.9, when={"fork": ["aside"]}) | {"supports": ["o/w", "p/t"]}
    told = what_changed(snapshot(forked(shared, questions=asked), {"fork": "aside"}))
    texts = [one.text for section in told.sections for outcome in section.outcomes for one in outcome.moved]
    assert len(texts) == 2
    assert texts[0] != "as above"
    assert texts[1] == "as above"


def test_verdicts_of_several_courses_are_told_together() -> None:
    casebook = forked(supports("a1", "h/x"), supports("a2", "h/y", 0.5), rests("r1", "h/x", "o/w"))
    courses = snapshot(casebook, {"fork": "aside"}).courses
    questions = [course.question("o") for course in courses]
    assert standing_between(questions[:1]) == standing_between([questions[0], questions[0]])
    assert standing_between(questions).endswith(" or the documents do not say")


def test_few_arguments_are_told_of_one_outcome() -> None:
    path = Path(__file__).resolve().parents[3] / "resources" / "casebooks" / "soviet-succession.toml"
    casebook = open_casebook(path)
    projector = Projector(Engine(casebook))
    told = what_changed(projector(Standpoint.of(casebook, {"bloc-1923": "accepts"})))
    counts = [len(outcome.moved) for section in told.sections for outcome in section.outcomes]
    assert max(counts) == MOST_ARGUMENTS
