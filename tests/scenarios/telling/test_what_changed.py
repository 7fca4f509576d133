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
from scenarios.telling.what_changed import MOST_ARGUMENTS, as_text, what_changed

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


def test_what_changes_most_comes_first_and_what_all_courses_share_last(projector: Projector) -> None:
    told = what_changed(of(projector, strike="held"))
    assert [section.heading for section in told.sections] == [
        "if the baker is mayor",
        "if the smith is mayor",
        "either way",
    ]
    mayor, bridge = told.sections[0].outcomes
    assert (mayor.before, mayor.after) == ("The smith", "The baker, case against (20–40)")
    assert (bridge.before, bridge.after) == ("No bridge", "A bridge, case for (60–80)")
    assert (bridge.kind, bridge.course) == (Change.OTHERWISE, 1)
    assert [(one.word, one.mark, one.bears, one.source) for one in bridge.moved] == [
        ("new", "P", "for “A bridge”", "p. 4, line 5"),
        ("gone", "D", "for “No bridge”", "line 4"),
    ]
    assert [one.voice for one in bridge.moved] == [Voice.NEW, Voice.GONE]
    for same in told.sections[1].outcomes:
        assert same.after == "the same, weaker: case for (60–80)"
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


def test_few_arguments_are_told_of_one_outcome() -> None:
    path = Path(__file__).resolve().parents[3] / "resources" / "casebooks" / "soviet-succession.toml"
    casebook = open_casebook(path)
    projector = Projector(Engine(casebook))
    told = what_changed(projector(Standpoint.of(casebook, {"bloc-1923": "accepts"})))
    counts = [len(outcome.moved) for section in told.sections for outcome in section.outcomes]
    assert max(counts) == MOST_ARGUMENTS


def test_an_inference_of_the_editors_is_told_as_one(projector: Projector) -> None:
    casebook = projector.casebook
    inferred = tuple(
        one.model_copy(update={"inferred": True}) if one.id == "P2" else one for one in casebook.arguments
    )
    changed = Projector(Engine(casebook.model_copy(update={"arguments": inferred})))
    bridge = what_changed(of(changed, strike="held")).sections[0].outcomes[1]
    assert [one.source for one in bridge.moved] == ["p. 4, line 5, the editors' inference", "line 4"]
