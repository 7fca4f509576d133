"""The engine against the reference, on casebooks made up by chance."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.engine.engine import STATUSES, Debate
from scenarios.engine.semantics import SEMANTICS
from scenarios.files.casebook_files import open_casebook
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from scenarios.projection.projection import Projection, project
from tests.random_casebooks import random_casebook, random_choices, random_reading
from tests.reference import Reference

SEEDS = st.integers(0, 10**6)
CLOSE = 1e-9


def close(found: float | None, expected: float | None) -> bool:
    if found is None or expected is None:
        return found is expected
    return abs(found - expected) <= CLOSE


def assert_same(projection: Projection, reference: Reference) -> None:
    casebook = projection.casebook
    assert projection.branch.taken == reference.taken
    for argument in casebook.arguments:
        found = projection.argument(argument.id)
        assert found.active == reference.active(argument), argument
        assert found.dormant == reference.dormant(argument), argument
        expected = None if argument.base_score is None else reference.strength(argument)
        assert close(found.strength, expected), argument
    for question in projection.questions:
        want = reference.question(casebook.question(question.id))
        assert (question.status, question.leading) == (want.status, want.leading), question
        assert close(question.reach, want.reach), question
        assert question.documents_disagree == want.disagree, question
        for position in question.positions:
            assert close(position.strength, want.strengths[position.id]), question
            views = want.by_document[position.id]
            assert set(position.by_document) == set(views)
            for document, view in views.items():
                assert close(position.by_document[document], view), (question, document)


@settings(max_examples=80, deadline=None)
@given(seed=SEEDS, semantics=st.sampled_from(list(SEMANTICS)))
def test_projection(seed: int, semantics: str) -> None:
    casebook = random_casebook(seed, arguments=5 + seed % 40, questions=seed % 6, decisions=seed % 5)
    reading = random_reading(seed, casebook, semantics)
    choices = random_choices(seed, casebook)

    assert_same(project(Debate(casebook), choices, reading), Reference(casebook, choices, reading))


@pytest.mark.parametrize("seed", range(8))
def test_shipped_casebook(seed: int) -> None:
    """Each document alone, then all of them under each semantics, in branches drawn by chance."""
    casebook = open_casebook(Path(__file__).parents[3] / "resources" / "casebooks" / "soviet-succession.toml")
    readings = [Reading.of_document(casebook, document.id) for document in casebook.documents]
    readings += [Reading(semantics=key) for key in SEMANTICS]
    reading = readings[seed % len(readings)]
    choices = random_choices(seed, casebook)

    assert_same(project(Debate(casebook), choices, reading), Reference(casebook, choices, reading))


def columns_by_reference(casebook: Casebook, debate: Debate, seed: int) -> None:
    reading = random_reading(seed, casebook)
    in_play = [decision.id for decision in casebook.decisions]
    taken = debate.table.every_branch({}, in_play)
    generator = np.random.default_rng(seed)
    count = taken.shape[1]
    bases = generator.random((len(casebook.arguments), count))
    removed = generator.random((len(casebook.arguments), count)) < 0.1
    evaluation = debate.evaluate(taken, reading, bases=bases, removed=removed)
    outcomes = debate.outcomes(taken, reading, bases=bases, removed=removed)
    np.testing.assert_array_equal(outcomes.pooled, evaluation.pooled)
    np.testing.assert_array_equal(outcomes.status, evaluation.status)
    ids = [argument.id for argument in casebook.arguments]
    for column in generator.choice(count, min(count, 6), replace=False):
        choices = {
            decision.id: decision.options[taken[row, column]].id
            for row, decision in enumerate(casebook.decisions)
            if taken[row, column] >= 0
        }
        reference = Reference(
            casebook,
            choices,
            reading,
            bases=dict(zip(ids, bases[:, column].tolist(), strict=True)),
            removed=frozenset(np.array(ids)[removed[:, column]].tolist()),
        )
        for argument in casebook.arguments:
            strength = evaluation.strength_of(argument.id)[column]
            assert close(strength, reference.strength(argument))
        for question_id, want in reference.questions().items():
            row = debate.layout.question_row[question_id]
            assert STATUSES[int(evaluation.status[row, column])] == want.status
            assert close(evaluation.reach[row, column], want.reach)
            strengths = evaluation.strengths_of(question_id)[:, column]
            expected = [np.nan if s is None else s for s in want.strengths.values()]
            np.testing.assert_allclose(strengths, expected, atol=CLOSE, rtol=0)


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_columns_with_bases_and_removals(seed: int) -> None:
    casebook = random_casebook(seed, arguments=30, questions=4, decisions=5)
    columns_by_reference(casebook, Debate(casebook), seed)


def test_more_columns_than_are_worked_on_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scenarios.engine.engine.ROOM", 7 * 400)
    casebook = random_casebook(11, arguments=30, questions=4, decisions=5)
    columns_by_reference(casebook, Debate(casebook), 11)
