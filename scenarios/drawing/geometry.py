"""Rectangles and curves in pixels, y growing downwards; nothing here knows what they stand for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

HALVINGS = 24  # of [0, 1] when a curve's parameter is sought: far below a pixel


class Point(NamedTuple):
    """A place on the map."""

    x: float
    y: float


class Rect(Struct, frozen=True):
    """An upright rectangle by its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower side."""
        return self.y + self.height

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def holds(self, point: Point) -> bool:
        """Whether the point is inside or on the edge."""
        return self.x <= point.x <= self.right and self.y <= point.y <= self.bottom

    def grown(self, margin: float) -> Rect:
        """The rectangle with so much more on every side."""
        return Rect(self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin)


class Cubic(Struct, frozen=True):
    """A cubic curve whose x never turns back, as time does not."""

    start: Point
    pull: Point
    push: Point
    end: Point

    @classmethod
    def straight(cls, start: Point, end: Point) -> Cubic:
        """The straight line between two points."""
        dx, dy = (end.x - start.x) / 3, (end.y - start.y) / 3
        return cls(start, Point(start.x + dx, start.y + dy), Point(end.x - dx, end.y - dy), end)

    @classmethod
    def bend(cls, start: Point, slope: float, end: Point) -> Cubic:
        """A smooth S: it sets out with the given slope and arrives level."""
        half = (end.x - start.x) / 2
        # A steep start would overshoot the end and turn back: it fades within the way there is to go.
        rise = max(-abs(end.y - start.y) / 2, min(abs(end.y - start.y) / 2, slope * half))
        return cls(start, Point(start.x + half, start.y + rise), Point(end.x - half, end.y), end)

    @property
    def is_level(self) -> bool:
        """Whether it is a horizontal line."""
        return self.start.y == self.pull.y == self.push.y == self.end.y

    def at(self, t: float) -> Point:
        """The point at a parameter in [0, 1]."""
        s = 1 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        return Point(
            a * self.start.x + b * self.pull.x + c * self.push.x + d * self.end.x,
            a * self.start.y + b * self.pull.y + c * self.push.y + d * self.end.y,
        )

    def parameter_at(self, x: float) -> float:
        """The parameter at which the curve reaches x; 0 or 1 where it lies before or after the curve."""
        if x <= self.start.x:
            return 0.0
        if x >= self.end.x:
            return 1.0
        low, high = 0.0, 1.0
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            if self.at(middle).x < x:
                low = middle
            else:
                high = middle
        return (low + high) / 2

    def until(self, t: float) -> Cubic:
        """The part of the curve before a parameter."""
        first = _between(self.start, self.pull, t)
        middle = _between(self.pull, self.push, t)
        second = _between(first, middle, t)
        return Cubic(self.start, first, second, self.at(t))

    def slope_at(self, t: float) -> float:
        """How steeply y changes with x at a parameter."""
        s = 1 - t
        a, b, c = 3 * s * s, 6 * s * t, 3 * t * t
        one, two, three, four = self.start, self.pull, self.push, self.end
        dx = a * (two.x - one.x) + b * (three.x - two.x) + c * (four.x - three.x)
        dy = a * (two.y - one.y) + b * (three.y - two.y) + c * (four.y - three.y)
        return dy / dx if abs(dx) > 1e-9 else 0.0

    def points(self, spacing: float) -> list[Point]:
        """Points along the curve, the ends included, about so far apart; two for a level line."""
        if self.is_level:
            return [self.start, self.end]
        length = abs(self.end.x - self.start.x) + abs(self.end.y - self.start.y)
        count = max(2, round(length / spacing))
        return [self.at(step / count) for step in range(count + 1)]


def distance_to_line(point: Point, start: Point, end: Point) -> float:
    """How far a point is from the line between two others."""
    dx, dy = end.x - start.x, end.y - start.y
    square = dx * dx + dy * dy
    along = 0.0 if square == 0 else ((point.x - start.x) * dx + (point.y - start.y) * dy) / square
    along = max(0.0, min(1.0, along))
    gap_x, gap_y = point.x - (start.x + along * dx), point.y - (start.y + along * dy)
    return float((gap_x * gap_x + gap_y * gap_y) ** 0.5)


def spread_apart(
    wanted: Sequence[float], radii: Sequence[float], weights: Sequence[float], low: float, high: float
) -> list[float]:
    """Move circles on a line apart by as little as may be, until none lies on the next.

    Args:
        wanted: Where their middles would like to be, ascending.
        radii: How large each is; taken smaller where there is no room for all.
        weights: How unwilling each is to be moved.
        low: The least middle allowed.
        high: The greatest middle allowed.

    Returns:
        The middles, in the same order.
    """
    if not wanted:
        return []
    offsets = [0.0]
    for one, next_one in pairwise(radii):
        offsets.append(offsets[-1] + one + next_one)
    if offsets[-1] > high - low:
        offsets = [offset * (high - low) / offsets[-1] for offset in offsets]
    # Less their offsets the middles only must not fall: the mean of every run that falls (pool adjacent
    # violators) is the least displacement.
    runs: list[tuple[float, float, int]] = []
    for value, offset, weight in zip(wanted, offsets, weights, strict=True):
        runs.append((value - offset, weight, 1))
        while len(runs) > 1 and runs[-2][0] > runs[-1][0]:
            (mean, heavy, count), (last, light, more) = runs[-2], runs[-1]
            pooled = (mean * heavy + last * light) / (heavy + light)
            runs[-2:] = [(pooled, heavy + light, count + more)]
    level = [mean for mean, _, count in runs for _ in range(count)]
    most = high - offsets[-1]
    return [min(max(value, low), most) + offset for value, offset in zip(level, offsets, strict=True)]


def _between(a: Point, b: Point, t: float) -> Point:
    return Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
