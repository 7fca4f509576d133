"""Measuring text in the theme's fonts, and a pool of plain text items to show it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QGraphicsSimpleTextItem

from scenarios.drawing.ruler import ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QColor, QFont

    from gui.painting.paths import Colour
    from gui.theme import Theme
    from scenarios.drawing.geometry import Rect
    from scenarios.drawing.ruler import Role
    from scenarios.drawing.shapes import Text

_MOST_REMEMBERED = 4000


class FontRuler:
    """Measures text in the theme's fonts; what was measured once is remembered."""

    def __init__(self, theme: Theme, enlarged: float = 1.0) -> None:
        """Take the theme's fonts as they are now.

        Args:
            theme: The fonts.
            enlarged: How many times larger they are here.
        """
        self.enlarged = enlarged
        self.fonts: dict[Role, QFont] = {role: _larger(theme.font(role), enlarged) for role in ROLES}
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
    """All text of a drawing, as plain text items that are used again."""

    def __init__(self, layer: QGraphicsItem) -> None:
        self._layer = layer
        self._words: list[_Word] = []
        self._grounds: list[QGraphicsRectItem] = []

    def show(self, texts: Sequence[Text], fonts: Mapping[Role, QFont], colour: Colour) -> None:
        """Show these texts and no others."""
        while len(self._words) < len(texts):
            self._words.append(_Word(self._layer))
        for word, text in zip(self._words, texts, strict=False):
            word.show(text.text, text.rect, fonts[text.role], colour(text.colour))
        for word in self._words[len(texts) :]:
            word.item.setVisible(False)
        self._back([text for text in texts if text.ground], colour)

    def _back(self, texts: Sequence[Text], colour: Colour) -> None:
        """Put grounds behind these texts and no others."""
        while len(self._grounds) < len(texts):
            ground = QGraphicsRectItem(self._layer)
            ground.setZValue(-1)
            self._grounds.append(ground)
        for ground, text in zip(self._grounds, texts, strict=False):
            rect = text.rect
            ground.setRect(rect.x, rect.y, rect.width, rect.height)
            ground.setBrush(colour(text.ground))
            ground.setPen(colour(text.ground))
            ground.setVisible(True)
        for ground in self._grounds[len(texts) :]:
            ground.setVisible(False)
