"""A board on which pyqtgraph shows shapes: few items, each of many figures, that are used again.

The board is fixed: one unit is one pixel, nothing zooms, pans or opens a menu.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItemGroup, QGraphicsPathItem

from gui.painting.paths import brush_of, path_of, pen_of
from gui.painting.plotting import ViewBox
from gui.painting.texts import TextLayer

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from gui.painting.paths import Colour
    from scenarios.drawing.ruler import Role
    from scenarios.drawing.shapes import Figure, Ink, Path, Shapes

_OVER_PATHS = 1000  # the level of texts


class Board(ViewBox):  # type: ignore[misc]  # pyqtgraph has no types
    """Shows shapes, and one path of its own for what is pointed at."""

    def __init__(self) -> None:
        super().__init__(enableMouse=False, enableMenu=False, invertY=True, defaultPadding=0.0)
        self._items: list[_PathItem] = []
        self._over = self._item()
        group = QGraphicsItemGroup()
        group.setZValue(_OVER_PATHS)
        self.addItem(group, ignoreBounds=True)
        self._texts = TextLayer(group)

    def show_shapes(self, shapes: Shapes, fonts: dict[Role, QFont], colour: Colour) -> None:
        """Show a drawing and no other."""
        self.setRange(QRectF(0.0, 0.0, *shapes.size), padding=0)
        while len(self._items) < len(shapes.paths):
            self._items.append(self._item())
        for item, path in zip(self._items, shapes.paths, strict=False):
            item.show_path(path, colour)
        for item in self._items[len(shapes.paths) :]:
            item.setVisible(False)
        self._texts.show(shapes.texts, fonts, colour)

    def show_pointed(self, path: Path, colour: Colour) -> None:
        """Show what is pointed at."""
        self._over.show_path(path, colour)

    def dress(self) -> None:
        """Take the colours anew at the next drawing: they are others now."""
        for item in (self._over, *self._items):
            item.ink = None

    def _item(self) -> _PathItem:
        item = _PathItem()
        self.addItem(item, ignoreBounds=True)
        return item


class _PathItem(QGraphicsPathItem):
    """A path, touched only where something about it is new."""

    def __init__(self) -> None:
        super().__init__()
        self.ink: Ink | None = None
        self._figures: tuple[Figure, ...] = ()

    def show_path(self, path: Path, colour: Colour) -> None:
        if path.ink != self.ink:
            self.ink = path.ink
            self.setPen(pen_of(path.ink, colour))
            self.setBrush(brush_of(path.ink, colour))
        if path.figures or self._figures:
            self._figures = path.figures
            self.setPath(path_of(path.figures))
        self.setZValue(path.level)
        self.setVisible(True)
