"""The strokes of the branch map: how circles look, pens, and paths of many lines; it places nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QPen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QColor

    from gui.branches.geometry import Cubic, Point
    from gui.branches.layout import Node
    from gui.branches.routes import Route


@dataclass(frozen=True)
class Look:
    """How the circle of a decision is filled and edged; no edge where there is no colour for it."""

    fill: str
    edge: str = ""


TAKEN, DEPARTURE, HOLLOW = (
    Look("ink", "surface"),
    Look("selection", "surface"),
    Look("surface", "disabled"),
)
# Out of play: a dot in the trunk, lighter or darker.
DOT, DIM_DOT = Look("surface"), Look("disabled")
LOOKS = (DIM_DOT, DOT, HOLLOW, TAKEN, DEPARTURE)  # those drawn last lie on top


def look_of(node: Node) -> Look:
    """How the circle of this decision looks."""
    fate = node.fork.fate
    if fate == "departure":
        return DEPARTURE
    if node.fork.in_play:
        return TAKEN if fate == "actual" else HOLLOW
    return DOT if fate == "actual" else DIM_DOT


def pen_of(colour: QColor, width: float, *, dashed: bool = False) -> QPen:
    """A pen for lines."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if dashed else Qt.PenCapStyle.RoundCap)
    if dashed:
        pen.setDashPattern([3.0, 2.2])
    return pen


def add_line(path: QPainterPath, x: float, y: float, to_x: float, to_y: float) -> None:
    """Add a straight line to a path."""
    path.moveTo(x, y)
    path.lineTo(to_x, to_y)


def path_of(routes: Iterable[Route], *, whole: bool = False) -> QPainterPath:
    """One path for all these ways, of each its own pieces or the whole of it."""
    path = QPainterPath()
    for route in routes:
        add_pieces(path, route.pieces if whole else route.own)
    return path


def add_pieces(path: QPainterPath, pieces: Sequence[Cubic]) -> None:
    """Add curves that follow one another to a path."""
    path.moveTo(*pieces[0].start)
    for piece in pieces:
        path.cubicTo(*piece.pull, *piece.push, *piece.end)


def add_diamond(path: QPainterPath, at: Point, side: float) -> None:
    """Add the sign of a hinge to a path."""
    path.moveTo(at.x, at.y - side)
    for x, y in ((side, 0.0), (0.0, side), (-side, 0.0)):
        path.lineTo(at.x + x, at.y + y)
    path.closeSubpath()
