"""How reading a map grows with its length: no text of a stranger may take the square of it.

Run with `pytest tests/benchmarks --benchmark-only`. Each text is read once short and once four times as long.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from scenarios.imports.argdown import argdown
from scenarios.imports.bag import framework
from scenarios.model.faults import FaultError
from tests.cost import Cost

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture

SHORT, TIMES = 25_000, 4
MOST = 3.0 * TIMES  # as long as that, with room for noise; the square would be sixteen


def _seconds(read: Callable[[str, str], object], text: str) -> float:
    costs = []
    for _ in range(3):
        with Cost() as cost:
            read(text, "x")
        costs.append(cost.seconds)
    return max(min(costs), 1e-3)


@pytest.mark.parametrize(
    "piece", ["/*", "<!--", "{", "[a", "<a", "#(", "\\", "x\n", "<a>: x\n", "(1) x\n", "* x\n"]
)
def test_argdown(benchmark: BenchmarkFixture, piece: str) -> None:
    short = _seconds(argdown, piece * SHORT)
    long = benchmark.pedantic(_seconds, (argdown, piece * SHORT * TIMES))  # type: ignore[no-untyped-call]
    assert long / short < MOST


@pytest.mark.parametrize("piece", ["x(", "arg", "% x\n", "x(y)\n"])
def test_frameworks(benchmark: BenchmarkFixture, piece: str) -> None:
    def read(text: str, name: str) -> None:
        with contextlib.suppress(FaultError):
            framework(text, name)

    short = _seconds(read, piece * SHORT)
    long = benchmark.pedantic(_seconds, (read, piece * SHORT * TIMES))  # type: ignore[no-untyped-call]
    assert long / short < MOST
