"""The branches of the decisions in play and where they end."""

from __future__ import annotations

import pytest

from scenarios.engine.engine import Engine
from scenarios.model.casebook import Casebook
from scenarios.model.standpoint import Standpoint
from scenarios.model.verdicts import Status
from scenarios.projection.branch_map import BranchMap
from scenarios.projection.folding import Provision
from scenarios.projection.snapshot import Projector
from tests.random_casebooks import random_casebook, random_choices, random_reading
from tests.scenarios.engine.forks import decision, forked, question, rests, supports
from tests.scenarios.projected import snapshot
from tests.scenarios.small import argument, casebook


def map_of(
    town: Casebook,
    choices: dict[str, str],
    question_id: str,
    in_play: list[str],
    supposed: dict[str, str] | None = None,
) -> BranchMap:
    return snapshot(town, choices, supposed, in_play=in_play).map(question_id)


TOWN = casebook(
    argument("a", supports=["ruler/council"], when={"bridge": ["built"]}),
    argument("b", attacks=["ruler/council"], when={"storm": ["falls"]}),
    argument("c", supports=["growth/no"], when={"bridge": ["not-built"]}),
)


def test_every_branch_ends_in_a_lane() -> None:
    found = map_of(TOWN, {"storm": "falls"}, "ruler", ["bridge", "storm"])
    assert found.lanes == ("council", "king", "nobody", None)
    assert not found.folded
    ends = {(end.branch.taken["bridge"], end.branch.taken["storm"]): end for end in found.ends}
    assert [end.lane for end in ends.values()] == ["council", "council", None]
    assert found.counts == {"council": 2, "king": 0, "nobody": 0, None: 1}
    history, falls, silent = found.ends
    assert (history.is_history, history.is_shown, history.leaves) == (True, False, ())
    assert (falls.is_history, falls.is_shown, falls.ends[0].leading_tied) == (False, True, True)
    assert falls.leaves == (("storm", "falls", "1925"),)
    assert (silent.ends[0].status, silent.ends[0].strength) == (Status.SILENT, None)
    assert found.shown is falls


def test_what_happened_is_always_there() -> None:
    found = map_of(TOWN, {"king": "comes"}, "ruler", ["bridge"])
    assert [end.is_history for end in found.ends] == [True, False, False]
    assert [end.branch.taken["king"] for end in found.ends] == ["away", "comes", "comes"]
    assert found.ends[1].ends[0].status is Status.ESTABLISHED
    assert found.ends[1].ends[0].strength == 1.0


def test_nothing_in_play() -> None:
    found = map_of(TOWN, {}, "growth", [])
    (only,) = found.ends
    assert only.is_history
    assert only.is_shown
    assert only.lane == "yes"


def test_more_than_four_decisions_fold() -> None:
    chance = random_casebook(3, decisions=6)
    in_play = [decision.id for decision in chance.decisions]
    choices = {decision.id: decision.options[-1].id for decision in chance.decisions}
    found = map_of(chance, choices, chance.questions[0].id, in_play)
    assert found.folded
    assert sum(end.is_shown for end in found.ends) == 1
    assert found.ends[0].is_history
    assert all(len(end.branch.departures) <= 1 for end in found.ends if not end.is_shown)
    # A branch of several courses may end in several lanes.
    assert sum(found.counts.values()) >= len(found.ends)


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
    in_play = [decision.id for decision in many.decisions]
    assert len(map_of(many, {}, "q", in_play[:3]).ends) == 64
    found = map_of(many, {}, "q", in_play)
    assert found.folded
    assert len(found.ends) == 1 + 3 + 3 + 3 + 4


QUESTION = {
    "id": "q",
    "title": "Q",
    "positions": [{"id": "yes", "label": "yes"}, {"id": "no", "label": "no"}],
}


@pytest.mark.parametrize("seed", range(12))
def test_ends_agree_with_snapshots_of_their_branches(seed: int) -> None:
    chance = random_casebook(seed)
    projector = Projector(Engine(chance))
    reading = random_reading(seed, chance)
    asked = chance.questions[seed % len(chance.questions)].id
    in_play = [fork.id for fork in chance.decisions]
    standpoint = Standpoint.of(chance, random_choices(seed, chance), {}, reading)
    ends = projector(standpoint, in_play).map(asked).ends
    assert ends
    for end in ends:
        own = projector(Standpoint.of(chance, end.choices, {}, reading))
        assert end.branch == own.branch
        assert [one.courses for one in end.ends] == [fold.courses for fold in own.folds(asked)]
        assert [one.provisions for one in end.ends] == [fold.provisions for fold in own.folds(asked)]
        for one in end.ends:
            expected = own.question(asked, one.courses[0])
            leading = expected.leading_position
            assert (one.lane, one.status, one.leading_tied) == (
                expected.leading,
                expected.status,
                expected.leading_tied,
            )
            assert one.strength == (None if leading is None else pytest.approx(leading.strength, abs=1e-12))


OPEN = forked(
    supports("a1", "h/x"),
    supports("a2", "h/y", 0.5),
    rests("r1", "h/x", "o/u"),
    rests("r2", "h/y", "o/w"),
)


def test_a_branch_of_two_courses_ends_in_two_lanes() -> None:
    found = map_of(OPEN, {"fork": "aside"}, "o", ["fork"])
    history, aside = found.ends
    assert [one.lane for one in history.ends] == ["u"]
    assert [(one.lane, one.courses) for one in aside.ends] == [("u", (0,)), ("w", (1,))]
    assert [one.provisions for one in aside.ends] == [
        (Provision("h", ("x",)),),
        (Provision("h", ("y",)),),
    ]
    assert aside.lane == "u"
    assert aside.lanes == {"u", "w"}
    assert found.counts == {"u": 2, "w": 1, None: 0}


def test_a_hinge_ends_in_each_course_at_the_answer_that_holds() -> None:
    (_, aside) = map_of(OPEN, {"fork": "aside"}, "h", ["fork"]).ends
    assert [(one.lane, one.courses) for one in aside.ends] == [("x", (0,)), ("y", (1,))]
    firm, weak = (one.strength for one in aside.ends)
    assert firm is not None
    assert weak is not None
    assert firm > weak
    (_, supposed) = map_of(OPEN, {"fork": "aside"}, "h", ["fork"], {"h": "y"}).ends
    assert [(one.lane, one.strength) for one in supposed.ends] == [("y", weak)]


def test_a_silent_hinge_ends_at_the_answer_that_is_supposed() -> None:
    town = forked(rests("r1", "h/y", "o/w"))
    (_, silent) = map_of(town, {"fork": "aside"}, "h", ["fork"]).ends
    assert [(one.lane, one.strength) for one in silent.ends] == [(None, None)]
    (_, supposed) = map_of(town, {"fork": "aside"}, "h", ["fork"], {"h": "y"}).ends
    assert [(one.lane, one.status, one.strength) for one in supposed.ends] == [("y", Status.SILENT, None)]


def test_courses_that_lead_to_the_same_end_together() -> None:
    town = forked(
        supports("a1", "h/x"),
        supports("a2", "h/y", 0.5),
        rests("r", "h/x", "p/u"),
        supports("b", "o/w"),
        questions=[question("h", "x", "y"), question("o", "u", "w"), question("p", "u", "w")],
    )
    (_, aside) = map_of(town, {"fork": "aside"}, "o", ["fork"]).ends
    assert [(one.lane, one.courses, one.provisions) for one in aside.ends] == [("w", (0, 1), ())]


def test_what_is_supposed_holds_in_the_other_branches_too_but_not_in_history() -> None:
    town = forked(*OPEN_ARGUMENTS, decisions=[decision(), decision("second", "1921")])
    found = snapshot(town, {"fork": "aside"}, {"h": "y"}, in_play=["fork", "second"]).map("o")
    lanes = {tuple(end.branch.departures): [one.lane for one in end.ends] for end in found.ends}
    assert lanes == {(): ["u"], ("fork",): ["w"], ("second",): ["w"], ("fork", "second"): ["w"]}


OPEN_ARGUMENTS = [one.model_dump(mode="json", exclude_none=True) for one in OPEN.arguments]


def test_all_branches_of_a_debate_end_alike() -> None:
    asked = [question("h", "x", "y"), question("o", "u", "w", kind="debate")]
    town = forked(supports("a", "o/u"), supports("b", "h/x"), questions=asked)
    found = map_of(town, {"fork": "aside"}, "o", ["fork"])
    assert [[one.lane for one in end.ends] for end in found.ends] == [["u"], ["u"]]
    silent = map_of(forked(supports("b", "h/x"), questions=asked), {}, "o", ["fork"])
    assert [[one.lane for one in end.ends] for end in silent.ends] == [[None], [None]]
    assert silent.counts == {"u": 0, "w": 0, None: 2}


def test_unknown_names() -> None:
    with pytest.raises(KeyError, match="weather"):
        map_of(TOWN, {}, "weather", [])
    with pytest.raises(KeyError, match="flood"):
        map_of(TOWN, {}, "ruler", ["flood"])
