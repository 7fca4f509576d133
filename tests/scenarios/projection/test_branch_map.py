"""The branches of the decisions in play and where they end."""

from __future__ import annotations

import pytest

from scenarios.engine.engine import Debate
from scenarios.model.reading import Reading
from scenarios.projection.branch_map import branch_map
from scenarios.projection.projection import Status, project
from tests.random_casebooks import random_casebook, random_choices, random_reading
from tests.scenarios.small import argument, casebook

DEBATE = Debate(
    casebook(
        argument("a", supports=["ruler/council"], when={"bridge": ["built"]}),
        argument("b", attacks=["ruler/council"], when={"storm": ["falls"]}),
        argument("c", supports=["growth/no"], when={"bridge": ["not-built"]}),
    )
)


def test_every_branch_ends_in_a_lane() -> None:
    found = branch_map(DEBATE, {"storm": "falls"}, Reading(), "ruler", ["bridge", "storm"])
    assert found.lanes == ("council", "king", "nobody", None)
    assert not found.folded
    ends = {(end.branch.taken["bridge"], end.branch.taken["storm"]): end for end in found.ends}
    assert [end.lane for end in ends.values()] == ["council", "council", None]
    assert found.counts == {"council": 2, "king": 0, "nobody": 0, None: 1}
    history, falls, silent = found.ends
    assert (history.is_history, history.is_shown, history.leaves) == (True, False, ())
    assert (falls.is_history, falls.is_shown, falls.leading_tied) == (False, True, True)
    assert falls.leaves == (("storm", "falls", "1925"),)
    assert (silent.status, silent.strength) == (Status.SILENT, None)
    assert found.shown is falls


def test_what_happened_is_always_there() -> None:
    found = branch_map(DEBATE, {"king": "comes"}, Reading(), "ruler", ["bridge"])
    assert [end.is_history for end in found.ends] == [True, False, False]
    assert [end.branch.taken["king"] for end in found.ends] == ["away", "comes", "comes"]
    assert found.ends[1].status is Status.ESTABLISHED
    assert found.ends[1].strength == 1.0


def test_nothing_in_play() -> None:
    found = branch_map(DEBATE, {}, Reading(), "growth", [])
    (only,) = found.ends
    assert only.is_history
    assert only.is_shown
    assert only.lane == "yes"


def test_more_than_four_decisions_fold() -> None:
    chance = random_casebook(3, decisions=6)
    debate = Debate(chance)
    in_play = [decision.id for decision in chance.decisions]
    choices = {decision.id: decision.options[-1].id for decision in chance.decisions}
    found = branch_map(debate, choices, Reading(), chance.questions[0].id, in_play)
    assert found.folded
    assert sum(end.is_shown for end in found.ends) == 1
    assert found.ends[0].is_history
    assert all(len(end.branch.departures) <= 1 for end in found.ends if not end.is_shown)
    assert sum(found.counts.values()) == len(found.ends)


def test_few_decisions_of_many_options_fold_too() -> None:
    decisions = [
        {
            "id": f"d{number}",
            "title": "D",
            "date": "1920",
            "options": [{"id": f"o{i}", "label": "O", "actual": i == 0} for i in range(options)],
        }
        for number, options in enumerate((4, 4, 4, 5))
    ]
    many = casebook(decisions=decisions, arguments=[], questions=[QUESTION])
    debate, in_play = Debate(many), [decision.id for decision in many.decisions]
    assert len(branch_map(debate, {}, Reading(), "q", in_play[:3]).ends) == 64
    found = branch_map(debate, {}, Reading(), "q", in_play)
    assert found.folded
    assert len(found.ends) == 1 + 3 + 3 + 3 + 4


QUESTION = {
    "id": "q",
    "title": "Q",
    "positions": [{"id": "yes", "label": "yes"}, {"id": "no", "label": "no"}],
}


@pytest.mark.parametrize("seed", range(12))
def test_ends_agree_with_projections(seed: int) -> None:
    chance = random_casebook(seed)
    debate = Debate(chance)
    reading = random_reading(seed, chance)
    question = chance.questions[seed % len(chance.questions)].id
    in_play = [decision.id for decision in chance.decisions]
    for end in branch_map(debate, random_choices(seed, chance), reading, question, in_play).ends:
        projection = project(debate, end.choices, reading)
        expected = projection.question(question)
        leading = expected.leading_position
        assert (end.lane, end.status, end.leading_tied) == (
            expected.leading,
            expected.status,
            expected.leading_tied,
        )
        assert end.strength == (None if leading is None else pytest.approx(leading.strength, abs=1e-12))
        assert end.branch == projection.branch


def test_unknown_names() -> None:
    with pytest.raises(KeyError, match="weather"):
        branch_map(DEBATE, {}, Reading(), "weather", [])
    with pytest.raises(KeyError, match="flood"):
        branch_map(DEBATE, {}, Reading(), "ruler", ["flood"])
