"""Bringing many rows together into few."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.engine.jagged import Jagged

ROWS = np.array([[0.5, 1.0], [0.25, 2.0], [0.125, 3.0]])


def reduced(jagged: Jagged, combine: np.ufunc, **options: object) -> list[list[float]]:
    out, picked = np.full((3, 2), np.nan), np.empty((3, 2))
    jagged.reduce(combine, ROWS, out, picked, **options)  # type: ignore[arg-type]
    return out.tolist()


def test_sums_and_what_has_no_source() -> None:
    assert reduced(Jagged([[0, 1, 2], [2], []]), np.add) == [[0.875, 6.0], [0.125, 3.0], [0.0, 0.0]]
    assert reduced(Jagged([[0], [], []]), np.multiply, empty=1.0) == [[0.5, 1.0], [1.0, 1.0], [1.0, 1.0]]


def test_weights_come_before_the_complement() -> None:
    jagged = Jagged([[0, 1], [2], []])
    weights = jagged.spread([[2.0, -4.0], [8.0], []])
    assert reduced(jagged, np.add, weights=weights) == [[0.0, -6.0], [1.0, 24.0], [0.0, 0.0]]
    product = reduced(jagged, np.multiply, weights=weights, complement=True, empty=1.0)
    assert product == [[0.0, -9.0], [0.0, -23.0], [1.0, 1.0]]


def test_targets_must_come_with_the_most_sources_first() -> None:
    with pytest.raises(ValueError, match="the most first"):
        Jagged([[0], [0, 1]])
