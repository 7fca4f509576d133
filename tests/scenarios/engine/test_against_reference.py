"""The engine against the reference: casebooks made up by chance, and the shipped one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.engine.engine import Engine
from scenarios.engine.semantics import SEMANTICS
from scenarios.files.casebook_files import open_casebook
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.projection.course import Course
from scenarios.projection.snapshot import Projector
from tests import reference
from tests.random_casebooks import (
    random_case,
    random_casebook,
    random_choices,
    random_reading,
    random_supposed,
)

SHIPPED = Path(__file__).parents[3] / "resources" / "casebooks" / "soviet-succession.toml"
CLOSE = 1e-9


def raw_of(casebook: Casebook) -> dict[str, Any]:
    """The casebook as it stands in a file."""
    return casebook.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)


def close(found: float | None, expected: float | None) -> bool:
    if found is None or expected is None:
        return found is expected
    return abs(found - expected) <= CLOSE


def assert_questions(course: Course, wanted: dict[str, reference.Outcome]) -> None:
    for question_id, want in wanted.items():
        found = course.question(question_id)
        assert found.status == want.status, question_id
        assert close(found.reach, want.reach), question_id
        assert found.leading == want.leading, question_id
        assert found.documents_disagree == want.disagree, question_id
        for position in found.positions:
            assert close(position.strength, want.strengths[position.id]), (question_id, position.id)


def assert_same(projector: Projector, raw: dict[str, Any], standpoint: Standpoint) -> None:
    """Hold a snapshot against the reference: courses, what holds, what arises, every strength."""
    snapshot = projector(standpoint)
    reading = standpoint.reading
    expected = reference.evaluate(
        raw,
        standpoint.choices,
        credence=reading.credence,
        muted=reading.muted,
        supposed=standpoint.supposed,
        semantics=reading.semantics,
        inferences=not reading.without_inferences,
    )
    assert list(projector.engine.hinges) == expected.hinges
    assert list(snapshot.not_arising) == expected.not_arising
    assert [dict(course.holds) for course in snapshot.courses] == [one.holds for one in expected.courses]
    for course, want in zip(snapshot.courses, expected.courses, strict=True):
        assert [item.decision for item in course.not_arising] == want.not_arising
        assert_questions(course, want.questions)
        for argument_id, strength in want.strengths.items():
            found = course.argument(argument_id)
            assert close(found.strength, strength), argument_id
            assert found.active == (argument_id in want.active), argument_id
            assert found.dormant == (argument_id in want.dormant), argument_id
    assert_questions(snapshot.debates, expected.debates)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6), semantics=st.sampled_from(list(SEMANTICS)))
def test_casebooks_by_chance(seed: int, semantics: str) -> None:
    casebook = random_casebook(seed, arguments=5 + seed % 40, questions=seed % 7, decisions=seed % 6)
    standpoint = Standpoint.of(
        casebook,
        random_choices(seed, casebook),
        random_supposed(seed, casebook),
        random_reading(seed, casebook, semantics),
    )

    assert_same(Projector(Engine(casebook)), raw_of(casebook), standpoint)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6))
def test_casebooks_of_any_shape(seed: int) -> None:
    case = random_case(seed, arguments=5 + seed % 40, questions=seed % 7, decisions=seed % 6)
    casebook = Casebook.model_validate(case.raw)
    reading = Reading(
        credence=case.credence,
        muted=case.muted,
        semantics=case.semantics,
        without_inferences=case.without_inferences,
    )

    assert_same(
        Projector(Engine(casebook)),
        case.raw,
        Standpoint.of(casebook, case.choices, case.supposed, reading),
    )


@pytest.mark.parametrize("seed", range(12))
def test_the_shipped_casebook(seed: int) -> None:
    """Each document alone, then all of them under each semantics, in branches drawn by chance."""
    casebook = open_casebook(SHIPPED)
    readings = [Reading.of_document(casebook, document.id) for document in casebook.documents]
    readings += [Reading(semantics=key) for key in SEMANTICS]
    supposed = random_supposed(seed, casebook) if seed % 2 else {}
    choices = random_choices(seed, casebook)
    standpoint = Standpoint.of(casebook, choices, supposed, readings[seed % len(readings)])

    assert_same(Projector(Engine(casebook)), tomllib.loads(SHIPPED.read_text(encoding="utf-8")), standpoint)


@pytest.mark.parametrize("decision", [one.id for one in open_casebook(SHIPPED).decisions])
def test_every_single_departure_of_the_shipped_casebook(decision: str) -> None:
    casebook = open_casebook(SHIPPED)
    projector = Projector(Engine(casebook))
    raw = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    for option in casebook.decision(decision).options:
        assert_same(projector, raw, Standpoint.of(casebook, {decision: option.id}))
