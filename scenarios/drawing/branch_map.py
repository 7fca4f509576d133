"""The branch map as shapes: how thick, in which colour and over what each thing of its layout is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.drawing.geometry import Point
from scenarios.drawing.names import COURSE, DIAMOND, THICK, THIN
from scenarios.drawing.shapes import Circle, Curve, Figure, Ink, Line, Path, Shapes, Text, diamond

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scenarios.drawing.labels import Label
    from scenarios.drawing.layout import Hit, Layout, Node
    from scenarios.drawing.picture import Fate
    from scenarios.drawing.routes import Route

RINGED_DIAMOND = 0.6  # heights of a line from the middle to a corner
POINTED_MINE, POINTED_OTHER = 1.5 * THICK, 1.8 * THIN  # heights of a line, how thick lines are pointed at
GRID, LEADERS, OTHERS, MINE, TRUNK, SHOWN, POINTED, AXIS, NODES, DIAMONDS = range(10)  # levels

_FATES: dict[Fate, str] = {"departure": "selection", "not-arising": "disabled", "actual": "ink"}
OVER_LINES = ("history", "branch", "hinge", "way")
_OF_YOUR_BRANCH = ("branch", "hinge", "way")


def map_shapes(layout: Layout, unit: float) -> Shapes:
    """Return the map as shapes: always as many paths, in the same order, so that painters may keep theirs.

    Args:
        layout: Where everything is.
        unit: The height of a line of the body font.
    """
    fates = {node.fork.id: node.fork.fate for node in layout.nodes}
    return Shapes(
        layout.size,
        (
            *_ground(layout, unit),
            *_branches(layout, unit),
            *_nodes(layout.nodes, unit),
            *_diamonds(layout, unit),
        ),
        tuple(
            Text(
                label.text,
                label.rect,
                label.role,
                _ink_of(label, fates),
                anchor="middle" if label.kind == "year" else "start",
                # Where it crosses a thin line, that must not run through the letters.
                ground="surface" if label.kind in OVER_LINES else "",
            )
            for label in layout.labels
        ),
    )


def pointed_path(layout: Layout | None, hit: Hit | None, unit: float) -> Path:
    """Return what is drawn over the lines to show what is pointed at; no figure for nothing.

    A branch is drawn as yours would be, and not in history's black; yours and its courses are drawn thicker.

    Args:
        layout: Where everything is.
        hit: What is pointed at.
        unit: The height of a line of the body font.
    """
    figures = () if layout is None or hit is None else tuple(_pointed(layout, hit, unit))
    if layout is not None and hit is not None and hit.kind in ("branch", "course"):
        mine = hit.kind == "course" or layout.route(hit.index).line.is_shown
        return Path(Ink("selection", (POINTED_MINE if mine else POINTED_OTHER) * unit), figures, POINTED)
    return Path(Ink("ink", 0.16 * unit), figures, POINTED)


def _ground(layout: Layout, unit: float) -> Iterator[Path]:
    """The years' lines, the leader lines of the flags, and the time axis with its events."""
    axis = layout.axis_y
    yield Path(Ink("hover"), tuple(_vertical(tick.x, 0.2 * unit, axis) for tick in layout.ticks), GRID)
    leaders = tuple(
        _vertical(*flag.leader(layout.trunk_y, layout.flag_top, layout.flag_height)) for flag in layout.flags
    )
    yield Path(Ink("branch"), leaders, LEADERS)
    yield Path(Ink("selection"), tuple(Line(*leader) for leader in layout.leaders), LEADERS)
    marks = [Line(Point(layout.left, axis), Point(layout.right, axis))]
    if layout.scale.break_year is not None:
        # Two strokes across the axis: from here on a year is drawn narrower.
        x = layout.scale.x(layout.scale.break_year)
        for shift in (-0.12 * unit, 0.12 * unit):
            start = Point(x + shift - 0.1 * unit, axis + 0.15 * unit)
            marks.append(Line(start, Point(x + shift + 0.1 * unit, axis - 0.25 * unit)))
    marks += [_vertical(x, axis - 0.28 * unit, axis) for x in layout.event_xs]
    yield Path(Ink("ink-soft"), tuple(marks), AXIS)


def _branches(layout: Layout, unit: float) -> Iterator[Path]:
    """History, the branch on show and its courses, and the others: what ends in silence is dashed."""
    thin, thick, course = THIN * unit, THICK * unit, COURSE * unit
    trunk, shown = layout.trunk, layout.shown
    others = [route for route in layout.routes[1:] if not route.line.is_shown]
    yield Path(Ink("branch", thin), _own(route for route in others if route.line.lane is not None), OTHERS)
    yield Path(
        Ink("branch", thin, dashed=True), _own(route for route in others if route.line.lane is None), OTHERS
    )
    yield Path(Ink("selection", 0.6 * unit), _own([trunk] if trunk.line.is_shown else []), MINE)
    yield Path(Ink("ink", thick), _own([trunk]), TRUNK)
    silent = shown is not None and shown.line.split is None and shown.line.lane is None
    whole = () if shown is None else (Curve(shown.pieces),)
    yield Path(Ink("selection", thick, dashed=silent), whole, SHOWN)
    # The strokes on from the diamonds: the leading course's thickest.
    lead: list[Figure] = []
    ways: list[Figure] = []
    in_silence: list[Figure] = []
    for route in layout.routes:
        for stroke in route.strokes:
            ends_silent = stroke.way.split is None and stroke.way.lane is None
            drawn = in_silence if ends_silent else lead if stroke.way.course == 0 else ways
            drawn.append(Curve(stroke.pieces))
    yield Path(Ink("selection", course), tuple(ways), SHOWN)
    yield Path(Ink("selection", course, dashed=True), tuple(in_silence), SHOWN)
    yield Path(Ink("selection", thick), tuple(lead), SHOWN)


def _nodes(nodes: Iterable[Node], unit: float) -> Iterator[Path]:
    """The circles of the decisions, one path a look."""
    edge = 0.1 * unit
    # Out of play: a dot in the trunk, lighter or darker. Those drawn last lie on top.
    looks = {
        "dim dot": Ink(fill="disabled"),
        "dot": Ink(fill="surface"),
        "hollow": Ink("disabled", edge, fill="surface"),
        "taken": Ink("surface", edge, fill="ink"),
        "departure": Ink("surface", edge, fill="selection"),
    }
    circles: dict[str, list[Figure]] = {look: [] for look in looks}
    for node in nodes:
        circles[_look_of(node)].append(Circle(node.at, node.radius))
    for look, ink in looks.items():
        yield Path(ink, tuple(circles[look]), NODES)


def _look_of(node: Node) -> str:
    fate = node.fork.fate
    if fate == "departure":
        return "departure"
    if node.fork.in_play:
        return "taken" if fate == "actual" else "hollow"
    return "dot" if fate == "actual" else "dim dot"


def _diamonds(layout: Layout, unit: float) -> Iterator[Path]:
    figures = tuple(diamond(one.at, DIAMOND * unit) for one in layout.diamonds)
    yield Path(Ink("selection", 0.13 * unit, fill="surface"), figures, DIAMONDS)


def _ink_of(label: Label, fates: dict[str, Fate]) -> str:
    if label.kind in _OF_YOUR_BRANCH or (label.kind == "verdict" and label.is_end):
        return "selection"
    if label.kind == "history" or (label.kind == "label" and (label.key is not None or label.is_end)):
        return "ink"
    if label.kind == "fork" and label.key is not None:
        return _FATES[fates[label.key]]
    return "ink-soft"


def _pointed(layout: Layout, hit: Hit, unit: float) -> Iterator[Figure]:
    if hit.kind == "branch":
        yield Curve(layout.route(hit.index).pieces)
    elif hit.kind == "course":
        for route in layout.routes:
            for stroke in route.strokes:
                if stroke.way.course == hit.index:
                    yield Curve(stroke.pieces)
    elif hit.kind == "hinge":
        # It may have several, one on each way on from an earlier hinge.
        for one in layout.diamonds:
            if one.split.hinge == hit.key:
                yield diamond(one.at, RINGED_DIAMOND * unit)
    elif hit.kind == "fork":
        node = next(node for node in layout.nodes if node.fork.id == hit.key)
        yield Circle(node.at, node.radius + 3)
    elif hit.kind == "event" and hit.index is not None:
        yield _vertical(layout.event_xs[hit.index], layout.axis_y - 0.55 * unit, layout.axis_y)


def _own(routes: Iterable[Route]) -> tuple[Curve, ...]:
    return tuple(Curve(route.own) for route in routes)


def _vertical(x: float, top: float, bottom: float) -> Line:
    return Line(Point(x, top), Point(x, bottom))
