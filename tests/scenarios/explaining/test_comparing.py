"""What differs between two sides, against two plain evaluations."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.engine.engine import Engine
from scenarios.explaining.comparing import Differences, Differing, Parting, Side, Uneven
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector
from tests import reference
from tests.random_casebooks import random_choices, random_reading, random_supposed
from tests.scenarios.explaining.brute import Plain, by_chance
from tests.scenarios.small import argument, casebook

CLOSE = 1e-9


def answered(found: reference.Reference, course: int, question: str) -> tuple[str | None, str | None]:
    """The answer and the leading position of a question."""
    if question in found.debates:
        return (found.debates[question].leading,) * 2
    here = found.courses[course]
    lead = here.questions[question].leading
    return here.holds.get(question) or lead, lead


@settings(max_examples=40, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6))
def test_two_sides_by_chance(seed: int) -> None:
    engine, one = by_chance(seed)
    book = engine.casebook
    other = Standpoint.of(
        book, random_choices(seed + 1, book), random_supposed(seed + 1, book), random_reading(seed + 1, book)
    )
    projector = Projector(engine)
    sides = [Side(snapshot, seed % len(snapshot.courses)) for snapshot in (projector(one), projector(other))]
    differences = Differences(*sides)
    plain = [Plain(engine, one)(), Plain(engine, other)()]

    taken = [
        {
            decision.id: None if decision.id in found.not_arising else standpoint.choices[decision.id]
            for decision in book.decisions
        }
        for found, standpoint in zip(plain, (one, other), strict=True)
    ]
    assert {each.name: (each.one, each.other) for each in differences.choices} == {
        name: (taken[0][name], taken[1][name]) for name in taken[0] if taken[0][name] != taken[1][name]
    }
    for question in book.questions:
        ends = [answered(found, side.course, question.id) for found, side in zip(plain, sides, strict=True)]
        every = [
            {answered(found, course, question.id)[0] for course in range(len(found.courses))}
            for found in plain
        ]
        parting = differences.questions.get(question.id)
        if parting is None:
            assert ends[0] == ends[1]
            assert every[0] == every[1]
        elif parting is Parting.COURSES:
            assert ends[0] == ends[1]
            assert every[0] != every[1]
        else:
            assert ends[0] != ends[1]
            assert (parting is Parting.SILENT) == ((ends[0][1] is None) != (ends[1][1] is None))
        assert_arguments(differences, question.id, plain, sides, (one, other))


def assert_arguments(
    differences: Differences,
    question: str,
    plain: list[reference.Reference],
    sides: list[Side],
    standpoints: tuple[Standpoint, Standpoint],
) -> None:
    book = differences.one.snapshot.casebook
    touched = differences.one.snapshot.engine.bearings.touched
    wanted = {}
    for each in book.arguments:
        if question not in touched[each.id] or each.base_score is None:
            continue
        states = []
        for found, side, standpoint in zip(plain, sides, standpoints, strict=True):
            here = found.history if question in found.debates else found.courses[side.course]
            speaks = each.id in here.active and each.id not in here.dormant
            heard = (here.strengths[each.id] or 0.0) * standpoint.reading.credence_of(each.document)
            states.append((speaks, each.id in here.dormant, heard if speaks else 0.0))
        (one, sleeps, weight), (other, dreams, against) = states
        if one and other and abs(weight - against) > CLOSE:
            wanted[each.id] = (Uneven.WEIGHS, weight, against)
        elif one and not other:
            wanted[each.id] = (Uneven.DORMANT_IN_OTHER if dreams else Uneven.ONE, weight, 0.0)
        elif other and not one:
            wanted[each.id] = (Uneven.DORMANT_IN_ONE if sleeps else Uneven.OTHER, 0.0, against)
    uneven = differences.arguments(question)
    assert {each.argument for each in uneven} == set(wanted)
    for difference in uneven:
        kind, weight, against = wanted[difference.argument]
        assert difference.kind is kind
        assert (difference.one, difference.other) == pytest.approx((weight, against), abs=CLOSE)
    sizes = [abs(each.difference) for each in uneven]
    assert sizes == sorted(sizes, reverse=True)


def of(reading: Reading, **more: Any) -> Standpoint:
    return Standpoint.of(TOWN, more.get("choices"), more.get("supposed"), reading)


TOWN = casebook(
    argument("council", supports=["ruler/council"]),
    argument("nobody", "diary", base=0.6, supports=["ruler/nobody"]),
    argument("grows", supports=["growth/yes"], presupposes=["ruler/council"]),
)
PROJECTOR = Projector(Engine(TOWN))
HISTORY = of(Reading())


def test_readings_side_by_side() -> None:
    other = Reading(credence={"diary": 0.5}, muted=frozenset({"guest"}), semantics="euler")
    found = Differences(Side(PROJECTOR(HISTORY)), Side(PROJECTOR(of(other))))
    assert found.credences == (Differing("diary", 1.0, 0.5),)
    assert found.muted == (Differing("guest", False, True),)
    assert found.semantics == Differing("semantics", "quadratic-energy", "euler")
    assert [(one.argument, one.kind) for one in found.arguments("ruler")] == [("nobody", Uneven.WEIGHS)]
    assert found.inferences is None
    assert Differences(Side(PROJECTOR(HISTORY)), Side(PROJECTOR(HISTORY))).semantics is None
    bare = Differences(Side(PROJECTOR(HISTORY)), Side(PROJECTOR(of(Reading(without_inferences=True)))))
    assert bare.inferences == Differing("inferences", False, True)


def test_suppositions_side_by_side() -> None:
    supposing = of(Reading(), supposed={"ruler": "nobody"})
    found = Differences(Side(PROJECTOR(HISTORY)), Side(PROJECTOR(supposing)))
    assert found.supposed == (Differing("ruler", None, "nobody"),)
    assert found.holds == (Differing("ruler", "council", "nobody"),)
    assert found.arguments("growth")[0].kind is Uneven.DORMANT_IN_OTHER
    assert found.questions["ruler"] is Parting.OTHERWISE


def test_two_courses_of_one_branch() -> None:
    snapshot = PROJECTOR(HISTORY)
    found = Differences(Side(snapshot), Side(snapshot, 1))
    assert found.choices == ()
    assert found.holds == (Differing("ruler", "council", "nobody"),)


def test_a_supposed_answer_to_what_is_silent_parts_the_sides() -> None:
    silence = Reading(credence={"letter": 0.0, "diary": 0.0})
    one, other = of(silence), of(silence, supposed={"ruler": "nobody"})
    found = Differences(Side(PROJECTOR(one)), Side(PROJECTOR(other)))
    assert found.questions["ruler"] is Parting.OTHERWISE


def test_sides_of_two_casebooks_are_refused() -> None:
    with pytest.raises(ValueError, match="not of one casebook"):
        Differences(Side(PROJECTOR(HISTORY)), Side(Projector(Engine(casebook()))(Standpoint.of(casebook()))))
