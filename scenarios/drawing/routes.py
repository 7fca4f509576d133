"""The way of each branch across the map: along the trunk, out at its departures, into its lanes.

A branch with two departures follows the branch of the first one until the second, as a child follows its
parent. Only the piece after the last departure is a branch's own: that is what is drawn for it and what a
click on it means. The branch on show splits at a diamond for each hinge at which its courses part.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.drawing.geometry import Cubic, Point, distance_to_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

TRUNK_SPLITS_AT = 0.6  # of the map's width, where history itself is open at a hinge
SPACING = 9.0  # pixels between the points by which a curve is hit and avoided


class Way(Struct, frozen=True):
    """A way on from a hinge.

    Attributes:
        words: Which of its positions hold.
        course: The first course that goes this way.
        lane: Where it ends; of no account where it splits again.
        split: Where it splits again.
    """

    words: str
    course: int
    lane: str | None = None
    split: Split | None = None

    def leaves(self) -> Iterator[Way]:
        """Yield the ways in which it ends."""
        if self.split is None:
            yield self
        else:
            for way in self.split.ways:
                yield from way.leaves()


class Split(Struct, frozen=True):
    """A hinge at which the courses of a branch part.

    Attributes:
        hinge: The question.
        title: What it asks.
        ways: The ways on.
    """

    hinge: str
    title: str
    ways: tuple[Way, ...]

    @property
    def depth(self) -> int:
        """How many hinges follow one another at most, this one included."""
        return 1 + max((way.split.depth for way in self.ways if way.split is not None), default=0)


class BranchLine(Struct, frozen=True):
    """What is to be drawn of one branch.

    Attributes:
        leaves: Its departures in the order of time, as (decision, option).
        lane: Where its leading course ends; None for silence.
        is_shown: Whether it is the branch on show.
        split: Where its courses part, if they do and that is drawn.
    """

    leaves: tuple[tuple[str, str], ...]
    lane: str | None
    is_shown: bool = False
    split: Split | None = None

    def ends(self) -> tuple[Way, ...]:
        """The ways in which it ends."""
        if self.split is None:
            return (Way("", 0, self.lane),)
        return tuple(leaf for way in self.split.ways for leaf in way.leaves())


class Stroke(Struct, frozen=True, dict=True):
    """A way on from a diamond, drawn.

    Attributes:
        way: What it stands for.
        pieces: The curves from the diamond to the next, or into the lane.
    """

    way: Way
    pieces: tuple[Cubic, ...]

    @cached_property
    def lines(self) -> tuple[tuple[Point, ...], ...]:
        """Points along its pieces."""
        return tuple(tuple(piece.points(SPACING)) for piece in self.pieces)


class Diamond(Struct, frozen=True):
    """The place of a hinge."""

    split: Split
    at: Point


class Route(Struct, frozen=True, dict=True):
    """The way of one branch.

    Attributes:
        index: Its place among the branches of the map.
        line: The branch.
        inherited: The pieces it shares with its parent after leaving the trunk.
        own: The pieces after its last departure, up to its first diamond if it has one.
        strokes: The ways on from its diamonds.
        diamonds: The hinges at which its courses part.
    """

    index: int
    line: BranchLine
    inherited: tuple[Cubic, ...]
    own: tuple[Cubic, ...]
    strokes: tuple[Stroke, ...] = ()
    diamonds: tuple[Diamond, ...] = ()

    @property
    def y(self) -> float:
        """Where it ends."""
        return self.own[-1].end.y

    @property
    def level_from(self) -> float:
        """The x from which on it runs level."""
        return self.own[-1].start.x

    @property
    def pieces(self) -> tuple[Cubic, ...]:
        """The whole way from where it leaves the trunk."""
        return self.inherited + self.own

    @cached_property
    def lines(self) -> tuple[tuple[Point, ...], ...]:
        """Points along its own pieces."""
        return tuple(tuple(piece.points(SPACING)) for piece in self.own)

    @cached_property
    def inherited_lines(self) -> tuple[tuple[Point, ...], ...]:
        """Points along the pieces it shares with its parent."""
        return tuple(tuple(piece.points(SPACING)) for piece in self.inherited)

    def distance(self, point: Point, reach: float, *, whole: bool = False) -> float | None:
        """How far the point is from its own pieces, or the whole way; None if farther than the reach."""
        return _nearest((*self.inherited_lines, *self.lines) if whole else self.lines, point, reach)

    def course_at(self, point: Point, reach: float) -> tuple[float, int] | None:
        """The distance and the course of the nearest stroke within reach."""
        found = [
            (far, stroke.way.course)
            for stroke in self.strokes
            if (far := _nearest(stroke.lines, point, reach)) is not None
        ]
        return min(found, default=None)


def _nearest(lines: Iterable[tuple[Point, ...]], point: Point, reach: float) -> float | None:
    best: float | None = None
    for points in lines:
        if not points[0].x - reach <= point.x <= points[-1].x + reach:
            continue
        for start, end in pairwise(points):
            if start.x - reach <= point.x <= end.x + reach:
                far = distance_to_line(point, start, end)
                if far <= reach and (best is None or far < best):
                    best = far
    return best


class Field(Struct, frozen=True):
    """The ground on which routes are drawn.

    Attributes:
        left: The x of the first date.
        right: The x at which every branch ends.
        trunk_y: The y of history.
        lane_ys: The middle of each lane, and how much of it lines may fill.
        fork_xs: Where each decision stands on the trunk.
        step: The wanted distance between lines that end in one lane.
        ceiling: The least y of a line, which leaves room for its name above it.
        stand_off: How far below the trunk a branch on show runs that ends where history ends.
    """

    left: float
    right: float
    trunk_y: float
    lane_ys: Mapping[str | None, tuple[float, float]]
    fork_xs: Mapping[str, float]
    step: float
    ceiling: float
    stand_off: float


def routes(lines: Sequence[BranchLine], field: Field) -> tuple[Route, ...]:
    """Return the way of every branch, history first, then by the number of departures.

    Args:
        lines: The branches, in the order of the map; the one without departures is history.
        field: The ground.
    """
    index = next(index for index, line in enumerate(lines) if not line.leaves)
    ys = _ends(lines, lines[index].lane, field)
    trunk_line = (Cubic.straight(Point(field.left, field.trunk_y), Point(field.right, field.trunk_y)),)
    start = Point(field.left + TRUNK_SPLITS_AT * (field.right - field.left), field.trunk_y)
    strokes, diamonds = _split(lines[index], start, ys.get(index, ()), field)
    trunk = Route(index, lines[index], (), trunk_line, strokes, diamonds)
    found: dict[tuple[tuple[str, str], ...], Route] = {(): trunk}
    order = sorted((i for i in range(len(lines)) if i != index), key=lambda i: len(lines[i].leaves))
    for number in order:
        line = lines[number]
        parent = next(
            found[line.leaves[:size]]
            for size in range(len(line.leaves) - 1, -1, -1)
            if line.leaves[:size] in found
        )
        # What its parent has not: the first of it is where the two part.
        parting = line.leaves[len(parent.line.leaves)]
        found[line.leaves] = _route(number, line, parent, parting[0], ys[number], field)
    return tuple(found.values())


def _route(
    number: int, line: BranchLine, parent: Route, decision: str, ys: Sequence[float], field: Field
) -> Route:
    x = field.fork_xs[decision]
    inherited: list[Cubic] = []
    start, slope = Point(x, field.trunk_y), 0.0
    if parent.line.leaves:
        for piece in parent.pieces:
            if piece.end.x <= x:
                inherited.append(piece)
                continue
            t = piece.parameter_at(x)
            start, slope = piece.at(t), piece.slope_at(t)
            if t > 0:
                inherited.append(piece.until(t))
            break
    y = ys[0] if line.split is None else _diamond_y(ys, field)
    width = field.right - field.left
    run = min(max(0.15 * width, 0.7 * abs(y - start.y)), 0.3 * width, 0.8 * (field.right - start.x))
    if line.split is not None:
        run = min(run, 0.3 * (field.right - start.x))
    bend_end = Point(start.x + run, y)
    bend = Cubic.bend(start, slope, bend_end)
    if line.split is None:
        own = (bend, Cubic.straight(bend_end, Point(field.right, y)))
        return Route(number, line, tuple(inherited), own)
    strokes, diamonds = _split(line, bend_end, ys, field)
    return Route(number, line, tuple(inherited), (bend,), strokes, diamonds)


def _split(
    line: BranchLine, start: Point, ys: Sequence[float], field: Field
) -> tuple[tuple[Stroke, ...], tuple[Diamond, ...]]:
    """Draw the ways on from the first diamond, which stands at `start`."""
    if line.split is None:
        return (), ()
    step = (field.right - start.x) / (line.split.depth + 0.7)
    strokes: list[Stroke] = []
    diamonds: list[Diamond] = []
    left = list(ys)

    def draw(split: Split, at: Point) -> None:
        diamonds.append(Diamond(split, at))
        for way in split.ways:
            mine = [left.pop(0) for _ in way.leaves()]
            if way.split is None:
                bent = Point(min(at.x + step, field.right - 1.0), mine[0])
                level = Cubic.straight(bent, Point(field.right, mine[0]))
                strokes.append(Stroke(way, (Cubic.bend(at, 0.0, bent), level)))
            else:
                left[:0] = mine
                there = Point(at.x + step, sum(mine) / len(mine))
                strokes.append(Stroke(way, (Cubic.bend(at, 0.0, there),)))
                draw(way.split, there)

    draw(line.split, start)
    return tuple(strokes), tuple(diamonds)


def _diamond_y(ys: Sequence[float], field: Field) -> float:
    """The height of a first diamond: amid its ways on, and clear of the trunk."""
    middle = sum(ys) / len(ys)
    clear = 6.0 * field.stand_off
    if abs(middle - field.trunk_y) >= clear:
        return middle
    return field.trunk_y + clear if middle >= field.trunk_y else max(field.ceiling, field.trunk_y - clear)


def _ends(lines: Sequence[BranchLine], trunk_lane: str | None, field: Field) -> dict[int, tuple[float, ...]]:
    """The ys at which each branch ends: those of one lane a little apart, so that none hides another."""
    found = {number: [0.0] * len(line.ends()) for number, line in enumerate(lines)}
    by_lane: dict[str | None, list[tuple[int, int]]] = {}
    for number, line in enumerate(lines):
        if line.leaves or line.split is not None:
            for place, way in enumerate(line.ends()):
                by_lane.setdefault(way.lane, []).append((number, place))
    for lane, ends in by_lane.items():
        middle, room = field.lane_ys[lane]
        # Who leaves later comes from nearer the trunk: in this order few lines cross.
        ends.sort(key=lambda end: _lateness(lines[end[0]], field), reverse=middle >= field.trunk_y)
        if lane == trunk_lane:
            ys = _beside_trunk(lines, ends, room, field)
        else:
            step = min(field.step, room / max(1, len(ends) - 1))
            top = max(field.ceiling, middle - step * (len(ends) - 1) / 2)
            ys = {end: top + step * place for place, end in enumerate(ends)}
        for (number, place), y in ys.items():
            found[number][place] = y
    return {number: tuple(ys) for number, ys in found.items()}


def _beside_trunk(
    lines: Sequence[BranchLine], ends: Sequence[tuple[int, int]], room: float, field: Field
) -> dict[tuple[int, int], float]:
    """Branches that end where history ends run below the trunk, the one on show next to it."""
    mine = [end for end in ends if lines[end[0]].is_shown]
    others = [end for end in ends if not lines[end[0]].is_shown]
    near = field.stand_off if mine else 0.0
    step = min(field.step, max(1.0, room - near) / max(1, len(others)))
    ys = {end: field.trunk_y + near + step * (place + 1) for place, end in enumerate(others)}
    ys.update({end: field.trunk_y + near + place * 0.5 * step for place, end in enumerate(mine)})
    return ys


def _lateness(line: BranchLine, field: Field) -> tuple[float, ...]:
    return tuple(field.fork_xs[decision] for decision, _ in line.leaves)
