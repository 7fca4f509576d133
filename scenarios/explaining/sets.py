"""Sets of a few out of many, size by size and in blocks, and which of them contain a smaller one found.

This module owns the listing of sets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, islice
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Picks: TypeAlias = NDArray[np.intp]
"""Sets of one size: one row a set, the places of its members from the lowest."""

BLOCK = 2048
_WORD = 63  # bits of a word that are used
_AT_ONCE = 256  # sets found that are compared with at a time


def how_many(groups: Sequence[int], size: int) -> int:
    """Return how many sets of a size there are with at most one member of each group.

    Args:
        groups: The group of each thing that can be a member.
        size: How many members a set has.
    """
    counts = [1] + [0] * size
    for group in set(groups):
        members = list(groups).count(group)
        for taken in range(size, 0, -1):
            counts[taken] += counts[taken - 1] * members
    return counts[size]


def sets_of(groups: Sequence[int], size: int, block: int = BLOCK) -> Iterator[Picks]:
    """Yield all sets of a size with at most one member of each group, in blocks and in order.

    Args:
        groups: The group of each thing that can be a member; those of one group stand side by side.
        size: How many members a set has.
        block: How many sets to look at for a block; a block is never empty.
    """
    group = np.array(groups, dtype=np.intp)
    every = combinations(range(len(groups)), size)
    while chunk := list(islice(every, block)):
        picked = np.fromiter(chain.from_iterable(chunk), dtype=np.intp).reshape(len(chunk), size)
        apart = (np.diff(group[picked], axis=1) != 0).all(axis=1)
        if apart.any():
            yield picked[apart]


class Found:
    """Sets found, asked whether they are contained in others.

    Args:
        count: Out of how many things sets are made.
    """

    def __init__(self, count: int) -> None:
        places = np.arange(count)
        # Of each thing the one bit that stands for it, in one of the words.
        self._bits = np.zeros((count, count // _WORD + 1), dtype=np.int64)
        self._bits[places, places // _WORD] = np.int64(1) << (places % _WORD)
        self._found = np.zeros((0, self._bits.shape[1]), dtype=np.int64)

    def add(self, picked: Picks) -> None:
        """Count sets among those found."""
        self._found = np.concatenate([self._found, self._as_bits(picked)])

    def inside(self, picked: Picks) -> NDArray[np.bool_]:
        """Return which of some sets contain one that was found."""
        sets = self._as_bits(picked)
        contains = np.zeros(len(sets), dtype=np.bool_)
        for start in range(0, len(self._found), _AT_ONCE):
            found = self._found[start : start + _AT_ONCE]
            contains |= ((sets[:, None] & found) == found).all(axis=2).any(axis=1)
        return contains

    def _as_bits(self, picked: Picks) -> NDArray[np.int64]:
        bits: NDArray[np.int64] = self._bits[picked].sum(axis=1)
        return bits
