"""An argument's signed strength on a common scale: against to the left of a line, for to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.drawing.geometry import Point, Rect
from scenarios.drawing.shapes import Box, Circle, Ink, Line, Path

if TYPE_CHECKING:
    from scenarios.telling.reason_rows import Row

WIDTH = 11.0  # of the scale, in heights of a line of the body font
LEVEL = 0.95  # of the dot below the top of its row, in the same: the middle of the first line of text
RADIUS = 0.33
SQUARE = 0.9  # of the radius: half a side of an inference's square


def zero_line(box: Rect) -> Path:
    """Return the line between for and against, as high as the box."""
    middle = box.x + box.width / 2
    return Path(Ink("line", 2.0, flat=True), (Line(Point(middle, box.y), Point(middle, box.bottom)),))


def dot(row: Row, box: Rect, unit: float) -> tuple[Path, ...]:
    """Return an argument's interval and dot; nothing for a row without a strength.

    Args:
        row: The argument.
        box: The row's place on the scale; its sides are full strength for and against.
        unit: The height of a line of the body font.
    """
    if row.signed is None:
        return ()
    radius, width = unit * RADIUS, max(2.0, unit * 0.12)
    half, level = box.width / 2 - radius - 2, box.y + unit * LEVEL
    is_for = row.signed >= 0
    colour = "for" if is_for else "against-fill"

    def at(value: float) -> Point:
        return Point(box.x + box.width / 2 + half * value, level)

    # Solid for, hollow against: the shape says it where colour cannot.
    ink = Ink(colour, width, fill=colour if is_for else "surface")
    # What the editors infer is a square on a broken line: no colour is needed to tell it apart.
    side = 2 * SQUARE * radius
    place = at(row.signed)
    square = Box(Rect(place.x - side / 2, place.y - side / 2, side, side))
    found = [Path(ink, (square if row.inferred else Circle(place, radius),))]
    if row.interval is not None:
        low, high = row.interval
        found.insert(0, Path(Ink(colour, width, dashed=row.inferred, flat=True), (Line(at(low), at(high)),)))
    return tuple(found)
