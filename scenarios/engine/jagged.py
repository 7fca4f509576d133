"""Bringing many rows together into few, for all columns at once.

This module owns one way to lay out a table, jagged diagonals: the first source of every target, then the
second of those that have two, and so on. A target row is then reached by as many block operations as the
busiest target has sources, however many targets and columns there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")
Rows: TypeAlias = NDArray[np.intp]
AnyBlock: TypeAlias = NDArray[Any]


class Jagged:
    """Which source rows go into each target row.

    Args:
        sources: The source rows of each target; a target never has fewer than the one after it.

    Attributes:
        fed: How many targets have a source at all; they come first.
        widest: The most rows that are picked at once.
    """

    __slots__ = ("_diagonals", "fed", "widest")

    def __init__(self, sources: Sequence[Sequence[int]]) -> None:
        fan_in = [len(rows) for rows in sources]
        if fan_in != sorted(fan_in, reverse=True):
            raise ValueError("targets must come in the order of their number of sources, the most first")
        self.fed = sum(1 for count in fan_in if count)
        self._diagonals = tuple(np.array(diagonal, dtype=np.intp) for diagonal in _diagonals(sources))
        self.widest = self.fed

    def spread(self, values: Sequence[Sequence[float]]) -> tuple[NDArray[np.float64], ...]:
        """Lay out one number an edge, given as `sources` were, in the way in which `reduce` wants weights."""
        return tuple(np.array(diagonal, dtype=np.float64).reshape(-1, 1) for diagonal in _diagonals(values))

    def reduce(
        self,
        combine: np.ufunc,
        rows: AnyBlock,
        out: AnyBlock,
        picked: AnyBlock,
        *,
        weights: Sequence[AnyBlock] | None = None,
        complement: bool = False,
        empty: float | bool = 0.0,
    ) -> None:
        """Put into each target row what its source rows, each times its weight, combine to.

        Args:
            combine: The ufunc that brings two rows together.
            rows: The block that holds the source rows.
            out: The block of the targets.
            picked: A block for the rows at hand, at least `widest` high; its contents are of no account.
            weights: One column of weights a diagonal; None for weights of 1.
            complement: Take 1 - weight·row in the place of weight·row.
            empty: What a target without a source gets.
        """
        out[self.fed :] = empty
        for step, sources in enumerate(self._diagonals):
            reached = out[: len(sources)]
            into = picked[: len(sources)] if step else reached
            # "clip" only spares numpy a second copy; every row exists.
            rows.take(sources, axis=0, out=into, mode="clip")
            if weights is not None:
                into *= weights[step]
            if complement:
                np.subtract(1.0, into, out=into)
            if step:
                combine(reached, into, out=reached)


def _diagonals(rows: Sequence[Sequence[T]]) -> Iterator[list[T]]:
    """Yield the first item of every row, then the second of those that have two, and so on."""
    step, left = 0, list(rows)
    while left := [row for row in left if len(row) > step]:
        yield [row[step] for row in left]
        step += 1
