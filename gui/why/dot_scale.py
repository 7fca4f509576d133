"""The legend above the dots of *Why*: which side is for and which against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from scenarios.drawing.dots import WIDTH

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gui.theme import Theme


class DotScale(QWidget):
    """The legend of the dots: which side is for and which against."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ems = WIDTH
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.setAccessibleName(self.tr("Dots left of the line argue against, dots right of it argue for"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the column of dots, a line high."""
        return QSize(self._theme.px(self._ems), self._theme.px(1.1))

    def set_width(self, ems: float) -> None:
        """Be as wide as the column of dots is now, in heights of a line."""
        self._ems = ems
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw both words, each in the colour of its side."""
        painter = QPainter(self)
        painter.setFont(self._theme.font("small-strong"))
        middle = self.rect().center().x()
        gap = self._theme.px(0.4)
        painter.setPen(self._theme.colour("against-text"))
        left = self.rect().adjusted(0, 0, middle - self.width() - gap, 0)
        level = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(left, Qt.AlignmentFlag.AlignRight | level, self.tr("← against"))
        painter.setPen(self._theme.colour("for"))
        right = self.rect().adjusted(middle + gap, 0, 0, 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignLeft | level, self.tr("for →"))
