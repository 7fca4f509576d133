"""Circles in a graph of names.

This module owns finding and naming them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

MOST_CYCLES = 5


def cycles_of(graph: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    """Return circles of a graph, each from a node along the edges back to the same node.

    Every graph that has a circle gives at least one; of many only a few are named.

    Args:
        graph: The nodes that each node points to. A node that only ends edges need not be a key.
    """
    done: set[str] = set()
    circles = (circle for start in graph if start not in done for circle in _from(start, graph, done))
    # No further than that: a small file can hold more and longer circles than there is memory for.
    return list(islice(circles, MOST_CYCLES))


def _from(start: str, graph: Mapping[str, Iterable[str]], done: set[str]) -> Iterator[tuple[str, ...]]:
    # Depth first with a stack of our own: a chain of thousands of arguments would exhaust Python's.
    path = [start]
    index = {start: 0}
    stack = [iter(graph[start])]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            left = path.pop()
            del index[left]
            done.add(left)
        elif node in index:
            yield (*path[index[node] :], node)
        elif node not in done:
            index[node] = len(path)
            path.append(node)
            stack.append(iter(graph.get(node, ())))
