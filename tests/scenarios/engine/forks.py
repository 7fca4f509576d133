"""Casebooks made up for tests of hinges and courses: one decision, a hinge, what rests on it."""

from __future__ import annotations

from typing import Any

from scenarios.engine.engine import Engine
from scenarios.engine.evaluation import Evaluation
from scenarios.model.branches import branch_of
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from tests.scenarios.small import argument


def decision(name: str = "fork", date: str = "1920", **given: Any) -> dict[str, Any]:
    """A decision that goes straight as it happened, or aside; `aside` names what going aside establishes."""
    aside = given.pop("aside", [])
    return {
        "id": name,
        "title": name,
        "date": date,
        "options": [
            {"id": "straight", "label": "straight", "actual": True},
            {"id": "aside", "label": "aside", "establishes": aside},
        ],
        **given,
    }


def question(name: str, *positions: str, actual: str | None = None, **given: Any) -> dict[str, Any]:
    """A question with these positions; the first is the actual one unless said otherwise, "" for none."""
    really = positions[0] if actual is None else actual
    return {
        "id": name,
        "title": name,
        "positions": [{"id": one, "label": one, "actual": one == really} for one in positions],
        **given,
    }


def forked(
    *arguments: dict[str, Any],
    questions: list[dict[str, Any]] | None = None,
    decisions: list[dict[str, Any]] | None = None,
    documents: int = 1,
) -> Casebook:
    """A casebook of these arguments; unless said otherwise on `h`, x or y, and `o`, u or w."""
    return Casebook.model_validate(
        {
            "format": "otherwise/casebook",
            "version": 1,
            "id": "forked",
            "title": "Forked",
            "documents": [
                {"id": name, "mark": name[0].upper(), "title": name}
                for name in ("letter", "diary", "memoir")[:documents]
            ],
            "voices": [{"id": "author", "name": "The author"}],
            "decisions": [decision()] if decisions is None else decisions,
            "questions": [question("h", "x", "y"), question("o", "u", "w")]
            if questions is None
            else questions,
            "arguments": list(arguments),
        }
    )


def followed(
    casebook: Casebook,
    choices: dict[str, str] | None = None,
    supposed: dict[str, str] | None = None,
    reading: Reading | None = None,
) -> Evaluation:
    """Follow one branch: the one that goes aside, unless said otherwise."""
    engine = Engine(casebook)
    branch = branch_of(casebook, {"fork": "aside"} if choices is None else choices)
    columns = engine.table.columns([branch.taken], supposed)
    return engine.follow(columns, reading or Reading())


def held(evaluation: Evaluation) -> list[dict[str, str | None]]:
    """What holds in each course, the leading one first."""
    return [evaluation.holds(course) for course in range(len(evaluation))]


def rests(name: str = "rests", on: str = "h/x", target: str = "o/u", **given: Any) -> dict[str, Any]:
    """An argument for the second question that rests on the first."""
    return argument(name, supports=[target], presupposes=[on], **given)


def supports(name: str, target: str, base: float = 0.8, **given: Any) -> dict[str, Any]:
    """An argument for a position."""
    return argument(name, supports=[target], base=base, **given)
