"""How long a toggle and whole trees of branches take, beside a plain evaluation of the same.

Run with `pytest tests/benchmarks --benchmark-only`. The limits are what the screen can bear; the best of many
rounds is held against them, since other programs on the machine can only make a round longer.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import pytest

from scenarios.engine.engine import Engine
from scenarios.engine.semantics import SEMANTICS
from scenarios.explaining.reasons import reasons
from scenarios.files.casebook_files import open_casebook
from scenarios.model.branches import branch_of
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector
from tests import reference
from tests.branches import every_branch
from tests.random_casebooks import random_casebook, random_choices

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

    from scenarios.projection.snapshot import Snapshot

READING = Reading()
FRAME = 0.016  # seconds
MOST_TIMES = 8  # times a bare evaluation that a toggle may take
SHIPPED = Path(__file__).parents[2] / "resources" / "casebooks" / "soviet-succession.toml"


def sized(arguments: int, questions: int, decisions: int) -> Casebook:
    """A casebook by chance in which nothing is presupposed, so that each branch has one course."""
    return random_casebook(
        1,
        arguments=arguments,
        questions=questions,
        decisions=decisions,
        documents=4,
        positions=(2, 4),
        binary=True,
        premises=False,
    )


def fastest(benchmark: BenchmarkFixture) -> float:
    """Seconds of the fastest round."""
    stats: Any = benchmark.stats
    return float(stats.stats.min)


@pytest.mark.parametrize("semantics", SEMANTICS)
def test_a_toggle(benchmark: BenchmarkFixture, semantics: str) -> None:
    casebook = sized(300, 20, 12)
    engine = Engine(casebook)
    reading = Reading(semantics=semantics)
    toggles = [Standpoint.of(casebook, random_choices(seed, casebook), {}, reading) for seed in range(8)]
    turn = iter(range(10**9))

    # A projector of its own each time: nothing may come from what is remembered.
    benchmark(lambda: Projector(engine)(toggles[next(turn) % len(toggles)]))
    assert fastest(benchmark) <= FRAME


@pytest.mark.parametrize("in_play", [4, 8, 12])
def test_a_toggle_with_the_courses_of_every_branch_on_the_map(
    benchmark: BenchmarkFixture, in_play: int
) -> None:
    """All that a toggle asks of the engine: courses, what changed, the map, and the reasons of a question."""
    casebook = open_casebook(SHIPPED)
    engine = Engine(casebook)
    decisions = [decision.id for decision in casebook.decisions][:in_play]
    standpoints = [Standpoint.of(casebook, {decision: _other(casebook, decision)}) for decision in decisions]
    turn = iter(range(10**9))

    def toggle() -> None:
        snapshot = Projector(engine)(standpoints[next(turn) % len(standpoints)], decisions)
        snapshot.map("leader")
        assert snapshot.compared.counts
        assert reasons(snapshot.courses[0], "leader", "stalin")

    benchmark(toggle)
    assert fastest(benchmark) <= FRAME


@pytest.mark.parametrize("in_play", [4, 8, 12])
def test_a_toggle_beside_a_bare_evaluation(benchmark: BenchmarkFixture, in_play: int) -> None:
    """One toggle at a time where every branch on the map splits, beside the bare evaluation of one branch.

    What the map, history and the naming of courses cost on top is to stay within a few times the latter.
    """
    casebook = splitting(12)
    engine = Engine(casebook)
    decisions = [decision.id for decision in casebook.decisions][:in_play]
    standpoints = [Standpoint.of(casebook, {decision: "o1"}) for decision in decisions]
    bare = min(_seconds(engine, standpoint) for standpoint in standpoints * 20)
    turn = iter(range(10**9))

    def toggle() -> Snapshot:
        return Projector(engine)(standpoints[next(turn) % len(standpoints)], decisions)

    snapshot = benchmark(toggle)
    ends = snapshot.map("q0").ends
    assert len(ends) == (16 if in_play == 4 else in_play + 1)
    assert len(snapshot.courses) == 4
    benchmark.extra_info["bare seconds"] = bare
    benchmark.extra_info["times a bare evaluation"] = fastest(benchmark) / bare
    print(f"\n{in_play} in play: {fastest(benchmark) / bare:.1f} times a bare evaluation")
    assert fastest(benchmark) <= FRAME
    assert fastest(benchmark) <= MOST_TIMES * bare


def _seconds(engine: Engine, standpoint: Standpoint) -> float:
    """How long the courses of one branch take, and nothing else."""
    taken = branch_of(engine.casebook, standpoint.choices).taken
    start = perf_counter()
    engine.follow(engine.table.columns([taken]), standpoint.reading)
    return perf_counter() - start


def _other(casebook: Casebook, decision_id: str) -> str:
    return next(option.id for option in casebook.decision(decision_id).options if not option.actual)


def test_a_casebook_is_compiled(benchmark: BenchmarkFixture) -> None:
    casebook = sized(300, 20, 12)
    benchmark(Engine, casebook)
    assert fastest(benchmark) <= 0.05


@pytest.mark.parametrize("semantics", SEMANTICS)
def test_512_branches(benchmark: BenchmarkFixture, semantics: str) -> None:
    """All branches of 9 binary decisions over 150 arguments, with every strength and view."""
    engine = Engine(sized(150, 12, 9))
    taken = every_branch(engine)
    assert taken.shape[1] == 512
    reading = Reading(semantics=semantics)

    benchmark(engine.follow, taken, reading)
    assert fastest(benchmark) <= 0.005


def test_512_branches_against_a_plain_evaluation(benchmark: BenchmarkFixture) -> None:
    """The same, side by side with one branch after the other in plain Python."""
    casebook = sized(150, 12, 9)
    engine = Engine(casebook)
    taken = every_branch(engine)
    sample = [random_choices(seed, casebook) for seed in range(4)]
    raw = casebook.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    start = perf_counter()
    for choices in sample:
        reference.evaluate(raw, choices)
    plain = (perf_counter() - start) / len(sample) * taken.shape[1]

    benchmark(engine.follow, taken, READING)
    benchmark.extra_info["plain seconds"] = plain
    benchmark.extra_info["times faster"] = plain / fastest(benchmark)
    assert plain / fastest(benchmark) >= 100


@pytest.mark.parametrize("semantics", SEMANTICS)
def test_65536_branches(benchmark: BenchmarkFixture, semantics: str) -> None:
    """All branches of 16 binary decisions over 200 arguments and 20 questions."""
    engine = Engine(sized(200, 20, 16))
    taken = every_branch(engine)
    assert taken.shape[1] == 65_536
    reading = Reading(semantics=semantics)

    pedantic: Any = benchmark.pedantic
    pedantic(engine.outcomes, (taken, reading), rounds=5, warmup_rounds=1)
    assert fastest(benchmark) <= 0.4


def test_65536_branches_that_split(benchmark: BenchmarkFixture) -> None:
    """As many branches that each follow up to four courses, of two open hinges."""
    casebook = splitting(16)
    engine = Engine(casebook)
    taken = every_branch(engine)
    found = engine.outcomes(taken, READING)
    assert len(found) == 4 * 65_536

    pedantic: Any = benchmark.pedantic
    pedantic(engine.outcomes, (taken, READING), rounds=3, warmup_rounds=1)
    assert fastest(benchmark) <= 2.0


def splitting(decisions: int) -> Casebook:
    """A casebook of binary decisions in which two hinges are open in every branch with a departure."""
    hinges = [
        {"id": f"h{n}", "title": f"Hinge {n}", "positions": [{"id": p, "label": p} for p in ("x", "y")]}
        for n in range(2)
    ]
    outcomes = [
        {"id": f"q{n}", "title": f"Question {n}", "positions": [{"id": p, "label": p} for p in ("u", "w")]}
        for n in range(18)
    ]
    said = [
        {"supports": [f"h{n}/{position}"], "base": base}
        for n in range(2)
        for position, base in (("x", 0.8), ("y", 0.5))
    ]
    said += [
        {
            "supports": [f"q{n % 18}/{'uw'[n % 2]}"],
            "base": 0.3 + n % 7 / 10,
            "presupposes": [f"h{n % 2}/{'xy'[n // 2 % 2]}"],
            "when": {f"f{n % decisions}": ["o1" if n % 3 else "o0"]},
        }
        for n in range(196)
    ]
    return Casebook.model_validate(
        {
            "format": "otherwise/casebook",
            "version": 1,
            "id": "splitting",
            "title": "Splitting",
            "documents": [{"id": "d", "mark": "D", "title": "Document"}],
            "voices": [{"id": "v", "name": "Voice"}],
            "decisions": [
                {
                    "id": f"f{n}",
                    "title": f"Decision {n}",
                    "date": f"{1900 + n}",
                    "options": [
                        {"id": "o0", "label": "As it was", "actual": True},
                        {"id": "o1", "label": "Otherwise"},
                    ],
                }
                for n in range(decisions)
            ],
            "questions": [*hinges, *outcomes],
            "arguments": [
                {
                    "id": f"a{n}",
                    "document": "d",
                    "voice": "v",
                    "lines": [n + 1],
                    "text": f"Argument {n}",
                    **one,
                }
                for n, one in enumerate(said)
            ],
        }
    )
