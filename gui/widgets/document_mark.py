"""The letter that stands for a document, in its small box.

Used beside every outcome and every reason, so that a document looks the same everywhere. A document that does
not speak has a dashed box and a dim letter; one that the reading does not hear has no box, and its letter is
struck out: the shape says it as well as the shade.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.tips import plain_tip
from gui.widgets.polarity import Polarity
from scenarios.telling.language import filled, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gui.theme import Theme


def mark_font(theme: Theme) -> QFont:
    """The font of the letter."""
    return theme.font("small-strong")


def mark_size(theme: Theme, *, signed: bool = False) -> QSize:
    """The size of a mark's box at the theme's present scale.

    Args:
        theme: Where the font comes from.
        signed: Whether there must be room for a sign beside the letter.
    """
    line = QFontMetricsF(mark_font(theme)).height()
    height = math.ceil(line * 1.3)
    return QSize(math.ceil(height * 1.6) if signed else height, height)


def mark_picture(
    theme: Theme,
    letter: str,
    ratio: float,
    *,
    speaks: bool = True,
    heard: bool = True,
    polarity: Polarity | None = None,
    signed: bool = False,
) -> QImage:
    """Draw one mark, at the size that `mark_size` says.

    Args:
        theme: Colours and font.
        letter: The document's mark.
        ratio: Pixels of the screen to one of ours.
        speaks: Whether the document speaks here; otherwise dashed and dim.
        heard: Whether the reading hears the document; otherwise struck out, without a box.
        polarity: The sign of the document's own view, drawn to the right of the letter.
        signed: Keep the letter to the left even when there is no sign, so that letters line up.

    Returns:
        The picture; not to be changed, since the same one is returned again.
    """
    names = ("ink-soft", "panel", "ink") if speaks and heard else ("line", "panel", "disabled")
    line, ground, ink = (theme.colour(name).name() for name in names)
    speaks = speaks and heard
    sign = polarity if speaks and signed else None
    size = mark_size(theme, signed=signed)
    return _picture(
        _Look(
            letter, speaks, heard, signed, sign, size.width(), size.height(), ratio,
            mark_font(theme).toString(),
            line, ground, ink, theme.colour(sign.ink).name() if sign is not None else "",
        )
    )  # fmt: skip


def on_pixels(widget: QWidget, at: QPointF) -> QPointF:
    """The place on a widget next to this, up or left, that lies on a whole pixel of the screen.

    On a screen with, say, three pixels to two of ours a picture elsewhere would lose a line of its edge.
    """
    ratio = widget.devicePixelRatioF()
    if ratio.is_integer():
        return at
    off = widget.mapTo(widget.window(), QPoint(0, 0))
    x, y = (at.x() + off.x()) * ratio, (at.y() + off.y()) * ratio
    return QPointF(math.floor(x) / ratio - off.x(), math.floor(y) / ratio - off.y())


class _Look(NamedTuple):
    """All that a mark's picture depends on."""

    letter: str
    speaks: bool
    heard: bool
    signed: bool
    sign: Polarity | None
    width: int
    height: int
    ratio: float
    font: str
    line: str
    ground: str
    ink: str
    sign_ink: str


@lru_cache(maxsize=512)
def _picture(look: _Look) -> QImage:
    """A mark, drawn once: every card shows several, and there are few different ones."""
    width, height = math.ceil(look.width * look.ratio), math.ceil(look.height * look.ratio)
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(look.ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, 0, look.width, look.height)
    pen = QPen(QColor(look.line), 1.0)
    if not look.speaks:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(QColor(look.ground) if look.speaks else Qt.BrushStyle.NoBrush)
    radius = box.height() * 0.2
    # Elsewhere the widget's own edge falls between pixels, and would take the line with it.
    inset = 0.5 if look.ratio.is_integer() else 1.0
    if look.heard:
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
    font = QFont()
    font.fromString(look.font)
    font.setBold(look.speaks)
    painter.setFont(font)
    letter_box = QRectF(box)
    if look.signed and look.speaks:
        letter_box.setWidth(box.width() * 0.56)
    painter.setPen(QColor(look.ink))
    painter.drawText(letter_box, Qt.AlignmentFlag.AlignCenter, look.letter)
    if not look.heard:
        middle, half = box.center(), QFontMetricsF(font).horizontalAdvance(look.letter) * 0.5 + 3
        painter.drawLine(QPointF(middle.x() - half, middle.y()), QPointF(middle.x() + half, middle.y()))
    if look.sign is not None:
        painter.setPen(QColor(look.sign_ink))
        sign_box = QRectF(box)
        sign_box.setLeft(box.width() * 0.48)
        sign_box.setRight(box.width() * 0.94)
        painter.drawText(sign_box, Qt.AlignmentFlag.AlignCenter, look.sign.value)
    painter.end()
    return image


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
        self._name_it(name)
        theme.changed.connect(self._dress)

    def show_state(self, *, speaks: bool, polarity: Polarity | None = None) -> None:
        """Show whether the document speaks here and, if wished, to which side."""
        if (speaks, polarity) == (self._speaks, self._polarity):
            return
        resized = (polarity is None) != (self._polarity is None)
        self._speaks, self._polarity = speaks, polarity
        said = tr("does not speak here")
        if speaks:
            said = polarity.words if polarity is not None else ""
        self._name_it(filled("{}: {}", self._name, said) if said else self._name)
        if resized:
            self.updateGeometry()
        self.update()

    def _name_it(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The box at the present font size."""
        return mark_size(self._theme, signed=self._polarity is not None)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A mark is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the mark."""
        picture = mark_picture(
            self._theme, self._letter, self.devicePixelRatioF(),
            speaks=self._speaks, polarity=self._polarity, signed=self._polarity is not None,
        )  # fmt: skip
        QPainter(self).drawImage(on_pixels(self, QPointF(0, 0)), picture)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
