"""How long explanations take of the shipped casebook, with as much to do as a user may ask of them.

The limits are those that a reader waits without losing the thread; the best of a few rounds is held against
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenarios.engine.engine import Engine
from scenarios.explaining.departures import what_it_would_take
from scenarios.explaining.draws import DRAWS, drawn
from scenarios.explaining.leads import Where
from scenarios.explaining.matters import interactions, what_matters
from scenarios.explaining.robustness import how_firm
from scenarios.explaining.unseating import what_unseats
from scenarios.files.casebook_files import open_casebook
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector
from tests.benchmarks.test_projection import SHIPPED, fastest

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

CASEBOOK = open_casebook(SHIPPED)
ENGINE = Engine(CASEBOOK)
HISTORY = Standpoint.of(CASEBOOK)
SPLIT = Standpoint.of(CASEBOOK, {"general-secretary": "trotsky-speaks"})


@pytest.mark.parametrize("standpoint", [HISTORY, SPLIT], ids=["history", "six courses"])
def test_what_matters(benchmark: BenchmarkFixture, standpoint: Standpoint) -> None:
    found = benchmark(what_matters, ENGINE, standpoint)
    assert found.departures
    assert fastest(benchmark) <= 0.2


def test_interactions(benchmark: BenchmarkFixture) -> None:
    assert benchmark(interactions, ENGINE, HISTORY)
    assert fastest(benchmark) <= 1.0


@pytest.mark.parametrize("where", Where)
@pytest.mark.parametrize("target", ["leader/trotsky", "inner-party-life/democracy", "hitler-war/averted"])
def test_what_it_would_take_up_to_three(benchmark: BenchmarkFixture, target: str, where: Where) -> None:
    found = benchmark(what_it_would_take, ENGINE, HISTORY, target, where=where)
    assert found.complete_to == 3
    assert fastest(benchmark) <= 1.0


def test_what_it_would_take_with_suppositions(benchmark: BenchmarkFixture) -> None:
    found = benchmark(
        what_it_would_take, ENGINE, HISTORY, "hitler-war/averted", where=Where.SOME, with_suppositions=True
    )
    assert found.complete_to == 3
    assert fastest(benchmark) <= 1.0


def test_draws_of_one_question_in_every_course(benchmark: BenchmarkFixture) -> None:
    courses = [course.holds for course in Projector(ENGINE)(SPLIT).courses]
    assert len(courses) == 6

    def run() -> int:
        return sum(drawn(ENGINE, SPLIT, {"leader": courses})["leader"].leads.values())

    assert benchmark(run) == DRAWS
    assert fastest(benchmark) <= 1.0


def test_draws_of_all_outcomes_in_every_course(benchmark: BenchmarkFixture) -> None:
    """What the cards ask: the spread of every position, in each of six courses."""
    courses = [course.holds for course in Projector(ENGINE)(SPLIT).courses]
    asked = {question.id: courses for question in CASEBOOK.questions if question.kind == "outcome"}
    found = benchmark(lambda: drawn(ENGINE, SPLIT, asked))
    assert len(found) == len(asked)
    assert fastest(benchmark) <= 2.0


def test_how_firm(benchmark: BenchmarkFixture) -> None:
    found = benchmark(lambda: how_firm(ENGINE, SPLIT, "leader"))
    assert found.firmness is not None
    assert fastest(benchmark) <= 1.0


def test_what_unseats_by_pairs(benchmark: BenchmarkFixture) -> None:
    found = benchmark(lambda: what_unseats(ENGINE, SPLIT, "inner-party-life/apparatus-rule"))
    assert {len(one.without) for one in found.sets} == {2}
    assert fastest(benchmark) <= 1.0
