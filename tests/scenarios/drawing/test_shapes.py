"""Shapes, and the order in which they are drawn."""

from __future__ import annotations

from scenarios.drawing.geometry import Point, Rect
from scenarios.drawing.shapes import Box, Circle, Ink, Path, Polygon, Shapes, diamond


def test_what_lies_lowest_comes_first_and_what_is_empty_not_at_all() -> None:
    dot, box = Circle(Point(1, 1), 1), Box(Rect(0, 0, 1, 1))
    paths = (Path(Ink("ink"), (dot,), 2), Path(Ink("line"), (), 0), Path(Ink("line"), (box,), 1))
    shapes = Shapes((9.0, 9.0), (*paths, Path(Ink("for"), (dot,), 1)), ())
    assert [(path.level, path.ink.line) for path in shapes.in_order()] == [
        (1, "line"),
        (1, "for"),
        (2, "ink"),
    ]


def test_a_diamond_stands_on_its_corner() -> None:
    corners = ((5, 3), (7, 5), (5, 7), (3, 5))
    assert diamond(Point(5, 5), 2) == Polygon(tuple(Point(x, y) for x, y in corners))
