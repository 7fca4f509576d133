"""The steady part of the branch map: margins, lane column, time axis, rows of flags.

Everything here follows from the casebook, the decisions in play, the width and the font. A choice changes
none of it, save that a departure from a decision out of play may claim a free place for its label.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenarios.drawing.geometry import spread_apart
from scenarios.drawing.labels import Flag, flags
from scenarios.drawing.lanes import arranged, column_width, easy_room, least_room, need
from scenarios.drawing.timescale import TimeScale, time_scale

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scenarios.drawing.picture import Fork, Picture
    from scenarios.drawing.ruler import Ruler

MOST_TIERS = 4
TRUNK_AT = 0.44  # of the height of the lanes, from the top: below there is silence too
CLOSENESS = 0.9  # circles may touch each other's rims
WIDEST_FLAG = 0.36  # of the map's width


@dataclass(frozen=True)
class Frame:
    """What is the same for every choice.

    Attributes:
        unit: The height of a line of the body font, by which everything is measured.
        small: The height of a line of the small font.
        gap: A small space.
        left: The x of the first date.
        right: The x at which every branch ends.
        column: The width of the words beside the lanes.
        lane: The least height of a lane.
        top: Where the lanes begin.
        foot: The height of what is below the lanes: flags and time axis.
        tiers: How many rows of flags there are.
        scale: Years to pixels.
        fork_xs: Where each decision stands.
        flags: The decisions' labels.
        whole: Whether every word is kept, however much room it takes.
    """

    unit: float
    small: float
    gap: float
    left: float
    right: float
    column: float
    lane: float
    top: float
    foot: float
    tiers: int
    scale: TimeScale
    fork_xs: Mapping[str, float]
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
        scale = time_scale(picture.span, years, left, right, 2.2 * radius_of(unit, in_play=True))
        xs = _fork_xs(picture.forks, scale, unit)
        widest = min(WIDEST_FLAG * width, width - right - gap)
        # Rows are set up for the decisions in play, whatever is chosen: a choice must not move the trunk.
        steady = [(fork.id, fork.title, xs[fork.id]) for fork in picture.forks if fork.in_play]
        lane = least_room(ruler) + gap
        top, axis = 0.3 * unit, gap + 0.85 * unit + small
        easy = ground_for(
            picture, {text.lane: easy_room(text, column, ruler) + gap for text in picture.lanes}
        )
        tiers = 1
        # More rows than one only where the lanes keep all of their labels.
        for most in range(MOST_TIERS, 1, -1):
            rows = max((flag.tier + 1 for flag in flags(steady, most, widest, gap, ruler)), default=1)
            if top + easy + rows * small + axis <= size[1]:
                tiers = rows
                break
        full = ground_for(picture, {text.lane: need(text, column, ruler) + gap for text in picture.lanes})
        if len(steady) < len(picture.forks) and top + full + (tiers + 1) * small + axis <= size[1]:
            tiers += 1  # kept free for a departure from a decision out of play
        wanted = [(fork.id, fork.title, xs[fork.id]) for fork in _by_weight(picture.forks)]
        if whole:
            hung = flags(wanted, len(wanted), math.inf, gap, ruler)
            tiers = max((flag.tier + 1 for flag in hung), default=1)
        else:
            hung = flags(wanted, tiers, widest, gap, ruler)
        return cls(
            unit=unit,
            small=small,
            gap=gap,
            left=left,
            right=right,
            column=column,
            lane=lane,
            top=top,
            foot=tiers * small + axis,
            tiers=tiers,
            scale=scale,
            fork_xs=xs,
            flags=hung,
            whole=whole,
        )

    def trunk_y(self, lanes: int, height: float) -> float:
        """The y of the trunk: always the same share of the height, unless a lane would lose its words."""
        ground = max(1.0, height - self.foot - self.top)
        above = (lanes - 1) // 2
        least, most = (above + 0.5) * self.lane, ground - (lanes - above - 0.5) * self.lane
        share = TRUNK_AT * ground
        if least <= most:
            share = min(max(share, least), most)
        return float(round(self.top + share))


def ground_for(picture: Picture, rooms: Mapping[str | None, float]) -> float:
    """How high the lanes must be together, for each to have so much room above or below the trunk."""
    above, below = arranged(tuple(rooms), picture.trunk_lane)
    half = rooms[picture.trunk_lane] / 2
    up, down = (half + sum(rooms[lane] for lane in side) for side in (above, below))
    return max(up / TRUNK_AT, down / (1 - TRUNK_AT))


def radius_of(unit: float, *, in_play: bool, departure: bool = False) -> float:
    """How large a decision's circle is; that of one on which nothing hangs is a dot in the trunk."""
    # A departure out of play has no place of its own: it must not hide the circle it lies on.
    return (0.36 if in_play else 0.2 if departure else 0.1) * unit


def _by_weight(forks: Sequence[Fork]) -> Iterator[Fork]:
    """The forks that get a label, those of the branch on show first."""
    yield from (fork for fork in forks if fork.fate == "departure")
    yield from (fork for fork in forks if fork.in_play and fork.fate != "departure")


def _fork_xs(forks: Sequence[Fork], scale: TimeScale, unit: float) -> dict[str, float]:
    by_date = sorted(forks, key=lambda fork: fork.year)
    apart = spread_apart(
        [scale.x(fork.year) for fork in by_date],
        [CLOSENESS * radius_of(unit, in_play=fork.in_play) for fork in by_date],
        # The small ones make way for the large: branches leave from those, and at their dates.
        [8.0 if fork.in_play else 1.0 for fork in by_date],
        scale.xs[0] + 0.3 * unit,
        max(scale.xs[0] + 0.3 * unit, scale.xs[-1] - 2 * unit),
    )
    return dict(zip((fork.id for fork in by_date), apart, strict=True))
