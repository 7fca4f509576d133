"""What becomes of outcomes and arguments against history."""

from __future__ import annotations

from typing import Any

import pytest

from scenarios.model.reading import Reading
from scenarios.projection.comparing import Change, OutcomeChange, Voice
from tests.scenarios.engine.forks import decision, forked, question, rests, supports
from tests.scenarios.projected import snapshot
from tests.scenarios.small import argument

ASIDE = {"fork": "aside"}
STRAIGHT_ONLY, ASIDE_CONDITION = {"fork": ["straight"]}, {"fork": ["aside"]}
NOT_ACTUAL = [question("h", "x", "y", actual=""), question("o", "u", "w", actual="")]


@pytest.mark.parametrize(
    ("arguments", "questions", "kind"),
    [
        ([supports("a", "o/w")], None, Change.OTHERWISE),
        ([], None, Change.SILENT),
        ([], NOT_ACTUAL, Change.SAME),
        ([supports("a", "o/u", 0.9)], None, Change.ARGUED),
        ([supports(f"a{n}", "o/u", 0.9) for n in range(3)], None, Change.ARGUED),
        # Of what was a fact the documents' own case there is what can be weaker or stronger.
        ([supports("a", "o/u", 0.9), argument("b", base=0.9, attacks=["a"], when=ASIDE_CONDITION)], None,
         Change.WEAKER),
        ([supports("a", "o/u", 0.9), supports("b", "o/u", 0.9, when=ASIDE_CONDITION)], None, Change.STRONGER),
        ([supports("a", "o/u", 0.9)], NOT_ACTUAL, Change.SAME),
        ([supports("a", "o/u", 0.9), supports("b", "o/u", 0.9, when=ASIDE_CONDITION)], NOT_ACTUAL,
         Change.STRONGER),
        ([supports("a", "o/u", 0.9), argument("b", base=0.9, attacks=["a"], when=ASIDE_CONDITION)],
         NOT_ACTUAL, Change.WEAKER),
    ],
)  # fmt: skip
def test_what_becomes_of_an_outcome(
    arguments: list[dict[str, Any]], questions: list[dict[str, Any]] | None, kind: Change
) -> None:
    found = snapshot(forked(*arguments, questions=questions), ASIDE).compared
    assert found.outcomes["o"] == OutcomeChange("o", kind, (0,), 1)
    assert found.kind_in("o", 0) is kind


def test_in_history_everything_is_as_in_history() -> None:
    here = snapshot(forked(supports("a", "o/w"), rests()))
    assert here.history.standpoint == here.standpoint
    assert set(here.compared.counts) == set(Change)
    assert here.compared.counts[Change.SAME] == 2
    assert here.compared.moved("o", [0]) == ()


def test_what_a_choice_establishes_is_no_fact_but_stands_as_firm() -> None:
    found = snapshot(forked(supports("a", "o/w"), decisions=[decision(aside=["o/u"])]), ASIDE).compared
    assert found.outcomes["o"].kind is Change.SAME


def test_courses_count_where_they_show_the_gravest_change() -> None:
    casebook = forked(
        supports("a1", "h/x"),
        supports("a2", "h/y", 0.5),
        rests("r1", "h/x", "o/u"),
        rests("r2", "h/y", "o/w"),
    )
    found = snapshot(casebook, ASIDE).compared
    assert found.outcomes["o"] == OutcomeChange("o", Change.OTHERWISE, (1,), 2)
    # What holds at a hinge is what becomes of it, however strongly the other answer is argued.
    assert found.outcomes["h"] == OutcomeChange("h", Change.OTHERWISE, (1,), 2)
    assert (found.kind_in("o", 0), found.kind_in("o", 1)) == (Change.ARGUED, Change.OTHERWISE)
    assert list(found.counts) == list(Change)
    assert sum(found.counts.values()) == 2


def test_debates_are_not_compared() -> None:
    asked = [question("h", "x", "y"), question("o", "u", "w", kind="debate")]
    found = snapshot(forked(supports("a", "o/u"), questions=asked), ASIDE).compared
    assert list(found.outcomes) == ["h"]


def test_how_an_argument_stands_against_history() -> None:
    casebook = forked(
        supports("kept", "o/u"),
        supports("gone", "o/u", 0.5, when=STRAIGHT_ONLY),
        supports("firmly-gone", "o/u", 0.6, when=STRAIGHT_ONLY),
        supports("new", "o/w", 0.5, when=ASIDE_CONDITION),
        supports("firmly-new", "o/w", 0.7, when=ASIDE_CONDITION),
        argument("unknowable", certainty="unknowable", supports=["o/w"], when=ASIDE_CONDITION),
        rests("elsewhere", "h/y"),
        supports("other", "h/x", when=ASIDE_CONDITION),
    )
    found = snapshot(casebook, ASIDE).compared
    voices = {one.id: found.voice(one.id, 0) for one in casebook.arguments}
    assert voices == {
        "kept": Voice.KEPT,
        "gone": Voice.GONE,
        "firmly-gone": Voice.GONE,
        "new": Voice.NEW,
        "firmly-new": Voice.NEW,
        "unknowable": Voice.NEW,
        "elsewhere": Voice.ELSEWHERE,
        "other": Voice.NEW,
    }
    # The firmest first, those it brings before those it silences; what weighs nothing did nothing.
    assert [(one.argument, one.voice, one.courses) for one in found.moved("o", [0])] == [
        ("firmly-new", Voice.NEW, (0,)),
        ("new", Voice.NEW, (0,)),
        ("firmly-gone", Voice.GONE, (0,)),
        ("gone", Voice.GONE, (0,)),
    ]


def test_what_moves_in_more_courses_goes_before_what_is_firmer() -> None:
    casebook = forked(
        supports("a1", "h/x"),
        supports("a2", "h/y", 0.5),
        rests("r", "h/y", "o/w"),
        supports("everywhere", "o/w", 0.3, when=ASIDE_CONDITION),
    )
    found = snapshot(casebook, ASIDE).compared.moved("o", [0, 1])
    assert [(one.argument, one.courses) for one in found] == [("everywhere", (0, 1)), ("r", (1,))]
    assert found[0].strength < found[1].strength


def test_courses_that_have_fallen_silent_are_told_beside_a_graver_change() -> None:
    casebook = forked(supports("a1", "h/x"), supports("a2", "h/y", 0.5), rests("r2", "h/y", "o/w"))
    found = snapshot(casebook, ASIDE).compared
    assert found.outcomes["o"] == OutcomeChange("o", Change.OTHERWISE, (1,), 2, silent=(0,))


def test_history_is_read_in_the_same_way() -> None:
    casebook = forked(supports("a", "o/u"), supports("b", "o/w", document="diary"), documents=2)
    here = snapshot(casebook, ASIDE, reading=Reading(credence={"diary": 0.0}))
    assert here.history.standpoint.reading == here.standpoint.reading
    assert here.compared.voice("b", 0) is Voice.ELSEWHERE


@pytest.mark.parametrize(
    ("supposed", "kind"), [(None, Change.SILENT), ("x", Change.SILENT), ("y", Change.OTHERWISE)]
)
def test_what_is_supposed_on_a_silent_hinge_is_its_answer_and_no_argument(
    supposed: str | None, kind: Change
) -> None:
    casebook = forked(rests("r", "h/y", "o/w"))
    found = snapshot(casebook, ASIDE, None if supposed is None else {"h": supposed})
    assert found.compared.outcomes["h"].kind is kind
    question = found.courses[0].question("h")
    assert (question.answer, question.leading) == (supposed, None)
