"""The names on the map's lines: history, your branch, each diamond and each way on from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.drawing.geometry import Point, Rect
from scenarios.drawing.labels import ON_TEXT, Label, Obstacles, elided, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scenarios.drawing.frame import Frame
    from scenarios.drawing.labels import Kind
    from scenarios.drawing.layout import Node
    from scenarios.drawing.picture import Picture
    from scenarios.drawing.routes import Route
    from scenarios.drawing.ruler import Role, Ruler

WIDEST_HINGE, WIDEST_WAY = 0.7, 0.4  # of the map, the words on a diamond and on a way on from it
WIDEST_NAME = 0.75  # of the map, the name of your branch
MOST_ON_LINES = 9  # points of lines that the name of a way on may lie on; else it is left out
MOST_NAME_LINES = 4  # where names may not be cut
DIAMOND = 0.42  # heights of a line from the middle of a diamond to its corners
NAME_GAP = 0.2  # between a line and its name, in heights of a line of text


def line_labels(
    picture: Picture,
    ways: Sequence[Route],
    nodes: Sequence[Node],
    others: Sequence[Label],
    frame: Frame,
    bottom: float,
    ruler: Ruler,
) -> list[Label]:
    """The names written on the two lines that have one, where they lie on nothing."""
    obstacles = Obstacles(rects=[label.rect for label in others])
    obstacles.rects += [Rect(node.at.x, node.at.y, 0.0, 0.0).grown(node.radius) for node in nodes]
    if frame.whole:
        # Where nothing has to give way, nothing need lie on a diamond either: it has four corners.
        side, slim = DIAMOND * frame.unit, 0.2 * DIAMOND * frame.unit
        for x, y in (diamond.at for route in ways for diamond in route.diamonds):
            obstacles.rects.append(Rect(x - slim, y - side, 2 * slim, 2 * side))
            obstacles.rects.append(Rect(x - side, y - slim, 2 * side, 2 * slim))
    for route in ways:
        for line in (*route.lines, *(line for stroke in route.strokes for line in stroke.lines)):
            obstacles.add_line(line)
    found = [
        _name("history", picture.as_it_happened, ways[0], (ways[0].y, None), frame, bottom, obstacles, ruler)
    ]
    shown = next((route for route in ways[1:] if route.line.is_shown), None)
    obstacles.rects.append(found[0].rect)
    # The lanes say which of its courses are yours, where the branch on show has several ends.
    if shown is not None and shown.line.split is None:
        # Over or under all the lines of its lane: the colour says which of them it names.
        beside = [route.y for route in ways[1:] if route.line.lane == shown.line.lane]
        over = None if shown.line.lane == ways[0].line.lane else min(beside)
        span = (over, max(beside))
        # What is supposed stands whole in the sentence below: here it is told whole or not at all.
        widest = WIDEST_NAME * frame.right
        fitting = (words for words in picture.yours if ruler.width(words, "strong") <= widest)
        yours = next(fitting, picture.yours[-1])
        found.append(_name("branch", yours, shown, span, frame, bottom, obstacles, ruler))
        obstacles.rects.append(found[-1].rect)
    for route in ways:
        found += _split_labels(route, frame, bottom, obstacles, ruler)
    return found


def _split_labels(
    route: Route, frame: Frame, bottom: float, obstacles: Obstacles, ruler: Ruler
) -> list[Label]:
    """The name of each diamond, and of each way on from it."""
    found: list[Label] = []
    small, off = ruler.height("small"), 0.5 * frame.unit

    def place(kind: Kind, words_: str, key: str, widest: float, around: Sequence[Point]) -> None:
        for lines in _broken(words_, widest * frame.right, ruler, whole=frame.whole):
            width, height = max(ruler.width(line, "small") for line in lines), small * len(lines)
            rects = [
                Rect(
                    min(max(0.0, left), frame.right - width),
                    min(max(0.0, top), bottom - height),
                    width,
                    height,
                )
                for at in around
                for top in (at.y + 0.5 * off, at.y - 0.5 * off - height, at.y + off, at.y - off - height)
                for left in (at.x - width / 2, at.x + off, at.x - width - off)
            ]
            rect, cost = obstacles.best(rects)
            # Better no words than words over others: the sentence below the map has them all.
            if cost < (ON_TEXT if kind == "hinge" else MOST_ON_LINES):
                obstacles.rects.append(rect)
                for row, line in enumerate(lines):
                    box = Rect(rect.x, rect.y + row * small, ruler.width(line, "small"), small)
                    found.append(Label(kind, line, box, key=key, backed=cost > 0))
                return

    for diamond in route.diamonds:
        at = diamond.at
        around = [at, Point(at.x, at.y + off), Point(at.x, at.y - off), Point(at.x, at.y + 3 * off)]
        place("hinge", diamond.split.title, diamond.split.hinge, WIDEST_HINGE, around)
    for stroke in route.strokes:
        along = [piece.at(t) for piece in stroke.pieces for t in (0.5, 0.62, 0.75, 0.38, 0.9)]
        place("way", stroke.way.words, str(stroke.way.course), WIDEST_WAY, along)
    return found


def _broken(text: str, width: float, ruler: Ruler, *, whole: bool) -> list[list[str]]:
    """The text whole, on one line or two; where there is no place for it so, cut short on one.

    Where it may not be cut, whole on fewer and longer lines or on more and shorter ones.
    """
    if whole:
        found = (wrapped(text, share * width, "small", ruler) for share in (1.0, 0.6, 0.4))
        return [lines for lines in found if len(lines) <= MOST_NAME_LINES]
    lines = wrapped(text, width, "small", ruler)
    short = [elided(text, width, "small", ruler)]
    return [short] if len(lines) == 1 else [lines, short] if len(lines) == 2 else [short]


def _name(
    kind: Kind,
    text: str,
    route: Route,
    span: tuple[float | None, float | None],
    frame: Frame,
    bottom: float,
    obstacles: Obstacles,
    ruler: Ruler,
) -> Label:
    """A line's name in its best place, in small letters where large ones would lie on something."""
    best: tuple[int, Label] | None = None
    roles: tuple[Role, ...] = ("strong", "small")
    for role in roles:
        width, height = ruler.width(text, role), ruler.height(role)
        rect, cost = obstacles.best(_along(route, span, frame, bottom, width, height))
        if best is None or cost < best[0]:
            best = cost, Label(kind, text, rect, role, backed=cost > 0)
        if cost == 0:
            break
    assert best is not None  # noqa: S101 - there are two roles
    return best[1]


def _along(
    route: Route,
    span: tuple[float | None, float | None],
    frame: Frame,
    bottom: float,
    width: float,
    height: float,
) -> Iterator[Rect]:
    """Places for a name along the level part of a line, each row from the right to the left."""
    gap = NAME_GAP * frame.unit
    over, under = span
    rows: list[float] = []
    if over is not None:
        # Close to the line; a little farther, clear of the decisions' circles.
        rows += [over - gap - height, over - 2.2 * gap - height]
    if under is not None:
        rows.append(under + gap)
    rows = [y for y in rows if y >= 0.0 and y + height <= bottom] or [max(0.0, rows[0])]
    # Not quite at the end of the line, unless the line is hardly longer than its name.
    last = max(
        frame.right - width - 0.5 * frame.unit, min(frame.left, frame.right + 0.6 * frame.unit - width)
    )
    first = min(last, max(route.level_from, frame.left))
    steps = max(1, round((last - first) / frame.unit))
    for y in rows:
        for step in range(steps + 1):
            yield Rect(last - (last - first) * step / steps, y, width, height)
