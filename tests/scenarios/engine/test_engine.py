"""A compiled casebook, and what it tells about itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.engine.engine import ROOM, Debate, Evaluation
from scenarios.engine.graph import CyclicCasebookError
from scenarios.model.reading import Reading
from tests.random_casebooks import random_casebook, random_reading
from tests.scenarios.small import argument, casebook

SEEDS = st.integers(0, 10**6)


def evaluated(debate: Debate, reading: Reading, **options: np.ndarray) -> Evaluation:
    in_play = [decision.id for decision in debate.casebook.decisions]
    return debate.evaluate(debate.table.every_branch({}, in_play), reading, **options)


def test_who_bears_on_what() -> None:
    debate = Debate(
        casebook(
            argument("first", supports=["growth/yes", "growth/no"]),
            argument("second", attacks=["first", "ruler/king"]),
            argument("third", supports=["second"]),
            argument("fourth", certainty="unknowable", attacks=["first"]),
            argument("fifth"),
        )
    )
    assert [found.id for found in debate.bearings.on_question["growth"]] == ["first"]
    assert [found.id for found in debate.bearings.on_question["ruler"]] == ["second"]
    assert [found.id for found in debate.bearings.on_argument["first"]] == ["second", "fourth"]
    assert debate.bearings.on_argument["fifth"] == ()
    assert debate.bearings.touched["first"] == ("growth",)
    assert debate.bearings.touched["third"] == ("growth", "ruler")
    assert debate.bearings.touched["fifth"] == ()
    assert debate.bearings.unknowable == {"fourth": ("growth",)}


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
        Debate(casebook(*arguments))


def test_no_branches_and_no_arguments() -> None:
    debate = Debate(casebook(argument("a", supports=["growth/yes"])))
    nothing = debate.evaluate(debate.table.columns([]), Reading())
    assert nothing.strengths.shape == (1, 0)
    assert nothing.pooled.shape == (5, 0)
    empty = Debate(casebook())
    assert evaluated(empty, Reading()).strengths.shape == (0, 8)
    assert np.isnan(evaluated(empty, Reading()).strengths_of("ruler")[:, 0]).all()
    bare = Debate(casebook(decisions=[], questions=[]))
    assert bare.evaluate(bare.table.columns([{}]), Reading()).pooled.shape == (0, 1)


def test_unknown_semantics() -> None:
    debate = Debate(casebook())
    with pytest.raises(KeyError, match="guess"):
        evaluated(debate, Reading(semantics="guess"))


def test_evaluations_do_not_share_their_numbers() -> None:
    debate = Debate(casebook(argument("a", base=0.3, supports=["growth/yes"])))
    first = evaluated(debate, Reading())
    before = first.strengths.copy()
    for step in range(8):
        evaluated(debate, Reading(credence={"letter": step / 8}), bases=np.array([0.9]))
    again = evaluated(debate, Reading(), bases=np.array([0.9]))
    np.testing.assert_array_equal(first.strengths, before)
    assert again.strength_of("a").tolist() == [0.9] * 8
    np.testing.assert_array_equal(evaluated(debate, Reading()).strengths, before)


def test_a_very_wide_evaluation_is_its_columns_one_by_one() -> None:
    chance = random_casebook(5)
    debate = Debate(chance)
    one = evaluated(debate, Reading())
    times = 3 * ROOM // (debate.layout.row_count * one.reach.shape[1])
    taken = debate.table.every_branch({}, [decision.id for decision in chance.decisions])
    many = debate.outcomes(np.tile(taken, times), Reading())
    np.testing.assert_array_equal(many.pooled, np.tile(one.pooled, times))
    np.testing.assert_array_equal(many.settled, np.tile(one.settled, times))


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_to_mute_a_voice_is_to_remove_what_it_says(seed: int) -> None:
    chance = random_casebook(seed)
    debate = Debate(chance)
    reading = random_reading(seed, chance)
    voice = chance.voices[seed % len(chance.voices)].id
    muted = Reading(reading.credence, reading.muted | {voice}, reading.semantics)
    removed = np.array([argument.voice == voice for argument in chance.arguments])
    np.testing.assert_array_equal(
        evaluated(debate, muted).pooled, evaluated(debate, reading, removed=removed).pooled
    )
    np.testing.assert_array_equal(
        evaluated(debate, muted).reach, evaluated(debate, reading, removed=removed).reach
    )


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_a_document_without_credence_is_as_if_it_were_not_there(seed: int) -> None:
    chance = random_casebook(seed)
    silenced = chance.documents[seed % len(chance.documents)].id
    rest = chance.model_copy(
        update={
            "arguments": tuple(
                a.model_copy(
                    update={
                        "supports": tuple(t for t in a.supports if not _is_said_by(chance, t, silenced)),
                        "attacks": tuple(t for t in a.attacks if not _is_said_by(chance, t, silenced)),
                    }
                )
                for a in chance.arguments
                if a.document != silenced
            )
        }
    )
    reading = random_reading(seed, chance)
    without = Reading({**reading.credence, silenced: 0.0}, reading.muted, reading.semantics)
    whole, part = evaluated(Debate(chance), without), evaluated(Debate(rest), without)
    for question in chance.questions:
        np.testing.assert_allclose(
            whole.strengths_of(question.id), part.strengths_of(question.id), atol=1e-12, rtol=0
        )


def _is_said_by(chance: object, target: str, document: str) -> bool:
    arguments = {argument.id: argument for argument in chance.arguments}  # type: ignore[attr-defined]
    return target in arguments and arguments[target].document == document


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS, more=st.floats(0.0, 1.0))
def test_a_firmer_argument_is_stronger_and_carries_what_it_supports(seed: int, more: float) -> None:
    chance = random_casebook(seed)
    debate = Debate(chance)
    reading = random_reading(seed, chance)
    place = seed % len(chance.arguments)
    bases = np.array([argument.base_score or 0.0 for argument in chance.arguments])
    firmer = bases.copy()
    firmer[place] = max(firmer[place], more)
    before, after = evaluated(debate, reading, bases=bases), evaluated(debate, reading, bases=firmer)
    moved = chance.arguments[place]
    if moved.base_score is None:
        return
    assert (after.strength_of(moved.id) >= before.strength_of(moved.id) - 1e-12).all()
    for target in set(moved.supports) - set(moved.attacks):
        if "/" not in target:
            assert (after.strength_of(target) >= before.strength_of(target) - 1e-12).all()
    for target in set(moved.attacks) - set(moved.supports):
        if "/" not in target:
            assert (after.strength_of(target) <= before.strength_of(target) + 1e-12).all()
