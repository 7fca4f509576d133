"""An argument's strength as a dot on a scale."""

from __future__ import annotations

import pytest

from scenarios.drawing.dots import dot, zero_line
from scenarios.drawing.geometry import Point, Rect
from scenarios.drawing.shapes import Box, Circle, Line
from scenarios.telling.reason_rows import Row

BOX = Rect(100.0, 40.0, 200.0, 50.0)
UNIT = 20.0


def test_the_line_between_for_and_against_is_in_the_middle() -> None:
    path = zero_line(BOX)
    assert path.figures == (Line(Point(200.0, 40.0), Point(200.0, 90.0)),)
    assert path.ink.flat  # those of the rows meet, and reach over nothing


def test_full_strength_is_at_the_edge_and_none_at_the_line() -> None:
    def place(signed: float) -> Circle:
        [path] = dot(Row("r", "r", signed=signed), BOX, UNIT)
        [figure] = path.figures
        assert isinstance(figure, Circle)
        return figure

    radius = place(0.0).radius
    assert place(0.0).at.x == 200.0
    assert BOX.right - 3 <= place(1.0).at.x + radius <= BOX.right
    assert BOX.x <= place(-1.0).at.x - radius <= BOX.x + 3
    assert place(0.5).at.x - 200.0 == pytest.approx((place(1.0).at.x - 200.0) / 2)


def test_against_is_hollow_and_of_another_colour() -> None:
    [pro] = dot(Row("r", "r", signed=0.4), BOX, UNIT)
    [contra] = dot(Row("r", "r", signed=-0.4), BOX, UNIT)
    assert (pro.ink.line, pro.ink.fill) == ("for", "for")
    assert (contra.ink.line, contra.ink.fill) == ("against-fill", "surface")


def test_the_interval_ends_where_it_ends_and_lies_under_the_dot() -> None:
    under, over = dot(Row("r", "r", signed=0.4, interval=(0.2, 0.6)), BOX, UNIT)
    [line], [circle] = under.figures, over.figures
    assert isinstance(line, Line)
    assert isinstance(circle, Circle)
    assert line.start.x < circle.at.x < line.end.x
    assert line.start.y == circle.at.y
    assert under.ink.flat


def test_a_row_without_a_strength_has_no_dot() -> None:
    assert dot(Row("r", "r"), BOX, UNIT) == ()


def test_an_inference_is_a_square_on_a_broken_line() -> None:
    under, over = dot(Row("r", "r", signed=0.4, interval=(0.2, 0.6), inferred=True), BOX, UNIT)
    plain, circle = dot(Row("r", "r", signed=0.4, interval=(0.2, 0.6)), BOX, UNIT)
    [square], [round_] = over.figures, circle.figures
    assert isinstance(square, Box)
    assert isinstance(round_, Circle)
    assert (square.rect.x + square.rect.width / 2, square.rect.y + square.rect.height / 2) == round_.at
    assert square.rect.width == square.rect.height
    assert under.ink.dashed
    assert not plain.ink.dashed
