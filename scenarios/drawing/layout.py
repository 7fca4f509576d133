"""Everything the branch map draws, as places in pixels.

``lay_out`` is a function of what is to be shown, the size and the measures of the font. The y of the trunk
depends on the size and on which decisions are in play, never on what is chosen: it stays put at every toggle.
"""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from scenarios.drawing.frame import Frame, ground_for
from scenarios.drawing.geometry import Point, Rect
from scenarios.drawing.labels import Label
from scenarios.drawing.lanes import easy_room, need, placed, whole_words, words
from scenarios.drawing.names import NAME_GAP, line_labels
from scenarios.drawing.routes import Field, routes
from scenarios.drawing.timescale import ticks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scenarios.drawing.labels import Flag
    from scenarios.drawing.lanes import Lane
    from scenarios.drawing.names import Leader
    from scenarios.drawing.picture import Fork, Picture
    from scenarios.drawing.routes import Diamond, Route
    from scenarios.drawing.ruler import Ruler
    from scenarios.drawing.timescale import Tick, TimeScale
    from scenarios.telling.branches import LaneText


SHOWN_FIRST = 1.5  # pixels by which another line must be nearer than the branch on show


class Node(Struct, frozen=True):
    """The circle of a decision on the trunk."""

    fork: Fork
    at: Point
    radius: float


class Hit(Struct, frozen=True):
    """What lies at a point: a branch, course or event by its index, a decision, hinge or lane by its key.

    ``scale`` is the mark at which the time axis changes its scale.
    """

    kind: Literal["branch", "course", "hinge", "fork", "event", "lane", "scale"]
    index: int | None = None
    key: str | None = None


class Layout(Struct, frozen=True, dict=True):
    """The places of everything on the map.

    Attributes:
        size: Width and height.
        left: The x of the first date.
        right: The x at which every branch ends.
        trunk_y: The y of history.
        axis_y: The y of the time axis.
        scale: Years to pixels.
        lanes: The lanes from top to bottom.
        lane_rects: Where the words of each lane stand.
        routes: The way of every branch, history first.
        nodes: The circles of the decisions, by date.
        flags: The decisions' labels under their leader lines.
        flag_top: The y of the first row of flags.
        flag_height: The height of a row of flags.
        ticks: The years under the axis.
        event_xs: Where the events stand on the axis.
        labels: Every piece of text.
        leaders: Lines from diamonds to their names, where these do not stand beside them.
    """

    size: tuple[float, float]
    left: float
    right: float
    trunk_y: float
    axis_y: float
    scale: TimeScale
    lanes: tuple[Lane, ...]
    lane_rects: Mapping[str | None, Rect]
    routes: tuple[Route, ...]
    nodes: tuple[Node, ...]
    flags: tuple[Flag, ...]
    flag_top: float
    flag_height: float
    ticks: tuple[Tick, ...]
    event_xs: tuple[float, ...]
    labels: tuple[Label, ...]
    leaders: tuple[Leader, ...]

    @property
    def trunk(self) -> Route:
        """History."""
        return self.routes[0]

    @cached_property
    def shown(self) -> Route | None:
        """The branch on show, where it is not history."""
        return next((route for route in self.routes[1:] if route.line.is_shown), None)

    @cached_property
    def diamonds(self) -> tuple[Diamond, ...]:
        """The hinges at which the branch on show splits."""
        return tuple(diamond for route in self.routes for diamond in route.diamonds)

    def route(self, index: int | None) -> Route:
        """The way of the branch with that place in the branch map."""
        return next(route for route in self.routes if route.index == index)

    def hit(self, point: Point, reach: float) -> Hit | None:
        """What lies at a point or within reach of it: what is drawn on top goes first."""
        fork = self._fork_at(point, reach)
        if fork is not None:
            return Hit("fork", key=fork)
        for diamond in self.diamonds:
            if abs(diamond.at.x - point.x) + abs(diamond.at.y - point.y) <= 1.4 * reach:
                return Hit("hinge", key=diamond.split.hinge)
        courses = [at for route in self.routes if (at := route.course_at(point, reach)) is not None]
        if courses:
            return Hit("course", min(courses)[1])
        found: list[tuple[float, int]] = []
        for route in self.routes:
            # The branch on show is drawn over its parents, so all of its way is its own to the eye.
            far = route.distance(point, reach, whole=route is self.shown)
            if far is not None:
                found.append((far - (SHOWN_FIRST if route is self.shown else 0.0), route.index))
        if found:
            return Hit("branch", min(found)[1])
        for lane, rect in self.lane_rects.items():
            if rect.holds(point):
                return Hit("lane", key=lane)
        return self._event_at(point, reach)

    def still_has(self, hit: Hit) -> bool:
        """Whether what was found in the layout before this one is here, too."""
        if hit.kind == "fork":
            return any(node.fork.id == hit.key for node in self.nodes)
        # Another branch, or another event, may have its place now.
        return hit.kind == "lane" and hit.key in self.lane_rects

    def _fork_at(self, point: Point, reach: float) -> str | None:
        near: list[tuple[float, str]] = []
        for node in self.nodes:
            across, up = abs(node.at.x - point.x), abs(node.at.y - point.y)
            if across <= max(node.radius + 2, 0.5 * reach) and up <= max(node.radius, reach):
                near.append((max(across, up), node.fork.id))
        if near:
            return min(near)[1]
        named = (label for label in self.labels if label.kind == "fork" and label.rect.holds(point))
        return next((label.key for label in named), None)

    def _event_at(self, point: Point, reach: float) -> Hit | None:
        if not self.axis_y - 2 * reach <= point.y <= self.size[1]:
            return None
        turn = self.scale.break_year
        if turn is not None and abs(self.scale.x(turn) - point.x) <= reach:
            return Hit("scale")
        if not self.event_xs:
            return None
        index = min(range(len(self.event_xs)), key=lambda number: abs(self.event_xs[number] - point.x))
        return Hit("event", index) if abs(self.event_xs[index] - point.x) <= reach else None


def least_height(picture: Picture, width: float, ruler: Ruler, *, whole: bool = False) -> float:
    """Return the height below which lanes would lose words, or decisions in play their names.

    Args:
        picture: What is to be shown.
        width: How wide the map is.
        ruler: Measures text.
        whole: Whether every word is to be kept; otherwise labels, with notes as brief as they get.
    """
    frame = Frame.of(picture, (width, math.inf if whole else 0.0), ruler)
    room = need if whole else easy_room
    rooms = {text.lane: room(text, frame.column, ruler) + frame.gap for text in picture.lanes}
    unnamed = max(0, frame.rows - frame.tiers) * frame.small
    return frame.top + sum(ground_for(picture, rooms)) + frame.foot + unnamed


def lay_out(picture: Picture, size: tuple[float, float], ruler: Ruler) -> Layout:
    """Return the place of everything.

    Args:
        picture: What is to be shown.
        size: Width and height in pixels.
        ruler: Measures text.
    """
    frame = Frame.of(picture, size, ruler)
    needs = {text.lane: need(text, frame.column, ruler) + frame.gap for text in picture.lanes}
    least = {text.lane: easy_room(text, frame.column, ruler) + frame.gap for text in picture.lanes}
    return _laid_out(picture, frame, size, ruler, needs, least)


def lay_out_whole(picture: Picture, width: float, ruler: Ruler, lowest: float = 0.0) -> Layout:
    """Return the place of everything where no word may be cut, as high and wide as that takes.

    Args:
        picture: What is to be shown.
        width: The width wanted.
        ruler: Measures text.
        lowest: The height wanted, where less would do.
    """
    frame = Frame.of(picture, (width, math.inf), ruler, whole=True)
    rooms = {text.lane: _height(text, frame, ruler) + frame.gap for text in picture.lanes}
    above, below = ground_for(picture, rooms)
    # The trunk leaves room for whole labels on both sides.
    frame = replace(frame, above=above, below=below)
    height = max(lowest, frame.top + above + below + frame.foot)
    layout = _laid_out(picture, frame, (width, math.ceil(height)), ruler, rooms, rooms)
    widest = max(label.rect.right for label in layout.labels)
    return replace(layout, size=(max(width, widest), layout.size[1]))


def _laid_out(
    picture: Picture,
    frame: Frame,
    size: tuple[float, float],
    ruler: Ruler,
    needs: Mapping[str | None, float],
    least: Mapping[str | None, float],
) -> Layout:
    bottom = size[1] - frame.foot
    trunk_y = frame.trunk_y(size[1])
    lanes = placed(needs, least, picture.trunk_lane, trunk_y, frame.top, bottom)
    nodes = _nodes(picture, frame, trunk_y)
    ways = routes(
        picture.lines,
        Field(
            left=frame.left,
            right=frame.right,
            trunk_y=trunk_y,
            lane_ys={lane.lane: (lane.y, 0.5 * lane.room) for lane in lanes},
            fork_xs={node.fork.id: node.at.x for node in nodes},
            step=0.42 * frame.unit,
            ceiling=ruler.height("strong") + NAME_GAP * frame.unit,
            stand_off=0.55 * frame.unit,
        ),
    )
    lane_labels, lane_rects = _lane_labels(picture, lanes, frame, ruler)
    hung = frame.flags
    flag_top = bottom + frame.gap
    flag_labels = [
        Label(
            "fork",
            flag.text,
            Rect(flag.left, flag_top + flag.tier * frame.small, flag.width, frame.small),
            key=flag.key,
        )
        for flag in hung
    ]
    axis_y = flag_top + frame.tiers * frame.small + 0.55 * frame.unit
    years = ticks(frame.scale, lambda text: ruler.width(text, "small"))
    year_labels = [_year_label(tick, axis_y, frame, size, ruler) for tick in years]
    leaders = [flag.leader(trunk_y, flag_top, frame.small) for flag in hung]
    named = line_labels(picture, ways, nodes, lane_labels, leaders, frame, bottom, ruler)
    return Layout(
        size=size,
        left=frame.left,
        right=frame.right,
        trunk_y=trunk_y,
        axis_y=axis_y,
        scale=frame.scale,
        lanes=lanes,
        lane_rects=lane_rects,
        routes=ways,
        nodes=nodes,
        flags=hung,
        flag_top=flag_top,
        flag_height=frame.small,
        ticks=years,
        event_xs=tuple(frame.scale.x(year) for year in picture.event_years),
        labels=(*lane_labels, *flag_labels, *year_labels, *named.labels),
        leaders=tuple(named.leaders),
    )


def _nodes(picture: Picture, frame: Frame, trunk_y: float) -> tuple[Node, ...]:
    return tuple(
        Node(fork, Point(frame.fork_xs[fork.id], trunk_y), frame.radius_of(fork))
        for fork in sorted(picture.forks, key=lambda fork: frame.fork_xs[fork.id])
    )


def _lane_labels(
    picture: Picture, lanes: Sequence[Lane], frame: Frame, ruler: Ruler
) -> tuple[list[Label], dict[str | None, Rect]]:
    texts = {text.lane: text for text in picture.lanes}
    labels: list[Label] = []
    rects: dict[str | None, Rect] = {}
    x = frame.right + 0.8 * frame.unit
    for lane in lanes:
        text = texts[lane.lane]
        if frame.whole:
            lines = whole_words(text, frame.column, ruler)
        else:
            lines = words(text, frame.column, lane.room, ruler)
        height = sum(ruler.height(line.role) for line in lines)
        y = max(0.0, lane.y - height / 2)
        rects[lane.lane] = Rect(x, y, frame.column, height)
        for line in lines:
            rect = Rect(x, y, ruler.width(line.text, line.role), ruler.height(line.role))
            labels.append(Label(line.part, line.text, rect, line.role, lane.lane, text.is_end))
            y += rect.height
    return labels, rects


def _height(text: LaneText, frame: Frame, ruler: Ruler) -> float:
    """How high the words of a lane are when none is left out."""
    return sum(ruler.height(line.role) for line in whole_words(text, frame.column, ruler))


def _year_label(tick: Tick, axis_y: float, frame: Frame, size: tuple[float, float], ruler: Ruler) -> Label:
    width = ruler.width(tick.text, "small")
    left = min(max(0.0, tick.x - width / 2), size[0] - width)
    return Label("year", tick.text, Rect(left, axis_y + 0.2 * frame.unit, width, frame.small))
