"""The worked cases of hinges and courses, number by number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scenarios.engine.engine import Engine
from scenarios.files.casebook_files import casebook_from_bytes
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.projection.course import Course
from scenarios.projection.outcomes import QuestionProjection
from scenarios.projection.snapshot import Projector, Snapshot

CASES = json.loads((Path(__file__).parents[2] / "data" / "courses.json").read_text(encoding="utf-8"))
CLOSE = 1e-9


def projected(case: dict[str, Any]) -> Snapshot:
    casebook = casebook_from_bytes(case["casebook"].encode(), "case.toml")
    reading = Reading(credence=case["credence"], semantics=case["semantics"])
    return Projector(Engine(casebook))(Standpoint.of(casebook, case["choices"], case["supposed"], reading))


def assert_questions(found: tuple[QuestionProjection, ...], expected: dict[str, Any]) -> None:
    assert {question.id for question in found} == set(expected)
    for question in found:
        want = expected[question.id]
        assert question.status.value == want["status"]
        strengths = {position.id: position.strength for position in question.positions}
        if want["strengths"] is None:
            assert set(strengths.values()) == {None}
        else:
            assert strengths == pytest.approx(want["strengths"], abs=CLOSE, rel=0)


def assert_course(found: Course, expected: dict[str, Any]) -> None:
    assert dict(found.holds) == expected["holds"]
    assert [item.decision for item in found.not_arising] == expected["not_arising"]
    assert_questions(found.questions, expected["questions"])
    # Told are those active; the dormant among them are 0, and an unknowable one has no strength.
    active = {
        argument.id: argument.strength
        for argument in found.arguments.values()
        if argument.active and argument.strength is not None
    }
    assert active == pytest.approx(expected["arguments"], abs=CLOSE, rel=0)


def test_there_are_seventeen_cases() -> None:
    assert len(CASES) == 17


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_worked_case_comes_out_as_worked(case: dict[str, Any]) -> None:
    snapshot, expected = projected(case), case["expected"]
    assert list(snapshot.engine.hinges) == expected["hinges"]
    assert list(snapshot.not_arising) == expected["not_arising"]
    assert len(snapshot.courses) == len(expected["courses"])
    for course, want in zip(snapshot.courses, expected["courses"], strict=True):
        assert_course(course, want)
    assert_questions(snapshot.debates.questions, expected["debates"])


def test_the_cases_split_and_do_not_split() -> None:
    counts = {len(case["expected"]["courses"]) for case in CASES}
    assert {1, 2, 3} < counts
