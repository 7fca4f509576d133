"""The reference by itself: a worked example by hand, and cases worked out elsewhere."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.random_casebooks import random_case
from tests.reference import Book, Outcome, evaluate, hinges_of

CASES = json.loads((Path(__file__).parent / "data" / "courses.json").read_text(encoding="utf-8"))
EXAMPLES = json.loads((Path(__file__).parent / "data" / "conformance.json").read_text(encoding="utf-8"))
SEMANTICS = {"dfquad": "df-quad", "quadratic_energy": "quadratic-energy", "euler": "euler", "mlp": "mlp"}


def argument(name: str, base: float | None, **bearing: Any) -> dict[str, Any]:
    firmness: dict[str, Any] = {"certainty": "unknowable"} if base is None else {"base": base}
    return {"id": name, "document": "d", "voice": "v", "lines": [1], "text": name, **firmness, **bearing}


def casebook(*arguments: dict[str, Any], order: str = "ho") -> dict[str, Any]:
    questions = {
        "h": [{"id": "x", "label": "X", "actual": True}, {"id": "y", "label": "Y"}],
        "o": [{"id": "u", "label": "U", "actual": True}, {"id": "w", "label": "W"}],
    }
    return {
        "documents": [{"id": "d", "mark": "D", "title": "D"}],
        "voices": [{"id": "v", "name": "V"}],
        "decisions": [
            {
                "id": "k",
                "title": "K",
                "date": "1923",
                "options": [{"id": "was", "actual": True}, {"id": "else"}],
            }
        ],
        "questions": [{"id": name, "title": name, "positions": questions[name]} for name in order],
        "arguments": list(arguments),
    }


WORKED = casebook(
    argument("a1", 0.8, supports=["h/x"]),
    argument("a2", 0.5, supports=["h/y"]),
    argument("a3", 0.6, supports=["o/u"], presupposes=["h/x"]),
    argument("a4", 0.9, supports=["o/w"], presupposes=["h/y"]),
)

# n(x) = 0.8, n(y) = 0.5, so E(x) = 0.8 - 0.5 = 0.3 and h = 0.09 / 1.09; the view of x is 0.5 + 0.5 h.
X = 0.5 + 0.5 * 0.09 / 1.09
# Where x holds a4 is dormant: E(u) = 0.6. Where y holds a3 is: E(w) = 0.9.
U = 0.5 + 0.5 * 0.36 / 1.36
W = 0.5 + 0.5 * 0.81 / 1.81


def test_worked_example_by_hand() -> None:
    found = evaluate(WORKED, {"k": "else"})

    assert found.hinges == ["h"]
    assert [course.holds for course in found.courses] == [{"h": "x"}, {"h": "y"}]
    first, second = found.courses
    for course in found.courses:
        assert course.questions["h"].strengths == pytest.approx({"x": X, "y": 1 - X})
    assert first.questions["o"].strengths == pytest.approx({"u": U, "w": 1 - U})
    assert second.questions["o"].strengths == pytest.approx({"u": 1 - W, "w": W})
    assert first.dormant == {"a4"}
    assert second.dormant == {"a3"}
    assert (first.strengths["a3"], first.strengths["a4"]) == (0.6, 0.0)
    assert (second.strengths["a3"], second.strengths["a4"]) == (0.0, 0.9)
    printed = {"x": 0.541284, "u": 0.632352, "w": 0.723756, "other": 0.276243}
    worked = {"x": X, "u": U, "w": W, "other": 1 - W}
    assert worked == pytest.approx(printed, abs=1e-6)


def test_worked_example_supposed() -> None:
    (course,) = evaluate(WORKED, {"k": "else"}, supposed={"h": "y"}).courses

    assert course.holds == {"h": "y"}
    assert course.questions["o"].strengths["w"] == pytest.approx(W)


def test_worked_example_as_it_happened() -> None:
    (course,) = evaluate(WORKED, {}, supposed={"h": "y"}).courses

    assert course.holds == {"h": "x"}
    assert {question.status for question in course.questions.values()} == {"fact"}


@pytest.mark.parametrize(("base", "hinges"), [(0.5, ["o", "h"]), (None, ["h", "o"])])
def test_nothing_depends_on_what_has_no_strength(base: float | None, hinges: list[str]) -> None:
    raw = casebook(
        argument("a", base, presupposes=["o/u"], supports=["h/x"]),
        argument("b", 0.5, presupposes=["h/x"]),
    )

    assert hinges_of(raw) == hinges


def test_circle_is_named() -> None:
    raw = casebook(
        argument("a", 0.5, presupposes=["o/u"], supports=["h/x"]),
        argument("b", 0.5, presupposes=["h/x"], supports=["o/u"]),
    )

    assert set(Book(raw).cycle()) == {
        ("question", "o"),
        ("argument", "a"),
        ("question", "h"),
        ("argument", "b"),
    }


def assert_questions(found: dict[str, Outcome], wanted: dict[str, Any]) -> None:
    assert set(found) == set(wanted)
    for name, want in wanted.items():
        assert found[name].status == want["status"], name
        if want["strengths"] is None:
            assert set(found[name].strengths.values()) == {None}, name
        else:
            assert found[name].strengths == pytest.approx(want["strengths"], abs=1e-9, rel=0), name


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_courses_worked_elsewhere(case: dict[str, Any]) -> None:
    wanted = case["expected"]
    found = evaluate(
        tomllib.loads(case["casebook"]),
        case["choices"],
        credence=case["credence"],
        supposed=case["supposed"],
        semantics=case["semantics"],
    )

    assert (found.hinges, found.not_arising) == (wanted["hinges"], wanted["not_arising"])
    assert [course.holds for course in found.courses] == [course["holds"] for course in wanted["courses"]]
    for course, want in zip(found.courses, wanted["courses"], strict=True):
        assert course.not_arising == want["not_arising"]
        assert_questions(course.questions, want["questions"])
        active = {name: course.strengths[name] for name in course.active}
        spoken = {name: strength for name, strength in active.items() if strength is not None}
        assert spoken == pytest.approx(want["arguments"], abs=1e-9, rel=0)
    assert_questions(found.debates, wanted["debates"])


@pytest.mark.parametrize("case", EXAMPLES, ids=[case["id"] for case in EXAMPLES])
def test_published_example(case: dict[str, Any]) -> None:
    raw = casebook(
        *(
            argument(
                name,
                base,
                supports=[target for source, target in case["supports"] if source == name],
                attacks=[target for source, target in case["attacks"] if source == name],
            )
            for name, base in case["arguments"].items()
        )
    )
    (course,) = evaluate(raw, semantics=SEMANTICS[case["semantics"]]).courses

    found = {name: course.strengths[name] for name in case["expected"]}
    assert found == pytest.approx(case["expected"], abs=case["tolerance"], rel=0)


def test_casebooks_of_any_shape_go_in_no_circle_and_split() -> None:
    cases = [random_case(seed) for seed in range(60)]
    found = [evaluate(case.raw, case.choices, supposed=case.supposed) for case in cases]

    assert not any(Book(case.raw).cycle() for case in cases)
    assert any(len(one.courses) > 1 for one in found)
    assert any(
        one.hinges != [question["id"] for question in case.raw["questions"] if question["id"] in one.hinges]
        for one, case in zip(found, cases, strict=True)
    )
