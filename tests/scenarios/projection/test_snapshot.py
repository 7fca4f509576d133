"""Snapshots: made once, of one evaluation, with history beside them."""

from __future__ import annotations

import pytest

from scenarios.engine.engine import Engine
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.projection.course import NotArising
from scenarios.projection.snapshot import MOST_SNAPSHOTS, Projector
from tests.scenarios.engine.forks import decision, forked, question, rests, supports
from tests.scenarios.projected import snapshot

LATER = decision("later", "1930", presupposes=["h/y"])
DEPENDENT = decision("dependent", "1931", arises={"later": ["aside"]}, arises_reason="nobody went")
NEVER = decision("never", "1932", presupposes=["h/z"])
CASEBOOK = forked(
    supports("a1", "h/x"),
    supports("a2", "h/y", 0.5),
    rests(),
    decisions=[decision(), LATER, DEPENDENT, NEVER],
    questions=[question("h", "x", "y", "z"), question("o", "u", "w")],
)
ALL = {"fork": "aside", "later": "aside", "dependent": "aside", "never": "aside"}


def test_a_standpoint_is_projected_once(monkeypatch: pytest.MonkeyPatch) -> None:
    projector = Projector(Engine(CASEBOOK))
    calls: list[int] = []
    follow = Engine.follow

    def counted(self: Engine, *given: object, **named: object) -> object:
        calls.append(1)
        return follow(self, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Engine, "follow", counted)
    one = projector(Standpoint.of(CASEBOOK, ALL), ["fork", "later"])
    one.map("o")
    one.map("h")
    assert one.compared.outcomes
    assert one.history.courses
    assert one.folds("o") is one.folds("o")
    assert one.map("o") is one.map("o")
    assert projector(Standpoint.of(CASEBOOK, dict(reversed(ALL.items()))), ["fork", "later"]) is one
    assert projector.casebook is CASEBOOK
    # History, the branch on show and the map's branches are columns of one evaluation.
    assert len(calls) == 1
    assert projector(Standpoint.of(CASEBOOK, ALL)) is not one


def test_old_snapshots_are_forgotten() -> None:
    projector = Projector(Engine(CASEBOOK))
    readings = [Reading(credence={"letter": step / 100}) for step in range(MOST_SNAPSHOTS + 1)]
    standpoints = [Standpoint.of(CASEBOOK, reading=reading) for reading in readings]
    first = projector(standpoints[0])
    second = projector(standpoints[1])
    assert projector(standpoints[0]) is first
    for standpoint in standpoints[2:]:
        projector(standpoint)
    # The one that was not asked for again went.
    assert projector(standpoints[0]) is first
    assert projector(standpoints[1]) is not second


def test_debates_are_evaluated_once_a_reading() -> None:
    projector = Projector(Engine(CASEBOOK))
    one, other = projector(Standpoint.of(CASEBOOK, ALL)), projector(Standpoint.of(CASEBOOK))
    assert one.debates is other.debates
    assert projector(Standpoint.of(CASEBOOK, reading=Reading(semantics="euler"))).debates is not one.debates


def test_history_is_a_snapshot_like_any_other() -> None:
    projector = Projector(Engine(CASEBOOK))
    past = projector(Standpoint.of(CASEBOOK))
    assert past.history.standpoint == past.standpoint
    here = projector(Standpoint.of(CASEBOOK, ALL, {"h": "y"}))
    assert here.history is past.history  # made once a reading
    assert here.history.standpoint.supposed == {}
    assert [dict(course.holds) for course in here.history.courses] == [{"h": "x"}]
    assert here.history.departures == ()


def test_a_supposition_alone_makes_no_history() -> None:
    here = snapshot(CASEBOOK, {}, {"h": "y"})
    assert here.history is not here
    assert here.hinges[0].idle


def test_decisions_arise_in_some_courses_in_none_or_in_all() -> None:
    here = snapshot(CASEBOOK, ALL)
    assert [dict(course.holds) for course in here.courses] == [{"h": "x"}, {"h": "y"}]
    assert here.arises_in("fork") == (0, 1)
    assert here.arises_in("later") == (1,)
    assert here.not_arising == ("never",)
    assert here.departures == ("fork", "later", "dependent")
    assert [course.departures for course in here.courses] == [("fork",), ("fork", "later", "dependent")]
    assert here.courses[0].not_arising == (
        NotArising("later", failing=("h/y",)),
        NotArising("dependent"),
        NotArising("never", failing=("h/z",)),
    )
    assert here.courses[1].not_arising == (NotArising("never", failing=("h/z",)),)
    assert here.branch.taken == ALL
    assert here.courses[1].choices == ALL


def test_a_course_tells_what_arguments_would_be_at_the_ends_of_their_certainty() -> None:
    course = snapshot(CASEBOOK, ALL).courses[0]
    assert course.strengths_between({}) == {}
    assert course.strengths_between({"rests": (0.2, 0.9)}) == {"rests": (0.2, 0.9)}


@pytest.mark.parametrize("supposed", [{}, {"h": "y"}])
def test_every_branch_of_the_decisions_in_play_is_what_it_would_be_alone(supposed: dict[str, str]) -> None:
    here = Standpoint.of(CASEBOOK, {"fork": "aside"}, supposed)
    in_play = ["later", "dependent", "fork"]
    found = Projector(Engine(CASEBOOK)).branches(here, in_play)
    assert not found[0].branch.departures
    assert len({branch.branch.key for branch in found}) == len(found) == 6
    for branch in found:
        alone = Projector(Engine(CASEBOOK))(branch.standpoint, in_play)
        assert branch.branch == alone.branch
        assert [course.holds for course in branch.courses] == [course.holds for course in alone.courses]
        for here_course, alone_course in zip(branch.courses, alone.courses, strict=True):
            assert here_course.questions == alone_course.questions
            assert dict(here_course.arguments) == dict(alone_course.arguments)
        assert branch.standpoint.supposed == supposed
        assert branch.compared.counts == alone.compared.counts
        assert branch.debates is found[0].debates
        assert {end.is_shown for end in branch.map("o").ends} == {True, False}
        assert branch.map("o").shown.branch == branch.branch


def test_all_branches_are_one_evaluation(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    follow = Engine.follow

    def counted(self: Engine, *given: object, **named: object) -> object:
        calls.append(1)
        return follow(self, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Engine, "follow", counted)
    for branch in Projector(Engine(CASEBOOK)).branches(Standpoint.of(CASEBOOK), list(ALL)):
        assert branch.courses
        assert branch.history.courses
    assert len(calls) == 1
