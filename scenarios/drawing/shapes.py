"""A drawing as values: paths, texts and their colours by name; whoever paints it knows fonts and colours.

Lengths are in the unit of the ruler with which the drawing was laid out, y grows downwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from scenarios.drawing.geometry import Cubic, Point, Rect
    from scenarios.drawing.ruler import Role

Anchor = Literal["start", "middle", "end"]

DASHES = (3.0, 2.2)
"""A dash and the gap after it, in widths of the line."""


class Line(NamedTuple):
    """A straight line."""

    start: Point
    end: Point


class Curve(NamedTuple):
    """Curves that follow one another."""

    pieces: tuple[Cubic, ...]


class Circle(NamedTuple):
    """A circle by its middle."""

    at: Point
    radius: float


class Polygon(NamedTuple):
    """A closed figure by its corners."""

    corners: tuple[Point, ...]


class Box(NamedTuple):
    """An upright rectangle, its corners rounded where there is a radius."""

    rect: Rect
    radius: float = 0.0


Figure: TypeAlias = Line | Curve | Circle | Polygon | Box


class Ink(Struct, frozen=True):
    """How figures look.

    Attributes:
        line: The colour of their lines; none where it is empty.
        width: How thick the lines are.
        dashed: Whether the lines are dashed, by `DASHES`; their ends are then flat.
        flat: Whether the lines end where they end; else they have round ends.
        fill: The colour inside; none where it is empty.
    """

    line: str = ""
    width: float = 1.0
    dashed: bool = False
    flat: bool = False
    fill: str = ""


class Path(Struct, frozen=True):
    """Figures that look the same.

    Attributes:
        ink: How they look.
        figures: The figures.
        level: Higher ones lie over lower ones; of the same level the later ones over the earlier.
    """

    ink: Ink
    figures: tuple[Figure, ...]
    level: int = 0


class Text(Struct, frozen=True):
    """A line of text, over all paths.

    Attributes:
        text: What it says.
        rect: Where it stands, as the ruler measured it.
        role: Its font.
        colour: Its colour.
        anchor: Which end of it keeps its place where another font makes it wider or narrower.
        ground: The colour of a ground behind it, where it lies over lines; none where it is empty.
    """

    text: str
    rect: Rect
    role: Role
    colour: str
    anchor: Anchor = "start"
    ground: str = ""


class Shapes(Struct, frozen=True):
    """A drawing.

    Attributes:
        size: Width and height.
        paths: Its lines and figures.
        texts: Its words.
    """

    size: tuple[float, float]
    paths: tuple[Path, ...]
    texts: tuple[Text, ...]

    def in_order(self) -> list[Path]:
        """The paths that have figures, those that lie lowest first."""
        return sorted((path for path in self.paths if path.figures), key=lambda path: path.level)


def diamond(at: Point, side: float) -> Polygon:
    """The sign of a hinge, `side` from its middle to each corner."""
    x, y = at
    return Polygon(
        (at._replace(y=y - side), at._replace(x=x + side), at._replace(y=y + side), at._replace(x=x - side))
    )
