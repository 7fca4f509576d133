"""How long a toggle and whole trees of branches take, beside a plain evaluation of the same.

Run with `pytest tests/benchmarks --benchmark-only`. The limits are what the screen can bear; the best of many
rounds is held against them, since other programs on the machine can only make a round longer.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any

import pytest

from scenarios.engine.engine import Debate
from scenarios.engine.semantics import SEMANTICS
from scenarios.explaining.reasons import reasons
from scenarios.model.branches import complete_choices
from scenarios.model.reading import Reading
from scenarios.projection.branch_map import branch_map
from scenarios.projection.projection import project
from tests.random_casebooks import random_casebook, random_choices
from tests.reference import Reference

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

    from scenarios.engine.columns import Columns
    from scenarios.model.casebook import Casebook

READING = Reading()


def sized(arguments: int, questions: int, decisions: int) -> Casebook:
    return random_casebook(
        1,
        arguments=arguments,
        questions=questions,
        decisions=decisions,
        documents=4,
        positions=(2, 4),
        binary=True,
    )


def every_branch(debate: Debate) -> Columns:
    return debate.table.every_branch({}, [decision.id for decision in debate.casebook.decisions])


def fastest(benchmark: BenchmarkFixture) -> float:
    """Seconds of the fastest round."""
    stats: Any = benchmark.stats
    return float(stats.stats.min)


@pytest.mark.parametrize("semantics", SEMANTICS)
def test_a_toggle(benchmark: BenchmarkFixture, semantics: str) -> None:
    casebook = sized(300, 20, 12)
    debate = Debate(casebook)
    toggles = [random_choices(seed, casebook) for seed in range(8)]
    reading = Reading(semantics=semantics)
    turn = iter(range(10**9))

    benchmark(lambda: project(debate, toggles[next(turn) % len(toggles)], reading))
    assert fastest(benchmark) <= 0.003


def test_what_a_toggle_asks_of_the_engine(benchmark: BenchmarkFixture) -> None:
    """The projection, the branch map of four decisions, and the reasons of a question."""
    casebook = sized(300, 20, 12)
    debate = Debate(casebook)
    question = max(casebook.questions, key=lambda question: len(debate.bearings.on_question[question.id]))
    in_play = [decision.id for decision in casebook.decisions][:4]

    def toggle() -> None:
        projection = project(debate, {}, READING)
        branch_map(debate, projection.choices, READING, question.id, in_play)
        reasons(debate, projection, question.id, question.positions[0].id)

    benchmark(toggle)
    assert fastest(benchmark) <= 0.01


def test_a_casebook_is_compiled(benchmark: BenchmarkFixture) -> None:
    casebook = sized(300, 20, 12)
    benchmark(Debate, casebook)
    assert fastest(benchmark) <= 0.05


@pytest.mark.parametrize("semantics", SEMANTICS)
def test_512_branches(benchmark: BenchmarkFixture, semantics: str) -> None:
    """All branches of 9 binary decisions over 150 arguments, with every strength and view."""
    debate = Debate(sized(150, 12, 9))
    taken = every_branch(debate)
    assert taken.shape[1] == 512
    reading = Reading(semantics=semantics)

    benchmark(debate.evaluate, taken, reading)
    assert fastest(benchmark) <= 0.005


def test_512_branches_against_a_plain_evaluation(benchmark: BenchmarkFixture) -> None:
    """The same, side by side with one branch after the other in plain Python."""
    casebook = sized(150, 12, 9)
    debate = Debate(casebook)
    taken = every_branch(debate)
    sample = [random_choices(seed, casebook) for seed in range(4)]
    start = perf_counter()
    for choices in sample:
        Reference(casebook, complete_choices(casebook, choices), READING).questions()
    plain = (perf_counter() - start) / len(sample) * taken.shape[1]

    benchmark(debate.evaluate, taken, READING)
    benchmark.extra_info["plain seconds"] = plain
    benchmark.extra_info["times faster"] = plain / fastest(benchmark)
    assert plain / fastest(benchmark) >= 100


@pytest.mark.parametrize("semantics", SEMANTICS)
def test_65536_branches(benchmark: BenchmarkFixture, semantics: str) -> None:
    """All branches of 16 binary decisions over 200 arguments and 20 questions."""
    debate = Debate(sized(200, 20, 16))
    taken = every_branch(debate)
    assert taken.shape[1] == 65_536
    reading = Reading(semantics=semantics)

    pedantic: Any = benchmark.pedantic
    pedantic(debate.outcomes, (taken, reading), rounds=5, warmup_rounds=1)
    assert fastest(benchmark) <= 0.4


def test_the_branches_themselves(benchmark: BenchmarkFixture) -> None:
    debate = Debate(sized(200, 20, 16))
    taken = benchmark(every_branch, debate)
    assert taken.shape == (16, 65_536)
