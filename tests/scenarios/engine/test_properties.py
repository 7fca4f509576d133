"""What is true of every casebook, on casebooks made up by chance."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.engine.engine import Engine
from scenarios.engine.evaluation import Evaluation
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.model.verdicts import Status
from scenarios.projection.hinges import Decided
from scenarios.projection.snapshot import Projector, Snapshot
from tests.branches import every_branch
from tests.random_casebooks import random_casebook, random_choices, random_reading

SEEDS = st.integers(0, 10**6)
FEW = settings(max_examples=30, deadline=None)


def assert_same(one: Evaluation, other: Evaluation, casebook: Casebook) -> None:
    np.testing.assert_array_equal(one.origin, other.origin)
    np.testing.assert_array_equal(one.columns, other.columns)
    for argument in casebook.arguments:
        np.testing.assert_array_equal(one.strengths_of(argument.id), other.strengths_of(argument.id))
    for question in casebook.questions:
        np.testing.assert_array_equal(one.pooled_of(question.id), other.pooled_of(question.id))
        assert one.statuses_of(question.id) == other.statuses_of(question.id)


def figures(snapshot: Snapshot, course: int) -> dict[str, object]:
    here = snapshot.courses[course]
    return {
        "holds": dict(here.holds),
        "taken": dict(here.branch.taken),
        "questions": here.questions,
        "arguments": tuple(here.arguments.values()),
    }


@FEW
@given(seed=SEEDS)
def test_columns_one_at_a_time_equal_columns_together(seed: int) -> None:
    chance = random_casebook(seed)
    engine, reading = Engine(chance), random_reading(seed, chance)
    columns = every_branch(engine)
    together = engine.follow(columns, reading)
    for number in random.Random(seed).sample(range(columns.shape[1]), min(6, columns.shape[1])):  # noqa: S311
        alone = engine.follow(columns[:, [number]], reading)
        places = list(together.courses_of(number))
        np.testing.assert_array_equal(alone.columns, together.columns[:, places])
        for question in chance.questions:
            np.testing.assert_array_equal(
                alone.pooled_of(question.id), together.pooled_of(question.id)[:, places]
            )
        for argument in chance.arguments:
            np.testing.assert_array_equal(
                alone.strengths_of(argument.id), together.strengths_of(argument.id)[places]
            )


@FEW
@given(seed=SEEDS, most=st.sampled_from([1, 2, 3, 7]))
def test_few_columns_at_a_time_equal_all_at_a_time(seed: int, most: int) -> None:
    chance = random_casebook(seed)
    engine, reading = Engine(chance), random_reading(seed, chance)
    columns = every_branch(engine)
    bases = np.random.default_rng(seed).random((len(chance.arguments), columns.shape[1]))
    removed = bases < 0.1
    whole = engine.follow(columns, reading, bases=bases, removed=removed)
    rows = len(chance.arguments) + len(chance.questions) + sum(len(one.positions) for one in chance.questions)
    with pytest.MonkeyPatch.context() as patch:
        # Views and speakers are rows too: fewer columns at a time than asked for, never more.
        patch.setattr("scenarios.engine.engine.ROOM", most * rows)
        parts = engine.follow(columns, reading, bases=bases, removed=removed)
        outcomes = engine.outcomes(columns, reading, bases=bases, removed=removed)
    assert_same(whole, parts, chance)
    np.testing.assert_array_equal(outcomes.columns, whole.columns)
    for question in chance.questions:
        if question.kind == "outcome":
            np.testing.assert_array_equal(outcomes.pooled_of(question.id), whole.pooled_of(question.id))


@FEW
@given(seed=SEEDS)
def test_the_order_of_arguments_in_the_file_changes_nothing(seed: int) -> None:
    chance = random_casebook(seed)
    shuffled = list(chance.arguments)
    random.Random(seed).shuffle(shuffled)  # noqa: S311
    other = chance.model_copy(update={"arguments": tuple(shuffled)})
    reading = random_reading(seed, chance)
    one, two = Engine(chance), Engine(other)
    assert one.hinges == two.hinges
    first = one.follow(every_branch(one), reading)
    second = two.follow(every_branch(two), reading)
    np.testing.assert_array_equal(first.columns, second.columns)
    for question in chance.questions:
        np.testing.assert_allclose(
            first.pooled_of(question.id), second.pooled_of(question.id), atol=1e-12, rtol=0
        )
        assert first.statuses_of(question.id) == second.statuses_of(question.id)
    for argument in chance.arguments:
        np.testing.assert_allclose(
            first.strengths_of(argument.id), second.strengths_of(argument.id), atol=1e-12, rtol=0
        )


def open_somewhere() -> list[int]:
    """Seeds of casebooks whose branch, drawn by chance, turns on an open hinge."""
    return [seed for seed in range(240) if first_open(projected(seed)) is not None]


def projected(seed: int) -> Snapshot:
    chance = random_casebook(seed)
    standpoint = Standpoint.of(chance, random_choices(seed, chance), {}, random_reading(seed, chance))
    return Projector(Engine(chance))(standpoint)


def first_open(snapshot: Snapshot) -> str | None:
    return next((hinge.id for hinge in snapshot.hinges if hinge.decided is Decided.OPEN), None)


def test_to_suppose_the_leading_answer_of_the_first_open_hinge_leaves_its_courses_as_they_were() -> None:
    seeds = open_somewhere()
    assert len(seeds) >= 10
    for seed in seeds:
        snapshot = projected(seed)
        hinge = first_open(snapshot)
        assert hinge is not None
        answer = snapshot.courses[0].holds[hinge]
        assert answer is not None
        own = [course.number for course in snapshot.courses if course.holds[hinge] == answer]
        supposed = Projector(snapshot.engine)(
            Standpoint.of(
                snapshot.casebook, snapshot.standpoint.choices, {hinge: answer}, snapshot.standpoint.reading
            )
        )
        assert len(supposed.courses) == len(own)
        for number, before in enumerate(own):
            assert figures(supposed, number) == figures(snapshot, before)


@FEW
@given(seed=SEEDS)
def test_with_no_hinge_open_premises_only_silence(seed: int) -> None:
    """One course then is the evaluation without premises, of the arguments whose premises hold."""
    chance = random_casebook(seed)
    engine, reading = Engine(chance), random_reading(seed, chance)
    history = engine.table.columns([engine.table.options_taken(engine.table.history()[:, 0].tolist())])
    found = engine.follow(history, reading)
    if len(found) > 1:
        return
    holds = found.holds(0)
    awake = tuple(
        one.model_copy(update={"presupposes": ()})
        for one in chance.arguments
        if all(holds[target.partition("/")[0]] == target.partition("/")[2] for target in one.presupposes)
    )
    asleep = {one.id for one in chance.arguments} - {one.id for one in awake}
    plain = chance.model_copy(
        update={
            "arguments": tuple(
                one.model_copy(
                    update={
                        "supports": tuple(target for target in one.supports if target not in asleep),
                        "attacks": tuple(target for target in one.attacks if target not in asleep),
                    }
                )
                for one in awake
            ),
            "decisions": tuple(one.model_copy(update={"presupposes": ()}) for one in chance.decisions),
        }
    )
    other = Engine(plain)
    assert other.hinges == ()
    without = other.follow(other.table.columns([found.taken(0)]), reading)
    assert len(without) == 1
    for question in chance.questions:
        np.testing.assert_allclose(
            found.pooled_of(question.id), without.pooled_of(question.id), atol=1e-12, rtol=0
        )
        assert found.statuses_of(question.id) == without.statuses_of(question.id)


@FEW
@given(seed=SEEDS)
def test_to_weigh_the_courses_that_were_followed_changes_nothing(seed: int) -> None:
    chance = random_casebook(seed)
    engine, reading = Engine(chance), random_reading(seed, chance)
    found = engine.follow(every_branch(engine), reading)
    weighed = engine.weigh(found, range(len(found)), reading)
    np.testing.assert_array_equal(weighed.columns, found.columns)
    for question in chance.questions:
        np.testing.assert_array_equal(weighed.pooled_of(question.id), found.pooled_of(question.id))
    for argument in chance.arguments:
        np.testing.assert_array_equal(weighed.strengths_of(argument.id), found.strengths_of(argument.id))


@FEW
@given(seed=SEEDS)
def test_every_course_of_a_branch_answers_otherwise_somewhere(seed: int) -> None:
    chance = random_casebook(seed)
    engine, reading = Engine(chance), random_reading(seed, chance)
    found = engine.follow(every_branch(engine), reading)
    for branch in range(int(found.origin[-1]) + 1):
        held = [tuple(found.holds(course).items()) for course in found.courses_of(branch)]
        assert held
        assert len(set(held)) == len(held)


@FEW
@given(seed=SEEDS)
def test_a_strength_lies_between_nothing_and_one_and_what_is_silent_has_none(seed: int) -> None:
    chance = random_casebook(seed)
    engine, reading = Engine(chance), random_reading(seed, chance)
    found = engine.follow(every_branch(engine), reading)
    for question in chance.questions:
        pooled = found.pooled_of(question.id)
        silent = np.array([status is Status.SILENT for status in found.statuses_of(question.id)])
        assert np.isnan(pooled[:, silent]).all()
        assert ((pooled[:, ~silent] >= 0) & (pooled[:, ~silent] <= 1)).all()


def test_the_whole_of_a_reading_is_heard() -> None:
    chance = random_casebook(1)
    engine = Engine(chance)
    silent = Reading(credence={document.id: 0.0 for document in chance.documents})
    found = engine.follow(every_branch(engine), silent)
    for argument in chance.arguments:
        assert not found.strengths_of(argument.id).any()
