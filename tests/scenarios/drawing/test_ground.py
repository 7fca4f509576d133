"""The ground on which a map's words are placed."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.drawing.geometry import Point, Rect
from scenarios.drawing.ground import Ground

PLACES = np.array([(10.0, 10.0, 50.0, 20.0), (60.0, 60.0, 90.0, 70.0)])
TO_THE_RIGHT = (np.array([(0.0, 50.0)]), np.array([(100.0, 50.0)]))


def ground(**given: list[Rect] | list[tuple[Point, float]]) -> Ground:
    return Ground(Rect(0.0, 0.0, 100.0, 100.0), 10.0, **given)  # type: ignore[arg-type]


def test_where_nothing_is_drawn_words_may_stand_anywhere() -> None:
    assert ground().clear(PLACES).tolist() == [True, True]
    assert ground().free(*TO_THE_RIGHT).tolist() == [True]


@pytest.mark.parametrize(
    "drawn",
    [
        {"rects": [Rect(40.0, 15.0, 15.0, 40.0)]},
        {"diamonds": [(Point(52.0, 48.0), 6.0), (Point(50.0, 15.0), 6.0)]},
        {"circles": [(Point(52.0, 48.0), 6.0), (Point(50.0, 15.0), 6.0)]},
    ],
)
def test_words_and_leaders_keep_off_what_is_drawn(drawn: dict[str, list[Rect]]) -> None:
    assert ground(**drawn).clear(PLACES).tolist() == [False, True]
    assert ground(**drawn).free(*TO_THE_RIGHT).tolist() == [False]
