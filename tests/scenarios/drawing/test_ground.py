"""The ground on which a map's words are placed."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.drawing.geometry import Cubic, Point, Rect
from scenarios.drawing.ground import Ground, meeting

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


def test_a_diamond_has_corners_and_a_circle_none() -> None:
    beyond_its_side = np.array([(61.0, 61.0, 70.0, 70.0)])
    at_its_corner = np.array([(66.0, 45.0, 80.0, 55.0)])
    diamond, circle = ([(Point(50.0, 50.0), 20.0)] for _ in range(2))
    assert ground(diamonds=diamond).clear(beyond_its_side).tolist() == [True]
    assert ground(circles=circle).clear(beyond_its_side).tolist() == [False]
    assert ground(diamonds=diamond).clear(at_its_corner).tolist() == [False]
    past_its_side = np.array([(95.0, 30.0)]), np.array([(30.0, 95.0)])
    assert ground(diamonds=diamond).free(*past_its_side).tolist() == [True]
    assert ground(circles=circle).free(*past_its_side).tolist() == [False]


def test_rectangles_meet_where_they_overlap_or_come_nearer_than_a_margin() -> None:
    others = np.array([(10.0, 100.0, 40.0, 200.0), (50.0, 100.0, 60.0, 110.0), (10.0, 0.0, 40.0, 90.0)])
    one = np.array([(30.0, 150.0, 45.0, 160.0)])
    assert meeting(one, others).tolist() == [[True, False, False]]
    assert meeting(np.array([(45.0, 150.0, 48.0, 160.0)]), others).tolist() == [[False, False, False]]
    assert meeting(np.array([(45.0, 95.0, 48.0, 105.0)]), others, 6.0).tolist() == [[True, True, True]]


def test_words_keep_off_a_thick_line_and_not_off_what_lies_beside_it() -> None:
    drawn = ground()
    assert drawn.clear(PLACES).tolist() == [True, True]
    drawn.add_stroke([Cubic.straight(Point(75.0, 5.0), Point(75.0, 95.0))], thick=True)
    assert drawn.clear(PLACES).tolist() == [True, False]
    drawn.add_stroke([Cubic.straight(Point(5.0, 15.0), Point(95.0, 15.0))], thick=True)
    assert drawn.clear(PLACES).tolist() == [False, False]
    aside = np.array([(10.0, 60.0, 50.0, 70.0), (10.0, 80.0, 40.0, 90.0)])
    assert drawn.clear(aside).tolist() == [True, True]


def test_words_keep_off_a_bend_and_may_stand_in_its_bow() -> None:
    drawn = ground()
    bend = Cubic.bend(Point(5.0, 90.0), 0.0, Point(95.0, 10.0))
    drawn.add_stroke([bend], thick=True)
    for t in (0.1, 0.3, 0.5, 0.7, 0.9):
        x, y = bend.at(t)
        assert drawn.clear(np.array([(x - 1.0, y - 1.0, x + 1.0, y + 1.0)])).tolist() == [False]
    assert drawn.clear(np.array([(10.0, 10.0, 30.0, 20.0), (70.0, 80.0, 90.0, 90.0)])).tolist() == [
        True,
        True,
    ]


def test_thin_lines_may_lie_under_words_and_are_told() -> None:
    drawn = ground()
    assert drawn.covered(PLACES)[0].tolist() == [0.0, 0.0]
    drawn.add_stroke([Cubic.straight(Point(5.0, 15.0), Point(95.0, 15.0))], thick=False)
    drawn.add_leader(75.0, 5.0, 95.0)
    assert drawn.clear(PLACES).tolist() == [True, True]
    thin, upright = drawn.covered(PLACES)
    assert (thin > 0.0).tolist() == [True, False]
    assert (upright > 0.0).tolist() == [False, True]
