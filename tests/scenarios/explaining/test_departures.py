"""What it would take, against a search through all subsets without any pruning."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.engine.engine import Engine
from scenarios.explaining.departures import what_it_would_take
from scenarios.explaining.leads import Where
from scenarios.explaining.watching import Cancelled
from scenarios.files.casebook_files import open_casebook
from scenarios.model.alternatives import Departure
from scenarios.model.standpoint import Standpoint
from tests.scenarios.explaining.brute import Plain, Set, arise, by_chance, leading
from tests.scenarios.small import argument, casebook

SHIPPED = Path(__file__).parents[3] / "resources" / "casebooks" / "soviet-succession.toml"


def by_hand(
    plain: Plain, question: str, position: str, where: Where, up_to: int, *, suppositions: bool = False
) -> list[Set]:
    """Every inclusion-minimal set, found by looking at all of them."""

    def led(taken: Set) -> bool:
        found = plain.taking({}, taken)
        if not arise(found, taken):
            return False
        if question in found.debates:
            return found.debates[question].leading == position
        courses = [one == position for one in leading(found, question)]
        return {Where.LEADING: courses[0], Where.SOME: any(courses), Where.EVERY: all(courses)}[where]

    if led(()):
        return [()]
    found: list[Set] = []
    for some in plain.every_set(up_to, suppositions=suppositions):
        if not any(set(smaller) <= set(some) for smaller in found) and led(some):
            found.append(some)
    return found


@settings(max_examples=25, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6), where=st.sampled_from(Where), suppositions=st.booleans())
def test_what_it_would_take_by_chance(seed: int, where: Where, suppositions: bool) -> None:
    engine, standpoint = by_chance(seed)
    plain = Plain(engine, standpoint)
    for question in engine.casebook.questions:
        for position in question.positions[:2]:
            found = what_it_would_take(
                engine,
                standpoint,
                f"{question.id}/{position.id}",
                where=where,
                with_suppositions=suppositions,
            )
            assert found.complete_to == 3
            assert list(found.sets) == by_hand(
                plain, question.id, position.id, where, 3, suppositions=suppositions
            )


def first_departure_alone() -> tuple[Engine, Standpoint]:
    """Whether the town grows is a fact until something goes otherwise before 1921; then argued not to."""
    book = casebook(argument("a", supports=["growth/no"]))
    return Engine(book), Standpoint.of(book)


def test_a_decision_that_bears_on_nothing_counts_as_the_first_departure_only() -> None:
    engine, standpoint = first_departure_alone()
    found = what_it_would_take(engine, standpoint, "growth/no")
    assert found.sets == ((Departure("bridge", "not-built"),),)
    assert found.complete_to == 3


def test_what_leads_already_takes_nothing() -> None:
    engine, standpoint = first_departure_alone()
    found = what_it_would_take(engine, standpoint, "growth/yes", up_to=2)
    assert (found.sets, found.complete_to) == (((),), 2)


def test_choices_of_the_standpoint_are_left_aside() -> None:
    engine, _ = first_departure_alone()
    elsewhere = Standpoint.of(engine.casebook, {"bridge": "not-built"})
    assert what_it_would_take(engine, elsewhere, "growth/yes").sets == ((),)


def test_a_size_with_too_many_sets_ends_the_search() -> None:
    engine = Engine(open_casebook(SHIPPED))
    standpoint = Standpoint.of(engine.casebook)
    found = what_it_would_take(engine, standpoint, "inner-party-life/democracy", where=Where.SOME, most=300)
    whole = what_it_would_take(engine, standpoint, "inner-party-life/democracy", where=Where.SOME)
    assert (found.complete_to, whole.complete_to) == (2, 3)
    assert found.sets == tuple(one for one in whole.sets if len(one) <= 2)
    assert any(len(one) == 3 for one in whole.sets)


def test_a_size_beyond_the_number_of_decisions_is_complete() -> None:
    engine, standpoint = first_departure_alone()
    assert what_it_would_take(engine, standpoint, "ruler/nobody", up_to=9).complete_to == 9


def test_progress_is_told_and_the_search_can_be_ended() -> None:
    engine = Engine(open_casebook(SHIPPED))
    standpoint = Standpoint.of(engine.casebook)
    shares: list[float] = []
    what_it_would_take(engine, standpoint, "leader/right", watch=shares.append)
    assert shares[0] == 0.0
    assert shares == sorted(shares)
    assert 0.9 < shares[-1] <= 1.0

    def stop(done: float) -> None:
        if done > 0.2:
            raise Cancelled

    found = what_it_would_take(engine, standpoint, "leader/right", where=Where.SOME, watch=stop)
    assert found.complete_to == 2
    assert all(len(some) <= 2 for some in found.sets)


def test_the_shipped_casebook_up_to_two() -> None:
    """Every position of every outcome, in the leading, in some and in every course."""
    engine = Engine(open_casebook(SHIPPED))
    standpoint = Standpoint.of(engine.casebook)
    plain = Plain(engine, standpoint)
    for question in engine.casebook.questions:
        for position in question.positions if question.kind == "outcome" else ():
            for where in Where:
                target = f"{question.id}/{position.id}"
                found = what_it_would_take(engine, standpoint, target, where=where, up_to=2)
                assert list(found.sets) == by_hand(plain, question.id, position.id, where, 2), (target, where)


@pytest.mark.parametrize("seed", range(3))
def test_the_shipped_casebook_sampled(seed: int) -> None:
    """Every set found leads, and none of a sample of others does."""
    engine = Engine(open_casebook(SHIPPED))
    standpoint = Standpoint.of(engine.casebook)
    plain, chance = Plain(engine, standpoint), random.Random(seed)  # noqa: S311
    question = chance.choice([one for one in engine.casebook.questions if one.kind == "outcome"])
    position = chance.choice(question.positions)
    found = what_it_would_take(engine, standpoint, f"{question.id}/{position.id}", where=Where.SOME)
    for some in found.sets[:5]:
        assert position.id in leading(plain.taking({}, some), question.id)
    for some in chance.sample(list(plain.every_set(3, suppositions=False)), 20):
        within = any(set(smaller) <= set(some) for smaller in found.sets)
        result = plain.taking({}, some)
        if arise(result, some) and not within:
            assert position.id not in leading(result, question.id)
