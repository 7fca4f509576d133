"""Published examples of the gradual semantics, through a casebook and the engine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scenarios.engine.engine import Engine
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading

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
def test_a_published_example_comes_out_as_published(case: dict[str, Any]) -> None:
    engine = Engine(casebook_of(case))
    evaluation = engine.follow(engine.table.columns([{}]), Reading(semantics=SEMANTICS[case["semantics"]]))

    strengths = {argument: float(evaluation.strengths_of(argument)[0]) for argument in case["expected"]}
    assert strengths == pytest.approx(case["expected"], abs=case["tolerance"], rel=0)
