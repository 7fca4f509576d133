"""The middle 90 % of a position's strengths over readings of the certainty words, drawn on a track."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gui.theme import Theme
    from scenarios.explaining.draws import Spread

_EMS_WIDE, _EMS_HIGH = 14.0, 1.1
_ZONES = 5


class SpreadBar(QWidget):
    """A stretch on the track from 0 to 100, with the median across it.

    Args:
        theme: Colours and sizes.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._spread: Spread | None = None
        self._leading = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_spread(self, spread: Spread | None, *, leading: bool = False) -> None:
        """Show a spread, filled for the position that leads; with None the bare track."""
        self._spread, self._leading = spread, leading
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough to be compared."""
        return QSize(self._theme.px(_EMS_WIDE), math.ceil(self._theme.px(_EMS_HIGH)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow, as high as ever."""
        return QSize(self._theme.px(4.0), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw track, stretch and median."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y, width = self.height() / 2, float(self.width())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        for zone in range(_ZONES):
            painter.drawRect(QRectF(width * zone / _ZONES + 1, y - 1.5, width / _ZONES - 2, 3))
        if self._spread is None:
            return
        ink = theme.colour("selection" if self._leading else "contested")
        low, high = width * self._spread.low, width * self._spread.high
        thick = max(4.0, theme.px(0.32))
        painter.setBrush(ink if self._leading else theme.colour("surface"))
        painter.setPen(QPen(ink, 1.5))
        painter.drawRect(QRectF(low, y - thick / 2, max(2.0, high - low), thick))
        painter.setPen(QPen(theme.colour("ink"), 2.0))
        middle, reach = width * self._spread.middle, theme.px(0.42)
        painter.drawLine(QPointF(middle, y - reach), QPointF(middle, y + reach))
