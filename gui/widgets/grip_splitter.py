"""A splitter whose handles can be seen: what can be dragged looks so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSplitter, QSplitterHandle

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gui.theme import Theme

_DOTS = 3
_APART, _RADIUS = 0.35, 0.09  # heights of a line


class GripSplitter(QSplitter):
    """A splitter with three dots on each handle."""

    def __init__(self, orientation: Qt.Orientation, theme: Theme) -> None:
        super().__init__(orientation)
        self.theme = theme

    def createHandle(self) -> QSplitterHandle:  # noqa: N802 - Qt's name
        """A handle that shows itself."""
        return _Grip(self.orientation(), self)


class _Grip(QSplitterHandle):
    def __init__(self, orientation: Qt.Orientation, splitter: GripSplitter) -> None:
        super().__init__(orientation, splitter)
        self._theme = splitter.theme

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the dots along the handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("ink-soft"))
        unit = self._theme.px(10.0) / 10
        middle = QPointF(self.rect().center())
        upright = self.orientation() == Qt.Orientation.Horizontal
        for number in range(_DOTS):
            off = (number - (_DOTS - 1) / 2) * _APART * unit
            painter.drawEllipse(
                middle + (QPointF(0, off) if upright else QPointF(off, 0)), _RADIUS * unit, _RADIUS * unit
            )
        painter.end()
