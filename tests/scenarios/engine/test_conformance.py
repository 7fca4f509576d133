"""Published examples of the gradual semantics, through a casebook and a projection."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scenarios.engine.engine import Debate
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from scenarios.projection.projection import project

CASES = json.loads((Path(__file__).parents[2] / "data" / "conformance.json").read_text(encoding="utf-8"))
SEMANTICS = {"dfquad": "df-quad", "quadratic_energy": "quadratic-energy", "euler": "euler", "mlp": "mlp"}


def casebook_of(case: dict[str, Any]) -> Casebook:
    def targets(kind: str, argument: str) -> list[str]:
        return [target for source, target in case[kind] if source == argument]

    return Casebook.model_validate(
        {
            "format": "otherwise/casebook",
            "version": 1,
            "id": "case",
            "title": case["source"],
            "documents": [{"id": "paper", "mark": "P", "title": case["source"]}],
            "voices": [{"id": "author", "name": "The author"}],
            "arguments": [
                {
                    "id": argument,
                    "document": "paper",
                    "voice": "author",
                    "lines": [1],
                    "text": argument,
                    "base": base,
                    "supports": targets("supports", argument),
                    "attacks": targets("attacks", argument),
                }
                for argument, base in case["arguments"].items()
            ],
        }
    )


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    projection = project(Debate(casebook_of(case)), {}, Reading(semantics=SEMANTICS[case["semantics"]]))

    strengths = {argument: projection.argument(argument).strength for argument in case["expected"]}
    assert strengths == pytest.approx(case["expected"], abs=case["tolerance"], rel=0)
