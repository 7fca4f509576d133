"""A line of a card that can be put in focus: its ground, and the bar where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from gui.outcomes.stepped import Stepped
from gui.widgets.cards import RING, card_margins, paint_focus_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from gui.theme import Theme


class Row(Stepped):
    """One line of a card."""

    def __init__(self, name: str, theme: Theme, *, ends: float, parent: QWidget | None = None) -> None:
        """Make it, with nothing in it yet.

        Args:
            name: Its name in the code.
            theme: Colours and fonts.
            ends: What is left free above and below, in heights of a line.
            parent: The card.
        """
        super().__init__(name, parent)
        self._theme = theme
        self._ends = ends
        self._current = False

    def show_current(self, current: bool) -> None:
        """Show whether it is the one in focus."""
        self.setAccessibleDescription(self.tr("In focus") if current else "")
        if current != self._current:
            self._current = current
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the ground; a bar marks the line in focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QRectF(self.rect()).adjusted(2, 0, -2, 0)
        if colour := self._ground():
            painter.setBrush(self._theme.colour(colour))
            painter.drawRoundedRect(ground, 4, 4)
        if self._current:
            painter.setBrush(self._theme.colour("selection"))
            painter.drawRoundedRect(QRectF(ground.left(), ground.top(), 3, ground.height()), 1.5, 1.5)
        if self.hasFocus():
            paint_focus_ring(painter, ground, self._theme)

    def _ground(self) -> str:
        """The colour of its ground; none by itself."""
        return "hover" if self.underMouse() else ""

    def _dress(self) -> None:
        side, end = card_margins(self._theme).left() - RING, self._theme.px(self._ends)
        self.pile.set_margins(side, end, side, end)
        self.rearrange()
