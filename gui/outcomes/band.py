"""The strength bar: how far a case leans, on a track of five zones.

Right of the middle, a solid bar and a filled dot: a case for. Left, an outlined bar and a ring: a case
against. Round the middle, a grey bar and an upright lozenge: contested. The shape says what the hue says. The
zone of the verdict is drawn darker in the track, because the band is what is claimed, not the point. Brackets
hold the middle 90 % of the strengths over readings of the certainty words, once these are drawn.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.widgets.polarity import Polarity, polarity_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gui.theme import Theme
    from scenarios.explaining.draws import Spread
    from scenarios.model.verdicts import Verdict

_MIDDLE = 0.5
_ZONES = 5
_EMS_HIGH = 0.95
_EMS_NARROW = 4.5
_EMS_WIDE = 10.0


class StrengthBar(QWidget):
    """One strength on its track; dotted where the documents are silent."""

    def __init__(self, theme: Theme, *, slight: bool = False, parent: QWidget | None = None) -> None:
        """Make a bar.

        Args:
            theme: Colours and sizes.
            slight: Drawn lighter, for the positions below the leading one.
            parent: The widget it is part of.
        """
        super().__init__(parent)
        self._theme = theme
        self._slight = slight
        self._strength: float | None = None
        self._verdict: Verdict | None = None
        self._spread: Spread | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def polarity(self) -> Polarity | None:
        """The side it leans to; None where there is no strength."""
        return None if self._verdict is None else polarity_of(self._verdict.low, self._verdict.high)

    def show_strength(self, strength: float | None, verdict: Verdict | None) -> None:
        """Show a strength in [0, 1] with its verdict, or that there is none."""
        if (strength, verdict) != (self._strength, self._verdict):
            self._strength, self._verdict = strength, verdict
            self.update()

    def show_spread(self, spread: Spread | None) -> None:
        """Bracket the middle 90 % of the strengths over readings of the certainty words; None for none."""
        if spread != self._spread:
            self._spread = spread
            self.update()

    def least_width(self) -> int:
        """The narrowest at which the zones can still be told apart."""
        return self._narrow

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough to compare two dots."""
        return QSize(self._wide, self._high)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow, as high as ever."""
        return QSize(self._narrow, self._high)

    def dot_x(self, strength: float) -> float:
        """Where on the widget a strength stands."""
        # A dot at the very end stands wholly on the widget; the track lines up with the words above it.
        radius = self._dot / 2
        return min(max(self.width() * strength, radius), self.width() - radius)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw track, middle, bar and dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = self.height() / 2
        polarity = self.polarity
        if self._strength is None or polarity is None:
            self._paint_silence(painter, y)
            return
        self._paint_track(painter, y)
        x, middle = self.dot_x(self._strength), self.dot_x(_MIDDLE)
        painter.setPen(QPen(self._theme.colour("ink-soft"), 1.0))
        reach = self._dot * 0.85
        painter.drawLine(QPointF(middle, y - reach), QPointF(middle, y + reach))
        self._paint_case(painter, polarity, middle, x, y)
        self._paint_spread(painter, y)

    def _paint_track(self, painter: QPainter, y: float) -> None:
        width = self.width()
        high = max(2.0, self._thick * 0.6)
        gap = 2.0
        painter.setPen(Qt.PenStyle.NoPen)
        for zone in range(_ZONES):
            start, end = width * zone / _ZONES, width * (zone + 1) / _ZONES
            claimed = self._verdict is not None and self._verdict.low == zone * 100 // _ZONES
            painter.setBrush(self._theme.colour("branch" if claimed else "line"))
            start += gap / 2 if zone else 0.0
            painter.drawRect(QRectF(start, y - high / 2, end - start - gap / 2, high))

    def _paint_silence(self, painter: QPainter, y: float) -> None:
        pen = QPen(self._theme.colour("branch"), max(2.0, self._thick * 0.6))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([0.01, 3.0])
        painter.setPen(pen)
        painter.drawLine(QPointF(pen.widthF(), y), QPointF(self.width() - pen.widthF(), y))

    def _paint_spread(self, painter: QPainter, y: float) -> None:
        # What does not hang on the words has one strength, and nothing to hold.
        if self._spread is None or not self._spread.moves:
            return
        # Brackets that stand out above and below the dot, which may hide all that lies between them.
        reach, foot = min(self._dot * 0.72, y - 0.5), self._dot * 0.22
        painter.setPen(QPen(self._theme.colour("ink"), 1.4))
        for strength, inwards in ((self._spread.low, foot), (self._spread.high, -foot)):
            x = self.width() * strength
            painter.drawLine(QPointF(x, y - reach), QPointF(x, y + reach))
            for end in (y - reach, y + reach):
                painter.drawLine(QPointF(x, end), QPointF(x + inwards, end))

    def _paint_case(self, painter: QPainter, polarity: Polarity, middle: float, x: float, y: float) -> None:
        colour = self._theme.colour(polarity.fill)
        radius, thick = self._dot / 2, self._thick
        stroke = max(1.4, thick * 0.38)
        bar = QRectF(QPointF(min(middle, x), y - thick / 2), QPointF(max(middle, x), y + thick / 2))
        if polarity is Polarity.AGAINST:
            inset = stroke / 2
            painter.setPen(QPen(colour, stroke))
            painter.setBrush(self._theme.colour("surface"))
            painter.drawRect(bar.adjusted(0, inset, 0, -inset))
            painter.drawEllipse(QPointF(x, y), radius - inset, radius - inset)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRect(bar)
        if polarity is Polarity.FOR:
            painter.drawEllipse(QPointF(x, y), radius, radius)
            return
        # Upright and narrow, so that it is told from the dot by its shape alone.
        half = radius * 0.5
        painter.drawRoundedRect(QRectF(x - half, y - radius, 2 * half, 2 * radius), half, half)

    def _dress(self) -> None:
        em = self._theme.px(1.0)
        share = 0.8 if self._slight else 1.0
        self._high = math.ceil(em * _EMS_HIGH * share)
        self._narrow, self._wide = round(em * _EMS_NARROW), round(em * _EMS_WIDE)
        self._dot = em * 0.68 * share
        self._thick = max(3.0, em * 0.27 * share)
        self.updateGeometry()
        self.update()
