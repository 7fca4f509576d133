"""Where a date lies on the map; it knows years and pixels only.

Decisions crowd: a dozen forks in six of twenty years is the rule, and evenly drawn years would leave them on
top of each other. So where they crowd, the years with decisions get more room than those after the last one.
The scale has one break at most, it depends on the casebook alone (never on what is chosen), and the year
labels show it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LARGEST_SHARE = 0.64  # of the width that the years with decisions may take; lanes need the rest to run level
SAME_DATE = 0.05  # years; closer dates are drawn apart anyway
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)


class Tick(Struct, frozen=True):
    """A year under the axis."""

    year: int
    x: float
    text: str


class TimeScale(Struct, frozen=True):
    """Years to pixels, piecewise even.

    Attributes:
        years: Where the pieces begin and end, ascending.
        xs: The pixels of those years.
    """

    years: tuple[float, ...]
    xs: tuple[float, ...]

    @property
    def break_year(self) -> float | None:
        """The year at which the scale changes, if it does."""
        return self.years[1] if len(self.years) > 2 else None

    def x(self, year: float) -> float:
        """The pixel of a year; years outside the span lie at its ends."""
        year = min(max(year, self.years[0]), self.years[-1])
        piece = min(bisect_right(self.years, year), len(self.years) - 1)
        start, end = self.years[piece - 1], self.years[piece]
        left, right = self.xs[piece - 1], self.xs[piece]
        return left + (year - start) / (end - start) * (right - left)


def time_scale(
    span: tuple[float, float], dates: Sequence[float], left: float, right: float, comfortable: float
) -> TimeScale:
    """Return a scale on which the dates stand apart.

    Args:
        span: First and last year of the axis.
        dates: When the decisions fall.
        left: The pixel of the first year.
        right: The pixel of the last year.
        comfortable: How far apart in pixels neighbouring decisions should be.
    """
    start, end = span
    if end <= start:
        end = start + 1.0
    even = TimeScale((start, end), (left, right))
    inside = sorted({date for date in dates if start <= date <= end})
    gaps = [b - a for a, b in pairwise(inside) if b - a > SAME_DATE]
    if not gaps or min(gaps) * (right - left) / (end - start) >= comfortable:
        return even
    turn = float(math.floor(inside[-1]) + 2)
    if turn >= end - 1:
        return even
    fair = (turn - start) / (end - start)
    share = min(LARGEST_SHARE, comfortable / min(gaps) * (turn - start) / (right - left))
    if share <= fair:
        return even
    return TimeScale((start, turn, end), (left, left + share * (right - left), right))


def ticks(scale: TimeScale, width_of: Callable[[str], float]) -> tuple[Tick, ...]:
    """Return the years to write under the axis: as many as can be read, evenly chosen in each piece."""
    found: list[Tick] = []
    edge = -math.inf
    for piece, (start, end) in enumerate(zip(scale.years, scale.years[1:], strict=False)):
        pixels = (scale.xs[piece + 1] - scale.xs[piece]) / (end - start)
        need = width_of(str(math.floor(end))) * 1.3
        step = next((step for step in STEPS if step * pixels >= need), STEPS[-1])
        for year in range(math.ceil(start / step) * step, math.floor(end) + 1, step):
            width = width_of(str(year))
            x = scale.x(year)
            if x - width / 2 >= edge:
                found.append(Tick(year, x, str(year)))
                edge = x + width * 0.7
    return tuple(found)
