"""Circles in a graph."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scenarios.model.cycles import MOST_CYCLES, cycles_of

_NODES = st.integers(0, 7).map(str)


@given(st.dictionaries(_NODES, st.lists(_NODES, max_size=4), max_size=8))
def test_circles_are_found_exactly_where_there_are_any(graph: dict[str, list[str]]) -> None:
    cycles = cycles_of(graph)
    try:
        TopologicalSorter(graph).prepare()
        has_cycle = False
    except CycleError:
        has_cycle = True
    assert bool(cycles) == has_cycle
    for cycle in cycles:
        assert cycle[0] == cycle[-1]
        assert len(set(cycle)) == len(cycle) - 1
        assert all(after in graph[before] for before, after in pairwise(cycle))


def test_a_long_chain_does_not_exhaust_the_stack() -> None:
    chain = {str(i): [str(i + 1)] for i in range(50_000)}
    assert cycles_of(chain) == []
    chain["50000"] = ["49999"]
    assert cycles_of(chain) == [("49999", "50000", "49999")]


def test_of_very_many_circles_a_few_are_named() -> None:
    pairs = {f"a{i}": [f"b{i}"] for i in range(20)} | {f"b{i}": [f"a{i}"] for i in range(20)}
    assert len(cycles_of(pairs)) == MOST_CYCLES


def test_a_graph_of_very_many_circles_is_not_read_to_its_end() -> None:
    # Each names all before it and the next: to list every circle would fill the memory.
    asked: list[int] = []

    class Names:
        def __init__(self, place: int) -> None:
            self.place = place

        def __iter__(self) -> Iterator[str]:
            for name in (self.place + 1, *range(self.place)):
                asked.append(name)
                yield str(name)

    graph = {str(place): Names(place) for place in range(300)} | {"300": ["0"]}
    assert len(cycles_of(graph)) == MOST_CYCLES
    assert len(asked) < 400
