"""A label that wraps anywhere it must, so that no text is ever cut off.

``QLabel`` breaks lines between words only: at twice the font size in a narrow column a long word runs out of
the card. This one breaks inside a word when nothing else helps, and takes its colour from the theme when it
paints.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.widgets.lettering import give_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from gui.theme import Theme
    from scenarios.drawing.ruler import Role

Alignment = Literal["left", "right"]

_LINE_BREAK = "\u2028"
_NARROWEST = 4.0  # times the height of a line: no label asks for less room
_REMEMBERED = 12
_ANY_WIDTH = 10_000.0  # pixels: a line that is measured need not fit anywhere


def wrapped(
    text: str,
    font: QFont,
    width: float,
    alignment: Alignment = "left",
    formats: Sequence[QTextLayout.FormatRange] = (),
) -> tuple[QTextLayout, float]:
    """Break plain text into lines no wider than ``width``.

    Args:
        text: Plain text; a line feed starts a new line.
        font: The font to measure with.
        width: The room there is, in pixels.
        alignment: To which side the lines are set.
        formats: Looks of parts of the text.

    Returns:
        The lines, ready to be drawn, and their height.
    """
    layout = QTextLayout(text.replace("\r\n", "\n").replace("\n", _LINE_BREAK), font)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if alignment == "right" else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if formats:
        layout.setFormats(formats)
    height = 0.0
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0.0, height))
        height += line.height()
        line = layout.createLine()
    layout.endLayout()
    return layout, height


def natural_width(text: str, font: QFont) -> int:
    """The width at which no line of the text needs breaking."""
    metrics = QFontMetricsF(font)
    return max((math.ceil(metrics.horizontalAdvance(line)) + 1 for line in text.splitlines()), default=0)


@lru_cache(maxsize=64)
def line_height(font: QFont) -> float:
    """The height of a line; there are hundreds of labels, and a handful of fonts, which nobody changes."""
    return wrapped("x", font, _ANY_WIDTH)[1]


class WrapLabel(QLabel):
    """Plain text in a colour and a font of the theme, as high as its width needs."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        role: Role = "body",
        colour: str = "ink",
        bold: bool | None = None,
        italic: bool = False,
        alignment: Alignment = "left",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role: Role = role
        self._colour = colour
        self._bold = bold
        self._italic = italic
        self._alignment: Alignment = alignment
        self._broken: dict[tuple[str, int], tuple[QTextLayout, float]] = {}
        self._coming = ""
        self._natural_text = ""
        self._natural: QSize | None = None
        self._line = 0.0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._dress()
        if text:
            self.setText(text)
        theme.changed.connect(self._dress)

    def set_colour(self, colour: str) -> None:
        """Change to another named colour of the theme."""
        if colour != self._colour:
            self._colour = colour
            self.update()

    def set_role(self, role: Role) -> None:
        """Change to another font of the theme."""
        if role != self._role:
            self._role = role
            self._dress()

    def set_bold(self, bold: bool | None) -> None:
        """Bold or not whatever the role says; None for as the role says."""
        if bold != self._bold:
            self._bold = bold
            self._dress()

    def show_text(self, text: str) -> None:
        """Set the text, and take no room when there is none."""
        if text != self.text():
            self.setText(text)
        if self.isHidden() != (not text):
            self.setVisible(bool(text))

    def keep_room_for(self, text: str) -> None:
        """Be as high as this text needs, whatever is said: what comes later then moves nothing below."""
        if text != self._coming:
            self._coming = text
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of the text broken to this width."""
        margins = self.contentsMargins()
        room = width - margins.left() - margins.right()
        height = self._lines(room)[1]
        if self._coming:
            height = max(height, wrapped(self._coming, self._font, room)[1])
        return math.ceil(height) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The text on as few lines as it has."""
        if self._natural is None or self._natural_text != self.text():
            self._natural_text = self.text()
            margins = self.contentsMargins()
            width = natural_width(self.text(), self._font) + margins.left() + margins.right()
            # Nothing wraps at this width: the lines need not be broken to be counted.
            height = math.ceil(self._line * len(self.text().splitlines()))
            self._natural = QSize(width, height + margins.top() + margins.bottom())
        return self._natural

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few letters wide: the rest wraps."""
        hint = self.sizeHint()
        line = math.ceil(self._line)
        return QSize(min(hint.width(), round(line * _NARROWEST)), min(hint.height(), line))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the lines in the theme's colour."""
        painter = QPainter(self)
        painter.setPen(self._theme.colour(self._colour))
        box = self.contentsRect()
        layout, height = self._lines(box.width())
        spare = max(0.0, (box.height() - height) / 2)
        layout.draw(painter, QPointF(box.x(), box.y() + spare))

    def _lines(self, width: int) -> tuple[QTextLayout, float]:
        # A reader goes back and forth between a few branches: their texts are worth remembering.
        key = (self.text(), width)
        found = self._broken.get(key)
        if found is None:
            if len(self._broken) >= _REMEMBERED:
                self._broken.clear()
            found = self._broken[key] = wrapped(self.text(), self._font, width, self._alignment)
        return found

    def _dress(self) -> None:
        # Not Qt's: with a style sheet in force, a widget that moves into a window gets its first font back.
        font = self._font = self._theme.font(self._role)
        if self._bold is not None:
            font.setBold(self._bold)
        font.setItalic(self._italic)
        self._broken.clear()
        self._natural = None
        self._line = line_height(font)
        give_font(self, font)
        self.updateGeometry()
        self.update()
