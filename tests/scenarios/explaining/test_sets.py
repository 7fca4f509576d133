"""Sets of a few out of many."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from scenarios.explaining.sets import Found, how_many, sets_of


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_one_of_each_group_at_most(size: int) -> None:
    groups = [0, 0, 1, 2, 2, 2, 3]
    wanted = [
        list(some)
        for some in combinations(range(len(groups)), size)
        if len({groups[place] for place in some}) == size
    ]
    found = [picked.tolist() for block in sets_of(groups, size, block=3) for picked in block]
    assert found == wanted
    assert how_many(groups, size) == len(wanted)


@pytest.mark.parametrize("count", [5, 63, 64, 200])
def test_sets_that_contain_one_found(count: int) -> None:
    """Also where members stand in another word of bits, and more are found than are compared at once."""
    chance = np.random.default_rng(count)
    small = np.array(sorted({tuple(sorted(chance.choice(count, 2, replace=False))) for _ in range(600)}))
    large = np.array([np.sort(chance.choice(count, 4, replace=False)) for _ in range(50)])
    found = Found(count)
    assert not found.inside(large).any()
    found.add(small)
    wanted = [any(set(one) <= set(other) for one in small.tolist()) for other in large.tolist()]
    assert found.inside(large).tolist() == wanted
    assert found.inside(small).all()
