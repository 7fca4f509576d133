"""An argument put into words."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.engine.engine import Engine
from scenarios.files.casebook_files import open_casebook
from scenarios.model.casebook import Argument, Casebook
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector
from scenarios.telling.arguments import (
    by_document,
    citation,
    conditions,
    facts,
    line_ranges,
    premises,
    source,
)

DATA = Path(__file__).resolve().parents[2] / "data" / "casebooks"


@pytest.fixture(scope="module")
def town() -> Casebook:
    return open_casebook(DATA / "ferry-town.toml")


@pytest.fixture(scope="module")
def mini() -> Casebook:
    return open_casebook(DATA / "mini.toml")


def with_(argument: Argument, **changes: object) -> Argument:
    return argument.model_copy(update=changes)


def test_runs_of_lines_are_drawn_together() -> None:
    assert line_ranges([9, 3, 4, 5]) == "3–5, 9"
    assert line_ranges([]) == ""


def test_a_citation_names_page_and_lines_as_far_as_there_are_any(town: Casebook) -> None:
    argument = town.argument("P2")
    assert citation(argument) == "p. 4, line 5"
    assert citation(with_(argument, lines=(5, 6))) == "p. 4, lines 5–6"
    assert citation(with_(argument, page=None, lines=())) == ""


def test_the_source_leaves_out_what_there_is_not(town: Casebook) -> None:
    argument = town.argument("P2")
    assert source(town, argument) == "The editor · p. 4, line 5 · likely · counterfactual"
    exact = with_(argument, certainty=None, base=0.5, cue="would have been", kind=None)
    assert source(town, exact) == "The editor · p. 4, line 5 · “would have been”"


def test_a_premise_says_whether_it_holds(town: Casebook) -> None:
    course = Projector(Engine(town))(Standpoint.of(town)).courses[0]
    assert premises(course, town.argument("D2")) == (
        "Takes for granted that the smith is mayor: so it is in this course",
    )
    assert premises(course, town.argument("P2")) == (
        "Takes for granted that the baker is mayor: not so in this course",
    )


def test_conditions_are_a_sentence_each(town: Casebook) -> None:
    argument = with_(town.argument("P1"), unless={"strike": ("broken", "held")})
    assert conditions(town, argument) == (
        "Applies only if The strike is “The strike holds”",
        "Applies only if The letter is “The letter is kept back”",
        "Does not apply if The strike is “The strike is broken off” or “The strike holds”",
    )


def test_facts_hold_everything_else(mini: Casebook) -> None:
    course = Projector(Engine(mini))(Standpoint.of(mini)).courses[0]
    noted = with_(mini.argument("S5"), note="Said in passing.")
    assert facts(course, noted)[-1] == "Note: Said in passing."
    on_argument = next(one for one in mini.arguments if any("/" not in to for to in one.attacks))
    assert any(said.startswith("Attacks “") for said in facts(course, on_argument))
    unknowable = next(one for one in mini.arguments if one.base_score is None)
    assert not any("Base score" in said for said in facts(course, unknowable))
    weighed = next(one for one in mini.arguments if one.base_score is not None)
    assert any("; strength here " in said for said in facts(course, weighed))


def test_a_document_that_says_nothing_is_silent(town: Casebook) -> None:
    assert by_document(town, {"diary": "case for (60–80)"}) == ("D: case for (60–80)", "P: silent")


def test_a_document_that_the_reading_leaves_out_is_not_heard(town: Casebook) -> None:
    said = by_document(town, {"diary": "case for (60–80)"}, {"paper"})
    assert said == ("D: case for (60–80)", "P: not heard")
