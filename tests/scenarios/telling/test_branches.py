"""Branches in one line, and what stands beside a lane."""

from __future__ import annotations

import pytest

from scenarios.model.verdicts import Status
from scenarios.projection.branch_map import CourseEnd
from scenarios.projection.snapshot import Snapshot
from scenarios.telling.branches import (
    branch_sentences,
    course_ending,
    course_sentence,
    fork_sentence,
    history_named,
    lane_sentence,
    lane_texts,
    verdict_samples,
    yours_sentences,
)
from scenarios.telling.provisions import numbered_courses
from tests.casebooks import courses, mini
from tests.scenarios.projected import snapshot

PLAYED = ("site", "toll", "flood")


def of_mini(choices: dict[str, str] | None = None, in_play: tuple[str, ...] = PLAYED) -> Snapshot:
    return snapshot(mini(), choices, in_play=in_play)


def port(supposed: dict[str, str] | None = None) -> Snapshot:
    return snapshot(courses(), {"dyke": "breaks"}, supposed, in_play=("dyke",))


def lanes(shown: Snapshot, question_id: str, course: int = 0) -> dict[str | None, str]:
    """What stands beside each lane."""
    question = shown.casebook.question(question_id)
    texts = lane_texts(shown.casebook, question, shown.side_of(question_id, course), shown.map(question_id))
    return {text.lane: lane_sentence(text) for text in texts}


def test_history_is_told_as_it_happened() -> None:
    shown = of_mini({"site": "mill"})
    branches = shown.map("ferry")
    question = shown.casebook.question("ferry")
    told = branch_sentences(shown.casebook, question, branches.ends[0])
    assert told == ("As it happened → The ferry closes (as it happened)",)
    assert yours_sentences(of_mini(), of_mini().map("ferry")) == (
        "Your branch, as it happened → The ferry closes (as it happened)",
    )
    assert (history_named(yours=True), history_named(yours=False)) == (
        "your branch: as it happened",
        "as it happened",
    )


def test_a_branch_is_told_ever_more_briefly_with_the_same_end() -> None:
    shown = of_mini({"site": "mill", "toll": "charged"})
    branches = shown.map("market")
    full, options, brief = yours_sentences(shown, branches)
    assert full.startswith(
        "Your branch: Where to build the bridge: At the mill and "
        "Whether the bridge takes a toll: A penny a head → "
    )
    assert options.startswith("Your branch: At the mill and A penny a head → ")
    assert brief.startswith("Your branch: At the mill and 1 more → ")
    assert len({sentence.split("→")[1] for sentence in (full, options, brief)}) == 1
    other = next(end for end in branches.ends if dict(end.branch.taken)["site"] == "none")
    told = branch_sentences(shown.casebook, shown.casebook.question("market"), other)
    assert len(told) == 2
    assert told[0].startswith("If Where to build the bridge: ")


def test_of_courses_that_part_the_briefest_sentence_says_which_is_which() -> None:
    shown = port()
    *_, brief = yours_sentences(shown, shown.map("toll"))
    assert brief == "Your branch, courses 1–3: the town owns the ferry; courses 4–6: the company owns it"


def test_courses_are_numbered_from_one_in_runs() -> None:
    assert numbered_courses([2]) == "course 3"
    assert numbered_courses([4, 0, 1, 5]) == "courses 1–2, 5–6"


def test_where_a_branch_ends_in_courses_each_is_told() -> None:
    shown = port()
    [sentence, *_] = yours_sentences(shown, shown.map("toll"))
    assert "→ courses 1–3, if the town owns the ferry: The ferry is free" in sentence
    assert "; courses 4–6, if the company owns it: A toll is taken" in sentence


def test_what_is_supposed_is_told_with_your_branch() -> None:
    shown = port({"owner": "town"})
    told = yours_sentences(shown, shown.map("trade"))
    assert {sentence.endswith(" (supposing that the town owns the ferry)") for sentence in told} == {True}


def test_a_course_is_told_in_one_sentence() -> None:
    shown = port()
    sentence = course_sentence(shown, shown.casebook.question("trade"), 4)
    assert sentence.startswith(
        "Your branch, if the company owns it and the port moves up the river → Slate: "
    )


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (CourseEnd(None, Status.SILENT, None, False, (), (0,)), "the documents do not say"),
        (
            CourseEnd("kept", Status.SILENT, None, False, (), (0,)),
            "The ferry is kept (the documents do not say)",
        ),
        (CourseEnd("closed", Status.FACT, 0.6, False, (), (0,)), "The ferry closes (as it happened)"),
        (
            CourseEnd("kept", Status.ESTABLISHED, 0.6, False, (), (0,)),
            "The ferry is kept (follows from a choice)",
        ),
        (CourseEnd("kept", Status.PROJECTED, 0.7, False, (), (0,)), "The ferry is kept: case for (60–80)"),
        (
            CourseEnd("kept", Status.PROJECTED, 0.5, True, (), (0,)),
            "The ferry is kept: evenly contested (40–60), level with another position",
        ),
        (
            CourseEnd("kept", Status.FAINT, 0.7, False, (), (0,)),
            "The ferry is kept: case for (60–80), barely argued here",
        ),
    ],
)
def test_every_way_of_ending_has_its_words(end: CourseEnd, said: str) -> None:
    assert course_ending(mini().question("ferry"), end) == said


def test_a_decision_is_told_as_your_branch_has_it() -> None:
    shown = of_mini({"site": "none"})
    decisions = {one.id: fork_sentence(one, shown) for one in shown.casebook.decisions}
    assert decisions["site"] == (
        "March 1901, Where to build the bridge: No bridge at all (a departure of your branch)"
    )
    assert decisions["toll"] == (
        "1 May 1903, Whether the bridge takes a toll: does not arise in your branch: "
        "removed by “No bridge at all” (Where to build the bridge)"
    )
    happened = of_mini()
    assert fork_sentence(happened.casebook.decision("toll"), happened).endswith(
        "Crossing is free (as it happened)"
    )
    regatta = fork_sentence(courses().decision("regatta"), port())
    assert regatta.endswith("Arises only if the port moves to the sea: in 2 of 6 courses.")


def test_lanes_count_branches_and_never_chances() -> None:
    told = lanes(of_mini({"toll": "charged"}, ("site", "toll")), "ferry")
    assert told["kept"].startswith("The ferry is kept · yours: case for (60–80) · ")
    assert " of 5 branches" in told["kept"]
    assert "%" not in "".join(told.values())
    assert told[None] == "The documents do not say"
    assert lanes(of_mini(in_play=()), "ferry")["closed"].endswith(" · yours: as it happened · 1 of 1 branch")


def test_beside_a_lane_stands_how_your_branch_stands_on_it() -> None:
    told = lanes(of_mini({"site": "none"}), "ferry")
    assert "yours: follows from a choice" in told["kept"]
    assert "yours" not in told["closed"]
    silent = lanes(of_mini({"site": "none"}), "safety")
    assert all("yours" not in said for said in silent.values())


def test_beside_a_lane_stands_on_what_provision_your_branch_ends_there() -> None:
    told = lanes(port(), "trade")
    assert "yours, if the company owns it and the port moves up the river" in told["slate"]
    shared = lanes(port(), "guild")
    assert "; if " in "".join(shared.values()) or " or " in "".join(shared.values())


def test_there_is_a_sample_of_every_verdict() -> None:
    assert len(verdict_samples()) == 5
    assert all(sample.startswith("yours: ") for sample in verdict_samples())
