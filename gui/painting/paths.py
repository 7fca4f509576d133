"""Paths of a drawing as Qt has them: painter paths, pens and brushes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen

from scenarios.drawing.shapes import DASHES, Box, Circle, Curve, Line, Polygon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QColor, QPainter

    from scenarios.drawing.shapes import Figure, Ink, Path

Colour: TypeAlias = "Callable[[str], QColor]"
"""Gives a colour by its name."""


def path_of(figures: Iterable[Figure]) -> QPainterPath:
    """Return one painter path for all these figures."""
    path = QPainterPath()
    for figure in figures:
        _add(path, figure)
    return path


def _add(path: QPainterPath, figure: Figure) -> None:
    match figure:
        case Curve(pieces):
            path.moveTo(*pieces[0].start)
            for piece in pieces:
                path.cubicTo(*piece.pull, *piece.push, *piece.end)
        case Line(start, end):
            path.moveTo(*start)
            path.lineTo(*end)
        case Circle(at, radius):
            path.addEllipse(QPointF(*at), radius, radius)
        case Polygon(corners):
            path.moveTo(*corners[0])
            for corner in corners[1:]:
                path.lineTo(*corner)
            path.closeSubpath()
        case Box(rect, radius):
            path.addRoundedRect(rect.x, rect.y, rect.width, rect.height, radius, radius)


def pen_of(ink: Ink, colour: Colour) -> QPen:
    """Return the pen for the lines of figures that look so."""
    if not ink.line:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(colour(ink.line), ink.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if ink.flat or ink.dashed else Qt.PenCapStyle.RoundCap)
    if ink.dashed:
        pen.setDashPattern(DASHES)
    return pen


def brush_of(ink: Ink, colour: Colour) -> QBrush:
    """Return the brush for the inside of figures that look so."""
    return QBrush(colour(ink.fill)) if ink.fill else QBrush(Qt.BrushStyle.NoBrush)


def paint_paths(painter: QPainter, paths: Iterable[Path], colour: Colour) -> None:
    """Paint paths in the order in which they are given."""
    for path in paths:
        painter.setPen(pen_of(path.ink, colour))
        painter.setBrush(brush_of(path.ink, colour))
        painter.drawPath(path_of(path.figures))
