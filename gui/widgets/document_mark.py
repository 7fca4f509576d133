"""The letter that stands for a document, in its small box; it must not know what the document says.

Used beside every outcome and every reason, so that a document looks the same everywhere. A document that does
not speak has a dashed box and a dim letter: the shape says it as well as the shade.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.widgets.polarity import Polarity

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gui.theme import Theme


def mark_font(theme: Theme) -> QFont:
    """The font of the letter."""
    font = theme.font("small")
    font.setBold(True)
    return font


def mark_size(theme: Theme, *, signed: bool = False) -> QSize:
    """The size of a mark's box at the theme's present scale.

    Args:
        theme: Where the font comes from.
        signed: Whether there must be room for a sign beside the letter.
    """
    line = QFontMetricsF(mark_font(theme)).height()
    height = math.ceil(line * 1.3)
    return QSize(math.ceil(height * 1.6) if signed else height, height)


def paint_document_mark(
    painter: QPainter,
    box: QRectF,
    theme: Theme,
    letter: str,
    *,
    speaks: bool = True,
    polarity: Polarity | None = None,
    signed: bool = False,
) -> None:
    """Draw one mark.

    Args:
        painter: Where to draw; its state is kept.
        box: The outer edge of the mark.
        theme: Colours and font.
        letter: The document's mark.
        speaks: Whether the document speaks here; otherwise dashed and dim.
        polarity: The sign of the document's own view, drawn to the right of the letter.
        signed: Keep the letter to the left even when there is no sign, so that letters line up.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.colour("ink-soft" if speaks else "line"), 1.0)
    if not speaks:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(theme.colour("panel") if speaks else Qt.BrushStyle.NoBrush)
    edge = box.adjusted(0.5, 0.5, -0.5, -0.5)
    radius = box.height() * 0.2
    painter.drawRoundedRect(edge, radius, radius)
    painter.setFont(mark_font(theme))
    letter_box = QRectF(box)
    if signed:
        letter_box.setWidth(box.width() * 0.56)
    if not speaks:
        font = theme.font("small")
        font.setBold(False)
        painter.setFont(font)
        letter_box = QRectF(box)
    painter.setPen(theme.colour("ink" if speaks else "disabled"))
    painter.drawText(letter_box, Qt.AlignmentFlag.AlignCenter, letter)
    if speaks and signed and polarity is not None:
        sign_box = QRectF(box)
        sign_box.setLeft(box.left() + box.width() * 0.48)
        sign_box.setRight(box.right() - box.width() * 0.06)
        painter.setPen(theme.colour(polarity.ink))
        painter.drawText(sign_box, Qt.AlignmentFlag.AlignCenter, polarity.value)
    painter.restore()


class DocumentMark(QWidget):
    """One document's mark, alone in its box."""

    def __init__(self, theme: Theme, letter: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letter = letter
        self._name = name
        self._speaks = True
        self._polarity: Polarity | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        theme.changed.connect(self._dress)

    def show_state(self, *, speaks: bool, polarity: Polarity | None = None) -> None:
        """Show whether the document speaks here and, if wished, to which side."""
        if (speaks, polarity) == (self._speaks, self._polarity):
            return
        resized = (polarity is None) != (self._polarity is None)
        self._speaks, self._polarity = speaks, polarity
        said = "does not speak here"
        if speaks:
            said = polarity.words if polarity is not None else ""
        self.setAccessibleName(f"{self._name}: {said}" if said else self._name)
        if resized:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The box at the present font size."""
        return mark_size(self._theme, signed=self._polarity is not None)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A mark is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the mark."""
        paint_document_mark(
            QPainter(self), QRectF(self.rect()), self._theme, self._letter,
            speaks=self._speaks, polarity=self._polarity, signed=self._polarity is not None,
        )  # fmt: skip

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
