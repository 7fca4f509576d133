"""A compiled casebook, and what it tells about itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from scenarios.engine.engine import ROOM, Engine
from scenarios.engine.evaluation import Evaluation
from scenarios.engine.graph import CyclicCasebookError
from scenarios.model.reading import Reading
from tests.branches import branches, every_branch
from tests.random_casebooks import random_casebook, random_reading
from tests.scenarios.small import argument, casebook

SEEDS = st.integers(0, 10**6)


def followed(engine: Engine, reading: Reading, **options: np.ndarray) -> Evaluation:
    in_play = [decision.id for decision in engine.casebook.decisions]
    return engine.follow(branches(engine.table, {}, in_play), reading, **options)


def test_who_bears_on_what() -> None:
    bearings = Engine(
        casebook(
            argument("first", supports=["growth/yes", "growth/no"]),
            argument("second", attacks=["first", "ruler/king"]),
            argument("third", supports=["second"]),
            argument("fourth", certainty="unknowable", attacks=["first"]),
            argument("fifth"),
        )
    ).bearings
    assert [found.id for found in bearings.on_question["growth"]] == ["first"]
    assert [found.id for found in bearings.on_question["ruler"]] == ["second"]
    assert [found.id for found in bearings.on_argument["first"]] == ["second", "fourth"]
    assert bearings.on_argument["fifth"] == ()
    assert bearings.touched["first"] == ("growth",)
    assert bearings.touched["third"] == ("growth", "ruler")
    assert bearings.touched["fifth"] == ()
    assert bearings.unknowable_on("growth") == ("fourth",)
    assert bearings.unknowable_on("ruler") == ()


@pytest.mark.parametrize(
    "arguments",
    [
        [argument("a", supports=["b"]), argument("b", attacks=["a"])],
        [argument("a", supports=["growth/yes"], presupposes=["growth/no"])],
        [
            argument("a", supports=["growth/yes"], presupposes=["ruler/king"]),
            argument("b", attacks=["ruler/nobody"], presupposes=["growth/no"]),
        ],
    ],
)
def test_a_circle_is_named(arguments: list[dict[str, object]]) -> None:
    with pytest.raises(CyclicCasebookError, match=r"town goes in a circle: .*a"):
        Engine(casebook(*arguments))


def test_a_circle_through_decisions_is_named() -> None:
    decisions = [fork.model_dump(mode="json") for fork in casebook().decisions]
    decisions[2]["presupposes"] = ["growth/yes"]
    decisions[2]["options"][1]["establishes"] = ["growth/no"]
    with pytest.raises(CyclicCasebookError, match=r"king -> growth -> king|growth -> king -> growth"):
        Engine(casebook(decisions=decisions))


def test_no_branches_and_no_arguments() -> None:
    engine = Engine(casebook(argument("a", supports=["growth/yes"])))
    nothing = engine.follow(engine.table.columns([]), Reading())
    assert len(nothing) == 0
    assert nothing.strengths_of("a").shape == (0,)
    assert nothing.pooled_of("ruler").shape == (3, 0)
    empty = Engine(casebook())
    assert len(followed(empty, Reading())) == 8
    assert np.isnan(followed(empty, Reading()).pooled_of("ruler")[:, 0]).all()
    bare = Engine(casebook(decisions=[], questions=[]))
    assert len(bare.follow(bare.table.columns([{}]), Reading())) == 1


def test_unknown_semantics() -> None:
    engine = Engine(casebook())
    with pytest.raises(KeyError, match="guess"):
        followed(engine, Reading(semantics="guess"))


def test_evaluations_do_not_share_their_numbers() -> None:
    engine = Engine(casebook(argument("a", base=0.3, supports=["growth/yes"])))
    first = followed(engine, Reading())
    before = first.strengths_of("a").copy()
    for step in range(40):
        followed(engine, Reading(credence={"letter": step / 40}), bases=np.array([0.9]))
    again = followed(engine, Reading(), bases=np.array([0.9]))
    np.testing.assert_array_equal(first.strengths_of("a"), before)
    assert again.strengths_of("a").tolist() == [0.9] * 8
    np.testing.assert_array_equal(followed(engine, Reading()).strengths_of("a"), before)


def test_columns_given_are_left_as_they_are() -> None:
    engine = Engine(casebook(argument("a", supports=["growth/no"]), argument("b", presupposes=["growth/no"])))
    taken = engine.table.columns([{"bridge": "not-built", "king": "away"}])
    before = taken.copy()
    engine.follow(taken, Reading())
    np.testing.assert_array_equal(taken, before)


def test_a_very_wide_evaluation_is_its_columns_over_and_over() -> None:
    chance = random_casebook(5)
    engine = Engine(chance)
    one = followed(engine, Reading())
    taken = every_branch(engine)
    rows = len(chance.arguments) + len(chance.questions)
    times = 1 + 3 * ROOM // (rows * 10 * taken.shape[1])
    many = engine.outcomes(np.tile(taken, times), Reading())
    outcomes = [question for question in chance.questions if question.kind == "outcome"]
    assert outcomes
    for question in outcomes:
        np.testing.assert_array_equal(many.pooled_of(question.id), np.tile(one.pooled_of(question.id), times))
        assert many.statuses_of(question.id) == one.statuses_of(question.id) * times


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_to_mute_a_voice_is_to_remove_what_it_says(seed: int) -> None:
    chance = random_casebook(seed)
    engine = Engine(chance)
    reading = random_reading(seed, chance)
    voice = chance.voices[seed % len(chance.voices)].id
    muted = replace(reading, muted=reading.muted | {voice})
    removed = np.array([argument.voice == voice for argument in chance.arguments])
    one, other = followed(engine, muted), followed(engine, reading, removed=removed)
    np.testing.assert_array_equal(one.columns, other.columns)
    for question in chance.questions:
        np.testing.assert_array_equal(one.pooled_of(question.id), other.pooled_of(question.id))
        assert one.statuses_of(question.id) == other.statuses_of(question.id)


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_to_leave_out_the_editors_inferences_is_to_remove_them(seed: int) -> None:
    chance = random_casebook(seed)
    engine = Engine(chance)
    whole = replace(random_reading(seed, chance), without_inferences=False)
    removed = np.array([argument.inferred for argument in chance.arguments])
    one, other = (
        followed(engine, replace(whole, without_inferences=True)),
        followed(engine, whole, removed=removed),
    )
    np.testing.assert_array_equal(one.columns, other.columns)
    for said in chance.arguments:
        np.testing.assert_array_equal(one.strengths_of(said.id), other.strengths_of(said.id))
    for question in chance.questions:
        np.testing.assert_array_equal(one.pooled_of(question.id), other.pooled_of(question.id))
        assert one.statuses_of(question.id) == other.statuses_of(question.id)


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_a_document_without_credence_is_as_if_it_were_not_there(seed: int) -> None:
    chance = random_casebook(seed)
    silenced = chance.documents[seed % len(chance.documents)].id
    gone = {argument.id for argument in chance.arguments if argument.document == silenced}
    # What it says keeps its place, so that the questions presupposed are the same hinges.
    rest = chance.model_copy(
        update={
            "arguments": tuple(
                one.model_copy(
                    update={"supports": (), "attacks": ()}
                    if one.id in gone
                    else {
                        "supports": tuple(target for target in one.supports if target not in gone),
                        "attacks": tuple(target for target in one.attacks if target not in gone),
                    }
                )
                for one in chance.arguments
            )
        }
    )
    reading = random_reading(seed, chance)
    without = replace(reading, credence={**reading.credence, silenced: 0.0})
    whole, part = followed(Engine(chance), without), followed(Engine(rest), without)
    for question in chance.questions:
        np.testing.assert_allclose(
            whole.pooled_of(question.id), part.pooled_of(question.id), atol=1e-12, rtol=0
        )


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS, more=st.floats(0.0, 1.0))
def test_in_a_given_course_a_firmer_argument_is_stronger_and_carries_what_it_supports(
    seed: int, more: float
) -> None:
    """Followed anew it may lead elsewhere, and what it supports may there be dormant."""
    chance = random_casebook(seed)
    engine = Engine(chance)
    reading = random_reading(seed, chance)
    moved = next(
        one for one in (*chance.arguments[seed % 24 :], *chance.arguments) if one.base_score is not None
    )
    firmer = engine.bases.copy()
    place = engine.places[moved.id]
    firmer[place] = max(firmer[place], more)
    before = followed(engine, reading)
    after = engine.weigh(before, range(len(before)), reading, bases=firmer)
    assert (after.strengths_of(moved.id) >= before.strengths_of(moved.id) - 1e-12).all()
    for target in set(moved.supports) - set(moved.attacks):
        if "/" not in target:
            assert (after.strengths_of(target) >= before.strengths_of(target) - 1e-12).all()
    for target in set(moved.attacks) - set(moved.supports):
        if "/" not in target:
            assert (after.strengths_of(target) <= before.strengths_of(target) + 1e-12).all()
