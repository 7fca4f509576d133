"""The steady part of the branch map: margins, lane column, time axis, rows of flags.

Everything here follows from the casebook, the decisions in play, the width and the font. A choice changes
none of it, save that a departure from a decision out of play may claim a free place for its label.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.drawing.geometry import spread_apart
from scenarios.drawing.labels import Flag, flags
from scenarios.drawing.lanes import arranged, column_width, easy_room, need
from scenarios.drawing.timescale import TimeScale, time_scale

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scenarios.drawing.picture import Fork, Picture
    from scenarios.drawing.ruler import Ruler

TRUNK_AT = 0.44  # of the height of the lanes, from the top: below there is silence too
# Heights of a line, how large circles are; that of a decision on which nothing hangs is a dot in the trunk.
IN_PLAY, SMALLEST, DEPARTING, OUT_OF_PLAY = 0.36, 0.27, 0.2, 0.1
CLOSENESS = 0.9  # circles may touch each other's rims


class Frame(Struct, frozen=True):
    """What is the same for every choice.

    Attributes:
        unit: The height of a line of the body font, by which everything is measured.
        small: The height of a line of the small font.
        gap: A small space.
        left: The x of the first date.
        right: The x at which every branch ends.
        column: The width of the words beside the lanes.
        above: How high the lanes above the trunk must be, to keep their labels.
        below: The same below the trunk.
        top: Where the lanes begin.
        foot: The height of what is below the lanes: flags and time axis.
        tiers: How many rows of flags there are.
        rows: How many would name every decision in play.
        scale: Years to pixels.
        fork_xs: Where each decision stands.
        radii: How large the circle of each is.
        flags: The decisions' labels.
        whole: Whether every word is kept, however much room it takes.
    """

    unit: float
    small: float
    gap: float
    left: float
    right: float
    column: float
    above: float
    below: float
    top: float
    foot: float
    tiers: int
    rows: int
    scale: TimeScale
    fork_xs: Mapping[str, float]
    radii: Mapping[str, float]
    flags: tuple[Flag, ...]
    whole: bool = False

    @classmethod
    def of(cls, picture: Picture, size: tuple[float, float], ruler: Ruler, *, whole: bool = False) -> Frame:
        """Return the frame for a size; where height is scarce there are fewer rows of flags.

        Args:
            picture: What is to be shown.
            size: Width and height.
            ruler: Measures text.
            whole: Whether to keep every word: as many rows as that takes, whatever the height.
        """
        unit, small = ruler.height("body"), ruler.height("small")
        gap, left, width = 0.25 * unit, 0.95 * unit, size[0]
        column = column_width(picture.lanes, picture.verdict_samples, width, ruler)
        right = max(left + 1.0, width - column - 0.35 * unit - 0.8 * unit)
        years = [fork.year for fork in picture.forks]
        scale = time_scale(picture.span, years, left, right, 2.2 * IN_PLAY * unit)
        xs, radii = _stands(picture.forks, scale, unit)
        # Rows are set up for the decisions in play, whatever is chosen: a choice must not move the trunk.
        steady = [(fork.id, fork.title, xs[fork.id]) for fork in picture.forks if fork.in_play]
        top, axis = 0.3 * unit, gap + 0.85 * unit + small
        above, below = ground_for(
            picture, {text.lane: easy_room(text, column, ruler) + gap for text in picture.lanes}
        )
        all_hung = flags(steady, len(steady), width, gap, ruler)
        rows = max((flag.tier + 1 for flag in all_hung), default=1)
        # More rows than one only where the lanes keep all of their labels.
        spare = size[1] - top - above - below - axis
        tiers = rows if rows * small <= spare else max(1, int(spare / small))
        full = sum(
            ground_for(picture, {text.lane: need(text, column, ruler) + gap for text in picture.lanes})
        )
        if len(steady) < len(picture.forks) and top + full + (tiers + 1) * small + axis <= size[1]:
            tiers += 1  # kept free for a departure from a decision out of play
        wanted = [(fork.id, fork.title, xs[fork.id]) for fork in _by_weight(picture.forks)]
        if whole:
            hung = flags(wanted, len(wanted), math.inf, gap, ruler)
            tiers = max((flag.tier + 1 for flag in hung), default=1)
        else:
            hung = flags(wanted, tiers, width, gap, ruler)
        return cls(
            unit=unit,
            small=small,
            gap=gap,
            left=left,
            right=right,
            column=column,
            above=above,
            below=below,
            top=top,
            foot=tiers * small + axis,
            tiers=tiers,
            rows=rows,
            scale=scale,
            fork_xs=xs,
            radii=radii,
            flags=hung,
            whole=whole,
        )

    def radius_of(self, fork: Fork) -> float:
        """How large a decision's circle is in the branch on show."""
        # A departure out of play has no place of its own: it must not hide the circle it lies on.
        departs = not fork.in_play and fork.fate == "departure"
        return DEPARTING * self.unit if departs else self.radii[fork.id]

    def trunk_y(self, height: float) -> float:
        """The y of the trunk: always the same share of the height, unless a lane would lose its words."""
        ground = max(1.0, height - self.foot - self.top)
        share = TRUNK_AT * ground
        if self.above + self.below <= ground:
            share = min(max(share, self.above), ground - self.below)
        else:
            share = ground * self.above / (self.above + self.below)
        return float(round(self.top + share))


def ground_for(picture: Picture, rooms: Mapping[str | None, float]) -> tuple[float, float]:
    """How high the lanes must be above and below the trunk, for each to have so much room."""
    above, below = arranged(tuple(rooms), picture.trunk_lane)
    half = rooms[picture.trunk_lane] / 2
    up, down = (half + sum(rooms[lane] for lane in side) for side in (above, below))
    return up, down


def _by_weight(forks: Sequence[Fork]) -> Iterator[Fork]:
    """The forks that get a label, those of the branch on show first."""
    yield from (fork for fork in forks if fork.fate == "departure")
    yield from (fork for fork in forks if fork.in_play and fork.fate != "departure")


def _stands(
    forks: Sequence[Fork], scale: TimeScale, unit: float
) -> tuple[dict[str, float], dict[str, float]]:
    """Where each decision stands, and how large its circle is.

    Where dates crowd, circles get smaller before any of them leaves its date.
    """
    by_date = sorted(forks, key=lambda fork: fork.year)
    wanted = [scale.x(fork.year) for fork in by_date]
    radii = [(IN_PLAY if fork.in_play else OUT_OF_PLAY) * unit for fork in by_date]
    held = [number for number, fork in enumerate(by_date) if fork.in_play]
    for one, other in pairwise(held):
        fitting = max(SMALLEST * unit, (wanted[other] - wanted[one]) / (2 * CLOSENESS))
        radii[one], radii[other] = min(radii[one], fitting), min(radii[other], fitting)
    apart = spread_apart(
        wanted,
        [CLOSENESS * radius for radius in radii],
        # The small ones make way for the large: branches leave from those, and at their dates.
        [50.0 if fork.in_play else 1.0 for fork in by_date],
        scale.xs[0] + 0.3 * unit,
        max(scale.xs[0] + 0.3 * unit, scale.xs[-1] - 2 * unit),
    )
    ids = [fork.id for fork in by_date]
    return dict(zip(ids, apart, strict=True)), dict(zip(ids, radii, strict=True))
