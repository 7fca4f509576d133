"""The hall's hands stand beside the documents' case, answer by answer, and push nothing out."""

from __future__ import annotations

import re
from itertools import product

import pytest

from scenarios.drawing.shapes import Text
from scenarios.engine.engine import Engine
from scenarios.model.lecture import Step, View
from scenarios.model.place import Phase
from scenarios.projection.snapshot import Projector
from tests.scenarios.drawing.hall.showings import (
    OLD,
    SHIPPED,
    SHIPPED_PROJECTOR,
    WIDE,
    faults,
    lines,
    shapes,
    showing,
    texts,
)
from tests.scenarios.engine.forks import forked, question, supports

SPOKEN = {"general-secretary": "trotsky-speaks"}
HEADING = "If Trotsky had spoken for Lenin: what becomes of inner-party life?"
ASKED = Step(view=View.OUTCOME, question="inner-party-life", choices=SPOKEN, asks=True, heading=HEADING)
HANDS = {"revived": 31, "apparatus": 52, "coercion": 17}
AGAIN = {"revived": 12, "apparatus": 70, "coercion": 18}


def beside(found: tuple[Text, ...], label: str) -> list[str]:
    """What stands in the right column at the height of the first text that says this."""
    [at, *_] = [text for text in found if text.text == label]
    return [
        text.text
        for text in found
        if text.colour == "selection"
        and text.rect.x > at.rect.right
        and abs(text.rect.y - at.rect.y) < 2 * at.rect.height
    ]


@pytest.mark.parametrize("aspect", [WIDE, OLD])
@pytest.mark.parametrize("large_room", [False, True])
def test_hands_stand_beside_the_courses_and_push_none_out(aspect: float, large_room: bool) -> None:
    ids = [position.id for position in SHIPPED_PROJECTOR.casebook.question("inner-party-life").positions]
    first, again = (dict(zip(ids, hands.values(), strict=True)) for hands in (HANDS, AGAIN))
    plain = lines(showing(SHIPPED_PROJECTOR, ASKED), aspect, large_room=large_room)
    shown = showing(SHIPPED_PROJECTOR, ASKED.replaced(hands=first, hands_again=again))
    told = lines(shown, aspect, large_room=large_room)
    courses = sum(line.startswith("if ") for line in plain)
    if not large_room:
        assert courses == 4
        assert sum(line.startswith("if ") for line in told) == (4 if aspect == WIDE else 3)
    assert faults(shown, aspect, large_room=large_room) == []
    drawn = shapes(shown, aspect, large_room=large_room).texts
    right = beside(drawn, "Rule by the apparatus")
    assert right[0].startswith("The hall: 52")
    assert any(line.startswith("then 70") for line in right)
    said = " ".join(told)
    for count in (31, 52, 17, 12, 70, 18):
        assert str(count) in said, "both votes, of every answer"


def test_hands_stand_beside_every_position_where_there_is_one_course() -> None:
    asked = [question("h", "x", "y"), question("o", "w", "u", "v", actual="u")]
    projector = Projector(Engine(forked(supports("a", "o/w"), questions=asked)))
    step = Step(view=View.OUTCOME, question="o", choices={"fork": "aside"}, asks=True, hands={"w": 1, "u": 3})
    drawn = shapes(showing(projector, step)).texts
    labels = {one.id: one.label for one in projector.casebook.question("o").positions}
    assert "The hall: 1 (25 %)" in beside(drawn, labels["w"])
    assert "The hall: 3 (75 %)" in beside(drawn, labels["u"])
    again = step.replaced(hands_again={"w": 4})
    drawn = shapes(showing(projector, again)).texts
    assert beside(drawn, labels["w"]) == ["The hall: 1 (25 %)", "then 4 (100 %)"]
    assert {"The hall: 3 (75 %)", "then 0 (0 %)"} <= set(beside(drawn, labels["u"]))
    narrow = lines(showing(projector, again), 0.9, large_room=True)
    assert any("then 4" in line for line in narrow)
    assert faults(showing(projector, again), 0.9, large_room=True) == []


def test_hands_are_told_where_the_documents_are_silent() -> None:
    projector = Projector(Engine(forked(supports("a", "h/x"))))
    step = Step(view=View.OUTCOME, question="o", choices={"fork": "aside"}, asks=True, hands={"w": 1, "u": 3})
    said = texts(showing(projector, step))
    assert "The documents do not say." in said
    assert "3 (75 %)" in said


def test_nothing_is_told_of_a_hall_that_was_not_counted() -> None:
    assert "The hall" not in texts(showing(SHIPPED_PROJECTOR, ASKED))


@pytest.mark.parametrize("aspect", [WIDE, OLD])
@pytest.mark.parametrize("large_room", [False, True])
@pytest.mark.parametrize("question", ["inner-party-life", "apparatus", "industry"])
def test_all_hands_are_seen_before_the_documents_are_heard(
    aspect: float, large_room: bool, question: str
) -> None:
    positions = SHIPPED_PROJECTOR.casebook.question(question).positions
    first = {one.id: 101 + place for place, one in enumerate(positions)}
    again = {one.id: 201 + place for place, one in enumerate(positions)}
    step = ASKED.replaced(question=question, hands=first, hands_again=again)
    shown = showing(SHIPPED_PROJECTOR, step, Phase.COUNTED)
    said = " ".join(lines(shown, aspect, large_room=large_room))
    assert all(str(count) in said for count in (*first.values(), *again.values()))
    assert "more answer" not in said
    assert faults(shown, aspect, large_room=large_room) == []


def test_many_hands_for_other_answers_lose_their_shares_first() -> None:
    ids = [position.id for position in SHIPPED_PROJECTOR.casebook.question("industry").positions]
    hands = dict.fromkeys(ids, 25)
    step = ASKED.replaced(
        question="industry", choices={"bloc-1923": "accepts"}, hands=hands, hands_again=hands
    )
    [also] = [line for line in lines(showing(SHIPPED_PROJECTOR, step)) if line.startswith("The hall also")]
    assert "25, then 25" in also
    assert "%" not in also


@pytest.mark.parametrize("large_room", [False, True])
def test_two_votes_leave_as_many_answers_in_sight_as_none(large_room: bool) -> None:
    step = Step(view=View.OUTCOME, question="industry", choices={"trotsky-rule": "sole-power"}, asks=True)
    ids = [position.id for position in SHIPPED_PROJECTOR.casebook.question("industry").positions]
    voted = step.replaced(hands=dict.fromkeys(ids, 15), hands_again=dict.fromkeys(ids, 20))
    seen = []
    for one in (step, voted):
        said = lines(showing(SHIPPED_PROJECTOR, one), large_room=large_room)
        seen.append(sum("(40–60)" in line or "(60–80)" in line for line in said))
    assert seen[0] == seen[1]


@pytest.mark.parametrize("aspect", [WIDE, OLD])
@pytest.mark.parametrize("large_room", [False, True])
@pytest.mark.parametrize("votes", [(55, 8, 0, 0), (40, 0, 35, 20), (1, 2, 3, 4), (5000, 4000, 3000, 0)])
def test_on_one_screen_all_hands_are_told_with_their_shares_or_none(
    aspect: float, large_room: bool, votes: tuple[int, ...]
) -> None:
    choices = [{"bloc-1923": "accepts"}, {"trotsky-rule": "sole-power"}, SPOKEN]
    for asked, made in product(("industry", "apparatus", "inner-party-life"), choices):
        ids = [position.id for position in SHIPPED.question(asked).positions]
        step = ASKED.replaced(question=asked, choices=made, hands=dict(zip(ids, votes, strict=False)))
        for one in (step, step.replaced(hands_again=dict.fromkeys(ids, 7))):
            drawn = shapes(showing(SHIPPED_PROJECTOR, one), aspect, large_room=large_room).texts
            said = [text.text for text in drawn if text.colour == "selection"]  # none of the scale
            counts = [line for line in said if re.search(r"^(The hall|then|\d+(,|$))", line)]
            assert counts
            assert len({"%" in line for line in counts}) == 1, counts
