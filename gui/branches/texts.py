"""Measuring and drawing text on the map: a ruler made of the theme's fonts and a pool of plain text items."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QGraphicsSimpleTextItem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QColor, QFont

    from gui.branches.geometry import Rect
    from gui.branches.labels import Role
    from gui.theme import Theme

_ROLES: tuple[Role, ...] = ("body", "small", "strong")
_MOST_REMEMBERED = 4000


class FontRuler:
    """Measures text in the theme's fonts; what was measured once is remembered."""

    def __init__(self, theme: Theme, enlarged: float = 1.0) -> None:
        """Take the theme's fonts as they are now.

        Args:
            theme: The fonts.
            enlarged: How many times larger they are on the map.
        """
        self.enlarged = enlarged
        self.fonts: dict[Role, QFont] = {role: _larger(theme.font(role), enlarged) for role in _ROLES}
        self._metrics = {role: QFontMetricsF(font) for role, font in self.fonts.items()}
        self._heights = {role: float(math.ceil(metrics.height())) for role, metrics in self._metrics.items()}
        self._widths: dict[tuple[str, Role], float] = {}

    def width(self, text: str, role: Role) -> float:
        """How wide a line of text is."""
        width = self._widths.get((text, role))
        if width is None:
            if len(self._widths) > _MOST_REMEMBERED:
                self._widths.clear()
            width = self._widths[text, role] = math.ceil(self._metrics[role].horizontalAdvance(text)) + 1.0
        return width

    def height(self, role: Role) -> float:
        """How high a line of text is."""
        return self._heights[role]


def _larger(font: QFont, times: float) -> QFont:
    font.setPointSizeF(round(font.pointSizeF() * times, 1))
    return font


class _Word:
    """One text item, touched only where something about it is new."""

    def __init__(self, layer: QGraphicsItem) -> None:
        self.item = QGraphicsSimpleTextItem(layer)
        self._font: QFont | None = None
        self._colour: QColor | None = None

    def show(self, text: str, rect: Rect, font: QFont, colour: QColor) -> None:
        if self.item.text() != text:
            self.item.setText(text)
        if self._font is not font:
            self._font = font
            self.item.setFont(font)
        if self._colour != colour:
            self._colour = colour
            self.item.setBrush(colour)
        self.item.setPos(round(rect.x), round(rect.y))
        self.item.setVisible(True)


class TextLayer:
    """All text of the map, as plain text items that are used again."""

    def __init__(self, layer: QGraphicsItem) -> None:
        self._layer = layer
        self._words: list[_Word] = []
        self._grounds: list[QGraphicsRectItem] = []

    def show(self, texts: Iterable[tuple[str, Rect, QFont, QColor]]) -> None:
        """Show these texts and no others, each in its place, font and colour."""
        used = 0
        for text, rect, font, colour in texts:
            if used == len(self._words):
                self._words.append(_Word(self._layer))
            self._words[used].show(text, rect, font, colour)
            used += 1
        for word in self._words[used:]:
            word.item.setVisible(False)

    def back(self, rects: Iterable[Rect], colour: QColor) -> None:
        """Put a ground of that colour behind these places and no others."""
        used = 0
        for rect in rects:
            if used == len(self._grounds):
                ground = QGraphicsRectItem(self._layer)
                ground.setPen(colour)
                ground.setZValue(-1)
                self._grounds.append(ground)
            ground = self._grounds[used]
            ground.setRect(rect.x, rect.y, rect.width, rect.height)
            ground.setBrush(colour)
            ground.setPen(colour)
            ground.setVisible(True)
            used += 1
        for ground in self._grounds[used:]:
            ground.setVisible(False)
