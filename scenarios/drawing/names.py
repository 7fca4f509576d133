"""The names on the map's lines: history, your branch, each diamond and each way on from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from msgspec import Struct, field

from scenarios.drawing.geometry import Cubic, Point, Rect
from scenarios.drawing.ground import HALF, HALF_THIN, Ground
from scenarios.drawing.labels import Label, broken
from scenarios.drawing.placing import Offer, Place, Wanted, around, arranged, beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scenarios.drawing.frame import Frame
    from scenarios.drawing.ground import Numbers
    from scenarios.drawing.labels import Kind
    from scenarios.drawing.layout import Node
    from scenarios.drawing.picture import Picture
    from scenarios.drawing.routes import Route, Stroke
    from scenarios.drawing.ruler import Role, Ruler

WIDEST_NAME = 0.75  # of the map, the name of your branch
MOST_LINES = 4
DIAMOND = 0.42  # heights of a line from the middle of a diamond to its corners
NAME_GAP = 0.2  # between a line and its name, in heights of a line of text
REACH = 0.8  # heights of a line of text; a name that stands farther from its line names nothing
THIN, COURSE, THICK = 2 * HALF_THIN, 0.17, 2 * HALF  # how thick lines are, in heights of a line of text

# How much is lost without a name, in heights of a line of text that another would rather be moved: what your
# branch turns on, and which it is, are the last to go; history is told by its colour, too.
WORTHS: dict[Kind, float] = {"history": 20.0, "branch": 40.0, "hinge": 40.0, "way": 10.0}
SMALLER = 1.0  # what it costs to take small letters
A_LINE_MORE = 0.15  # what it costs to break words once more
NAME_BROKEN = 1.2  # what it costs to break the name of a line
ENOUGH = 4  # places for it among which to choose
ACROSS = 0.4  # what it costs not to stand level with a diamond or amid it
STEP = 0.6  # heights of a line between places that are tried all over the map
ASLANT = (
    0.0,
    2.0,
    4.0,
    7.0,
)  # heights of a line, how much farther aside a name may stand that has a leader line


class Leader(NamedTuple):
    """A line from a diamond to its name, where that does not stand beside it."""

    start: Point
    end: Point


class Named(Struct):
    """The names that have a place.

    Attributes:
        labels: The names, line by line.
        leaders: Lines to those that stand off.
    """

    labels: list[Label] = field(default_factory=list)
    leaders: list[Leader] = field(default_factory=list)


def line_labels(
    picture: Picture,
    ways: Sequence[Route],
    nodes: Sequence[Node],
    others: Sequence[Label],
    leaders: Sequence[tuple[float, float, float]],
    frame: Frame,
    bottom: float,
    ruler: Ruler,
) -> Named:
    """The names written on lines and diamonds, where they lie on nothing.

    Args:
        picture: What is to be shown.
        ways: The branches.
        nodes: The decisions.
        others: The words that have their places already.
        leaders: The x, top and bottom of the upright lines to decisions' labels.
        frame: The margins.
        bottom: How far down names may stand.
        ruler: Measures text.
    """
    unit = frame.unit
    ground = Ground(Rect(0.0, 0.0, frame.right + 0.6 * unit, bottom), unit)
    ground.rects += [label.rect for label in others]
    ground.circles += [(node.at, node.radius) for node in nodes]
    ground.diamonds += [(one.at, DIAMOND * unit) for route in ways for one in route.diamonds]
    for leader in leaders:
        ground.add_leader(*leader)
    strokes: dict[int, int] = {}
    columns: dict[int, int] = {}
    for route in ways:
        thick = not route.line.leaves or route.line.is_shown
        pieces = route.pieces if route.line.is_shown else route.own
        columns[route.index] = ground.add_stroke(pieces, thick=thick)
        for stroke in route.strokes:
            strokes[id(stroke)] = ground.add_stroke(stroke.pieces, thick=True)
    wanted = [_history(picture, ways, ground, columns, frame, ruler)]
    shown = next((route for route in ways[1:] if route.line.is_shown), None)
    # The lanes say which of its courses are yours, where the branch on show has several ends.
    if shown is not None and shown.line.split is None:
        wanted.append(_branch(picture, ways, shown, ground, columns, frame, ruler))
    first = len(wanted)
    wanted += _hinges(ways, ground, frame, ruler)
    hinges = slice(first, len(wanted))
    answers = {text.lane: text.label for text in picture.lanes}
    for route in ways:
        for stroke in route.strokes:
            # Beside its lane the answer stands already.
            if stroke.way.split is not None or answers.get(stroke.way.lane) != stroke.way.words:
                wanted.append(_way(stroke, ground, strokes[id(stroke)], frame, ruler))
    found = arranged(wanted)
    if any(place is None and _is_sought(one) for one, place in zip(wanted, found, strict=True)):
        wanted[hinges] = _hinges(ways, ground, frame, ruler, anywhere=True)
        found = arranged(wanted)
    named = Named()
    for one, place in zip(wanted, found, strict=True):
        if place is not None:
            named.labels += _written(one, place, ruler)
            if place.leader is not None:
                named.leaders.append(Leader(*place.leader))
    return named


def _is_sought(one: Wanted) -> bool:
    """Whether more room is looked for: for a hinge, or where a hinge has taken that of history."""
    return one.kind == "hinge" or (one.kind == "history" and bool(one.places))


def _written(one: Wanted, place: Place, ruler: Ruler) -> Iterator[Label]:
    height = ruler.height(place.role)
    for row, line in enumerate(place.lines):
        rect = Rect(place.rect.x, place.rect.y + row * height, ruler.width(line, place.role), height)
        yield Label(one.kind, line, rect, place.role, one.key)


def _history(
    picture: Picture,
    ways: Sequence[Route],
    ground: Ground,
    columns: dict[int, int],
    frame: Frame,
    ruler: Ruler,
) -> Wanted:
    trunk = ways[0]
    words = [picture.as_it_happened]
    places = _level(trunk, words, (trunk.y, trunk.y), ground, columns[trunk.index], frame, ruler)
    return Wanted("history", None, WORTHS["history"], places)


def _branch(
    picture: Picture,
    ways: Sequence[Route],
    shown: Route,
    ground: Ground,
    columns: dict[int, int],
    frame: Frame,
    ruler: Ruler,
) -> Wanted:
    # Over or under all the lines of its lane: the colour says which of them it names.
    beside_it = [route.y for route in ways[1:] if route.line.lane == shown.line.lane]
    at_trunk = shown.line.lane == ways[0].line.lane
    span = (shown.y if at_trunk else min(beside_it), max(beside_it))
    # What is supposed stands whole in the sentence below: here it is told whole or not at all.
    widest = WIDEST_NAME * frame.right
    fitting = [words for words in picture.yours if ruler.width(words, "strong") <= widest]
    places = _level(shown, fitting or [picture.yours[-1]], span, ground, columns[shown.index], frame, ruler)
    return Wanted("branch", None, WORTHS["branch"], places)


def _level(
    route: Route,
    words: Sequence[str],
    span: tuple[float, float],
    ground: Ground,
    own: int,
    frame: Frame,
    ruler: Ruler,
) -> tuple[Place, ...]:
    """Places for a name over or under the level part of a line, from the right to the left."""
    over, under = span
    gap, unit = NAME_GAP * frame.unit, frame.unit
    offers = []
    roles: tuple[Role, ...] = ("strong", "small")
    for briefer, text in enumerate(words):
        for dearer, role in enumerate(roles):
            for lines, width, height in _ways_to_break(text, role, ruler, 2):
                last = max(0.0, frame.right - width - 0.5 * unit)
                first = min(last, max(route.level_from, frame.left))
                xs = np.linspace(last, first, max(2, round((last - first) / (0.9 * unit))))
                lower = (1.0 if route.line.is_shown else 0.5) * THICK * unit
                # Close to the line; a little farther, clear of the decisions' circles.
                tops = np.array(
                    [over - times * gap - height - lower for times in (0.6, 1.6, 3.0)]
                    + [under + times * gap + lower for times in (0.6, 1.6, 3.0)]
                )
                corners, costs = _crossed(xs, tops, np.array([0.0, 0.2, 0.5, 0.4, 0.6, 0.9]))
                costs += 0.8 * (last - corners[:, 0]) / max(1.0, frame.right)
                costs += SMALLER * dearer + 3.0 * briefer + NAME_BROKEN * (len(lines) - 1)
                offers.append(Offer(lines, role, width, height, corners, costs))
    reach = max(2.0 * unit, under - over + unit)
    # Mostly the first way of writing it has places enough; its colour tells it from lines that are as near.
    found = beside(ground, offers[:1], own, reach, unit, alone=False)
    return found if len(found) >= ENOUGH else beside(ground, offers, own, reach, unit, alone=False)


def _hinges(
    ways: Sequence[Route], ground: Ground, frame: Frame, ruler: Ruler, *, anywhere: bool = False
) -> Iterator[Wanted]:
    """The name of each hinge, once, at whichever of its diamonds has the best place for it.

    Args:
        ways: The branches.
        ground: What is drawn already.
        frame: The margins.
        ruler: Measures text.
        anywhere: Whether to look for places all over the map, too.
    """
    unit = frame.unit
    side = DIAMOND * unit
    diamonds = [one for route in ways for one in route.diamonds]
    hinges = {one.split.hinge: one.split.title for one in diamonds}
    for depth, (hinge, title) in enumerate(hinges.items()):
        places: list[Place] = []
        sizes = list(_ways_to_break(title, "small", ruler, MOST_LINES))
        for one in diamonds:
            if one.split.hinge != hinge:
                continue
            rivals = [other.at for other in diamonds if other.split.hinge != hinge]
            near, far = [], []
            for lines, width, height in sizes:
                corners, costs = _round(one.at, side, width, height, unit)
                near.append(Offer(lines, "small", width, height, corners, costs + A_LINE_MORE * len(lines)))
                corners = _all_over(ground.bounds, width, height, STEP * unit)
                costs = np.full(len(corners), ACROSS + A_LINE_MORE * len(lines))
                far.append(Offer(lines, "small", width, height, corners, costs))
            places += around(ground, near, one.at, side, rivals, unit)
            if anywhere:
                places += around(ground, far, one.at, side, rivals, unit)
        yield Wanted("hinge", hinge, WORTHS["hinge"] - depth, tuple(sorted(places, key=lambda one: one.cost)))


def _round(at: Point, side: float, width: float, height: float, unit: float) -> tuple[Numbers, Numbers]:
    """Corners of places all around a diamond, ever farther off, and what each costs beside its distance."""
    gaps = np.array([0.12, 0.35, 0.8, 1.4, 2.1, 3.0, 4.0, 5.2]) * unit
    found: list[tuple[float, float, float]] = []
    for gap in (float(each) for each in gaps):
        off = side + gap
        across = ((at.x - width / 2, 0.0), (at.x - side, 0.1), (at.x + side - width, 0.1))
        aslant = [
            (x, ACROSS) for far in ASLANT for x in (at.x + off + far * unit, at.x - off - far * unit - width)
        ]
        for x, cost in (*across, *aslant):
            found += [(x, at.y + off, cost), (x, at.y - off - height, cost)]
        for y, cost in ((at.y - height / 2, 0.1), (at.y - side, ACROSS), (at.y + side - height, ACROSS)):
            found += [(at.x + off, y, cost), (at.x - off - width, y, cost)]
    rows = np.array(found)
    return rows[:, :2], rows[:, 2]


def _all_over(bounds: Rect, width: float, height: float, step: float) -> Numbers:
    """Corners of places all over the map."""
    xs = np.arange(bounds.x, max(bounds.x, bounds.right - width) + step, step)
    ys = np.arange(bounds.y, max(bounds.y, bounds.bottom - height) + step, step)
    return _crossed(xs, ys, np.zeros(len(ys)))[0]


def _way(stroke: Stroke, ground: Ground, own: int, frame: Frame, ruler: Ruler) -> Wanted:
    """The name of a way on from a diamond: over, under or beside the stroke, wherever it is alone."""
    unit = frame.unit
    points = _steps(stroke.pieces, 0.7 * unit)
    length = max(1, len(points) - 1)
    along = np.abs(np.arange(len(points)) / length - 0.6)  # amid the way, rather than at its ends
    offers = []
    for lines, width, height in _ways_to_break(stroke.way.words, "small", ruler, 3):
        corners, costs = [], []
        for gap in (0.22 * unit, 0.45 * unit, 0.75 * unit):
            for x, over in ((width / 2, 0.0), (0.0, 0.1), (width, 0.1)):
                corners += [points - (x, height + gap), points - (x, -gap)]
                costs += [along + over, along + over + 0.05]
            corners += [points - (-gap, height / 2), points - (gap + width, height / 2)]
            costs += [along + 0.1, along + 0.1]
        dear = np.concatenate(costs) + A_LINE_MORE * (len(lines) - 1)
        offers.append(Offer(lines, "small", width, height, np.vstack(corners), dear))
    places = beside(ground, offers, own, REACH * unit, unit)
    worth = WORTHS["way"] + (1.0 if stroke.way.course == 0 else 0.0)
    return Wanted("way", f"{stroke.way.course} {stroke.way.words}", worth, places)


def _ways_to_break(
    text: str, role: Role, ruler: Ruler, most: int
) -> Iterator[tuple[tuple[str, ...], float, float]]:
    """The words on one line, on two and so on, as narrow as each allows, with width and height."""
    for lines in broken(text, role, ruler, most):
        yield lines, max(ruler.width(line, role) for line in lines), ruler.height(role) * len(lines)


def _crossed(xs: Numbers, ys: Numbers, costs: Numbers) -> tuple[Numbers, Numbers]:
    """Every x with every y, and the cost of the y."""
    across, down = np.meshgrid(xs, ys)
    return np.column_stack([across.ravel(), down.ravel()]), np.repeat(costs, len(xs))


def _steps(pieces: Sequence[Cubic], spacing: float) -> Numbers:
    """Points along curves, about so far apart."""
    found = []
    for piece in pieces:
        length = abs(piece.end.x - piece.start.x) + abs(piece.end.y - piece.start.y)
        count = max(2, round(length / spacing))
        found += [piece.at(step / count) for step in range(1, count + 1)]
    return np.array(found)
