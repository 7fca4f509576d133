"""A button that opens and closes what lies below it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.widgets.buttons import is_return
from gui.widgets.cards import RING, card_margins, paint_card, paint_focus_ring
from gui.widgets.lettering import give_font
from gui.widgets.wrap_label import natural_width, wrapped

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from gui.theme import Theme
    from scenarios.drawing.ruler import Role


class FoldButton(QAbstractButton):
    """A line of text with a small triangle, or a card with a plus, that is checked while open."""

    def __init__(
        self, theme: Theme, text: str = "", *, as_card: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._as_card = as_card
        self._role: Role = "body" if as_card else "small"
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._label = ""
        self._heights: dict[int, int] = {}
        self._dress()
        self.show_text(text)
        theme.changed.connect(self._dress)

    def show_text(self, text: str, accessible_name: str = "") -> None:
        """Say what opens."""
        self.setAccessibleName(accessible_name or text)
        if text != self._label:
            self._label = text
            self._heights.clear()
            self.setText(text.replace("&", "&&"))
            self.updateGeometry()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Return presses it, as Space does."""
        if is_return(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height with the text broken to this width."""
        found = self._heights.get(width)
        if found is None:
            lines = wrapped(self._label, self.font(), width - self._sides())[1]
            found = self._heights[width] = math.ceil(lines) + 2 * self._above()
        return found

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The text on one line."""
        width = natural_width(self._label, self.font()) + self._sides()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few letters: the rest wraps."""
        line = math.ceil(QFontMetricsF(self.font()).height())
        return QSize(min(self.sizeHint().width(), self._sides() + 4 * line), line + 2 * self._above())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw sign, text and focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._as_card:
            paint_card(painter, self.rect(), self._theme, hovered=self.underMouse(), focused=self.hasFocus())
        elif self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), self._theme)
        font = self.font()
        font.setUnderline(self.underMouse())
        painter.setPen(self._theme.colour("link"))
        lines, _ = wrapped(self._label, font, self.width() - self._sides())
        lines.draw(painter, QPointF(self._left() + self._sign(), self._above()))
        line = QFontMetricsF(self.font()).height()
        self._paint_sign(painter, QPointF(self._left() + line * 0.3, self._above() + line / 2), line * 0.26)

    def _paint_sign(self, painter: QPainter, centre: QPointF, arm: float) -> None:
        pen = QPen(self._theme.colour("link"), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x, y = centre.x(), centre.y()
        if self._as_card:
            painter.drawLine(QPointF(x - arm, y), QPointF(x + arm, y))
            if not self.isChecked():
                painter.drawLine(QPointF(x, y - arm), QPointF(x, y + arm))
        elif self.isChecked():
            painter.drawPolyline(
                [QPointF(x - arm, y - arm / 2), QPointF(x, y + arm / 2), QPointF(x + arm, y - arm / 2)]
            )
        else:
            painter.drawPolyline(
                [QPointF(x - arm / 2, y - arm), QPointF(x + arm / 2, y), QPointF(x - arm / 2, y + arm)]
            )

    def _left(self) -> int:
        return card_margins(self._theme).left() if self._as_card else RING

    def _above(self) -> int:
        return card_margins(self._theme).top() if self._as_card else RING

    def _sign(self) -> int:
        return math.ceil(QFontMetricsF(self.font()).height() * 0.95)

    def _sides(self) -> int:
        return 2 * self._left() + self._sign()

    def _dress(self) -> None:
        self._heights.clear()
        give_font(self, self._theme.font(self._role))
        self.updateGeometry()
        self.update()
