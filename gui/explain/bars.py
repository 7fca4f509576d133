"""Where strengths of a position lie over draws, and what leads over credences, drawn."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gui.theme import Theme
    from scenarios.explaining.draws import Spread
    from scenarios.explaining.sweeps import Sweep

_EMS_WIDE, _EMS_HIGH = 14.0, 1.1
_ZONES = 5


class _Drawn(QWidget):
    """A small drawing, as wide as it is given."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough to be compared."""
        return QSize(self._theme.px(_EMS_WIDE), math.ceil(self._theme.px(_EMS_HIGH)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow, as high as ever."""
        return QSize(self._theme.px(4.0), self.sizeHint().height())


class SpreadBar(_Drawn):
    """The middle 90 % of a position's strengths on the track from 0 to 100, with the median."""

    def __init__(self, theme: Theme, spread: Spread, *, leading: bool) -> None:
        super().__init__(theme)
        self._spread, self._leading = spread, leading

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw track, stretch and median."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y, width = self.height() / 2, float(self.width())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        for zone in range(_ZONES):
            painter.drawRect(QRectF(width * zone / _ZONES + 1, y - 1.5, width / _ZONES - 2, 3))
        ink = theme.colour("selection" if self._leading else "contested")
        low, high = width * self._spread.low, width * self._spread.high
        thick = max(4.0, theme.px(0.32))
        painter.setBrush(ink if self._leading else theme.colour("surface"))
        painter.setPen(QPen(ink, 1.5))
        painter.drawRect(QRectF(low, y - thick / 2, max(2.0, high - low), thick))
        painter.setPen(QPen(theme.colour("ink"), 2.0))
        middle, reach = width * self._spread.middle, theme.px(0.42)
        painter.drawLine(QPointF(middle, y - reach), QPointF(middle, y + reach))


class SweepStrip(_Drawn):
    """What leads while a document's credence runs from 0 to 1: filled where it is what leads now."""

    def __init__(self, theme: Theme, sweep: Sweep, leads: str | None) -> None:
        super().__init__(theme)
        self._sweep, self._leads = sweep, leads

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the stretches and a mark at the credence in force."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, high = float(self.width()) - 2, self.height() * 0.62
        top = (self.height() - high) / 2
        for stretch in self._sweep.stretches:
            box = QRectF(
                1 + width * stretch.start, top, max(2.0, width * (stretch.stop - stretch.start)), high
            )
            painter.setPen(QPen(theme.colour("ink-soft"), 1.0))
            if stretch.leads is None:
                painter.setPen(QPen(theme.colour("ink-soft"), 1.0, Qt.PenStyle.DotLine))
                painter.setBrush(theme.colour("surface"))
            elif stretch.leads == self._leads:
                painter.setBrush(theme.colour("branch"))
            else:
                painter.setBrush(theme.colour("surface"))
                painter.drawRect(box)
                painter.setBrush(QBrush(theme.colour("selection"), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(box)
        at = 1 + width * self._sweep.credence
        painter.setPen(QPen(theme.colour("ink"), 2.0))
        painter.drawLine(QPointF(at, 0), QPointF(at, self.height()))
