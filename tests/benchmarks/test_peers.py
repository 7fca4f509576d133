"""The engine beside two published libraries of the field, in one run and on one debate.

They know neither branches nor documents, so what is compared is what all three can do: the strengths of 150
arguments in 512 branches, by quadratic energy. QBAF-Py (Kampik and others) is C, Uncertainpy (Potyka) plain
Python. They come from their own repositories; where they are not installed, these are skipped.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any

import pytest

from scenarios.engine.engine import Engine
from scenarios.model.branches import holds
from scenarios.model.reading import Reading
from tests.benchmarks.test_projection import fastest, sized
from tests.branches import every_branch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pytest_benchmark.fixture import BenchmarkFixture

    from scenarios.model.casebook import Argument

SAMPLE = 16  # branches that the others work out; what they take for all is that many times more
Strengths = dict[str, float]


def with_qbaf(arguments: list[Argument]) -> Strengths:
    """The strengths by QBAF-Py, its framework built for one branch."""
    qbaf = pytest.importorskip("qbaf")
    names = {one.id for one in arguments}
    framework = qbaf.QBAFramework(
        [one.id for one in arguments],
        [one.base_score for one in arguments],
        [(one.id, to) for one in arguments for to in one.attacks if to in names],
        [(one.id, to) for one in arguments for to in one.supports if to in names],
        semantics="QuadraticEnergy_model",
    )
    return dict(framework.final_strengths)


def with_uncertainpy(arguments: list[Argument]) -> Strengths:
    """The strengths by Uncertainpy, its graph built for one branch."""
    gradual: Any = pytest.importorskip("uncertainpy.gradual")
    bag = gradual.BAG()
    made = {one.id: gradual.Argument(one.id, one.base_score) for one in arguments}
    bag.arguments.update(made)
    for one in arguments:
        for to in one.attacks:
            if to in made:
                bag.add_attack(made[one.id], made[to])
        for to in one.supports:
            if to in made:
                bag.add_support(made[one.id], made[to])
    modular = gradual.semantics.modular
    found = gradual.algorithms.computeStrengthValues(
        bag,
        modular.SumAggregation(),
        modular.QuadraticMaximumInfluence(1),
    )
    return {one.name: strength for one, strength in found.items()}


@pytest.mark.parametrize("peer", [with_qbaf, with_uncertainpy])
def test_512_branches_beside(
    benchmark: BenchmarkFixture, peer: Callable[[list[Argument]], Strengths]
) -> None:
    casebook = sized(150, 12, 9)
    engine = Engine(casebook)
    taken = every_branch(engine)
    found = engine.follow(taken, Reading())
    weighing = [one for one in casebook.arguments if one.base_score is not None]
    places = range(0, len(found), len(found) // SAMPLE)
    branches = [_active(weighing, found.taken(place)) for place in places]
    peer(branches[0])
    start = perf_counter()
    strengths = [peer(branch) for branch in branches]
    theirs = (perf_counter() - start) / len(branches) * len(found)
    for place, theirs_of in zip(places, strengths, strict=True):
        for argument_id, strength in theirs_of.items():
            assert found.strengths_of(argument_id)[place] == pytest.approx(strength, abs=1e-9)

    benchmark(engine.follow, taken, Reading())
    benchmark.extra_info["peer seconds"] = theirs
    benchmark.extra_info["times faster"] = theirs / fastest(benchmark)
    print(f"\n{peer.__name__}: {1000 * theirs:.0f} ms, {theirs / fastest(benchmark):.0f} times ours")
    assert theirs > fastest(benchmark)


def _active(arguments: list[Argument], taken: Mapping[str, str | None]) -> list[Argument]:
    """The arguments that speak in a branch."""
    return [
        one
        for one in arguments
        if holds(one.when, taken)
        and not any(taken.get(decision) in options for decision, options in one.unless.items())
    ]
