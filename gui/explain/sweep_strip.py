"""What leads while a document's credence runs from 0 to 1, drawn."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gui.theme import Theme
    from scenarios.explaining.sweeps import Sweep

_EMS_WIDE, _EMS_HIGH = 14.0, 1.1


class SweepStrip(QWidget):
    """What leads while a document's credence runs from 0 to 1: filled where it is what leads now."""

    def __init__(self, theme: Theme, sweep: Sweep, leads: str | None) -> None:
        super().__init__()
        self._theme, self._sweep, self._leads = theme, sweep, leads
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough to be compared."""
        return QSize(self._theme.px(_EMS_WIDE), math.ceil(self._theme.px(_EMS_HIGH)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow, as high as ever."""
        return QSize(self._theme.px(4.0), self.sizeHint().height())

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
