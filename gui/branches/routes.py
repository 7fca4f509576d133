"""The way of each branch across the map: along the trunk, out at its departures, into its lane; no Qt.

A branch with two departures follows the branch of the first one until the second, as a child follows its
parent. Only the piece after the last departure is a branch's own: that is what is drawn for it and what a
click on it means.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from gui.branches.geometry import Cubic, Point, distance_to_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SPACING = 9.0  # pixels between the points by which a curve is hit and avoided


@dataclass(frozen=True)
class Course:
    """What is to be drawn of one branch.

    Attributes:
        leaves: Its departures in the order of time, as (decision, option).
        lane: Where it ends; None for silence.
        is_shown: Whether it is the branch on show.
    """

    leaves: tuple[tuple[str, str], ...]
    lane: str | None
    is_shown: bool = False


@dataclass(frozen=True)
class Route:
    """The way of one branch.

    Attributes:
        index: Its place among the branches of the map.
        course: The branch.
        inherited: The pieces it shares with its parent after leaving the trunk.
        own: The pieces after its last departure.
    """

    index: int
    course: Course
    inherited: tuple[Cubic, ...]
    own: tuple[Cubic, ...]

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
        best: float | None = None
        for points in (*self.inherited_lines, *self.lines) if whole else self.lines:
            if not points[0].x - reach <= point.x <= points[-1].x + reach:
                continue
            for start, end in pairwise(points):
                if start.x - reach <= point.x <= end.x + reach:
                    far = distance_to_line(point, start, end)
                    if far <= reach and (best is None or far < best):
                        best = far
        return best


@dataclass(frozen=True)
class Field:
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


def routes(courses: Sequence[Course], field: Field) -> tuple[Route, ...]:
    """Return the way of every branch, history first, then by the number of departures.

    Args:
        courses: The branches, in the order of the map; the one without departures is history.
        field: The ground.
    """
    index = next(index for index, course in enumerate(courses) if not course.leaves)
    ys = _ends(courses, courses[index].lane, field)
    trunk_line = (Cubic.straight(Point(field.left, field.trunk_y), Point(field.right, field.trunk_y)),)
    trunk = Route(index, courses[index], (), trunk_line)
    found: dict[tuple[tuple[str, str], ...], Route] = {(): trunk}
    order = sorted((i for i in range(len(courses)) if i != index), key=lambda i: len(courses[i].leaves))
    for number in order:
        course = courses[number]
        parent = next(
            found[course.leaves[:size]]
            for size in range(len(course.leaves) - 1, -1, -1)
            if course.leaves[:size] in found
        )
        # What its parent has not: the first of it is where the two part.
        parting = course.leaves[len(parent.course.leaves)]
        found[course.leaves] = _route(number, course, parent, parting[0], ys[number], field)
    return tuple(found.values())


def _route(number: int, course: Course, parent: Route, decision: str, y: float, field: Field) -> Route:
    x = field.fork_xs[decision]
    inherited: list[Cubic] = []
    start, slope = Point(x, field.trunk_y), 0.0
    if parent.course.leaves:
        for piece in parent.pieces:
            if piece.end.x <= x:
                inherited.append(piece)
                continue
            t = piece.parameter_at(x)
            start, slope = piece.at(t), piece.slope_at(t)
            if t > 0:
                inherited.append(piece.until(t))
            break
    width = field.right - field.left
    run = min(max(0.15 * width, 0.7 * abs(y - start.y)), 0.3 * width, 0.8 * (field.right - start.x))
    bend_end = Point(start.x + run, y)
    own = (Cubic.bend(start, slope, bend_end), Cubic.straight(bend_end, Point(field.right, y)))
    return Route(number, course, tuple(inherited), own)


def _ends(courses: Sequence[Course], trunk_lane: str | None, field: Field) -> dict[int, float]:
    """The y at which each branch ends: those of one lane a little apart, so that none hides another."""
    ys: dict[int, float] = {}
    by_lane: dict[str | None, list[int]] = {}
    for number, course in enumerate(courses):
        if course.leaves:
            by_lane.setdefault(course.lane, []).append(number)
    for lane, numbers in by_lane.items():
        middle, room = field.lane_ys[lane]
        # Who leaves later comes from nearer the trunk: in this order few lines cross.
        numbers.sort(key=lambda number: _lateness(courses[number], field), reverse=middle >= field.trunk_y)
        if lane == trunk_lane:
            ys.update(_beside_trunk(courses, numbers, room, field))
            continue
        step = min(field.step, room / max(1, len(numbers) - 1))
        top = max(field.ceiling, middle - step * (len(numbers) - 1) / 2)
        ys.update({number: top + step * place for place, number in enumerate(numbers)})
    return ys


def _beside_trunk(
    courses: Sequence[Course], numbers: Sequence[int], room: float, field: Field
) -> dict[int, float]:
    """Branches that end where history ends run below the trunk, the one on show next to it."""
    mine = [number for number in numbers if courses[number].is_shown]
    others = [number for number in numbers if not courses[number].is_shown]
    near = field.stand_off if mine else 0.0
    step = min(field.step, max(1.0, room - near) / max(1, len(others)))
    ys = {number: field.trunk_y + near + step * (place + 1) for place, number in enumerate(others)}
    ys.update(dict.fromkeys(mine, field.trunk_y + near))
    return ys


def _lateness(course: Course, field: Field) -> tuple[float, ...]:
    return tuple(field.fork_xs[decision] for decision, _ in course.leaves)
