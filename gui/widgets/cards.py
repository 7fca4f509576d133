"""How a card is drawn: ground, outline, the ring of the keyboard's focus.

Cards are drawn, not styled by a sheet: a change of state is one repaint and never a new layout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from gui.theme import Theme

RING = 3  # pixels round a card, kept free for the ring of the keyboard's focus
RADIUS = 7.0
_WIDEST_SIDE = 14


def card_margins(theme: Theme) -> QMargins:
    """The room between a card's edge, ring included, and what it holds."""
    # Large type needs the width itself: the sides stop growing with it.
    side = RING + min(theme.px(0.75), _WIDEST_SIDE)
    return QMargins(side, RING + theme.px(0.55), side, RING + theme.px(0.65))


def paint_card(
    painter: QPainter,
    rect: QRect,
    theme: Theme,
    *,
    selected: bool = False,
    dim: bool = False,
    hovered: bool = False,
    focused: bool = False,
) -> None:
    """Draw the ground of a card.

    Args:
        painter: Where to draw; its state is kept.
        rect: The whole widget.
        theme: Colours.
        selected: Outlined in the colour of the selection.
        dim: Lying back, as what does not arise.
        hovered: The pointer is over it.
        focused: The keyboard is on it.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = 2.0 if selected else 1.0
    edge = QRectF(rect).adjusted(RING, RING, -RING, -RING)
    inset = width / 2
    line = "selection" if selected else ("branch" if hovered and not dim else "line")
    painter.setPen(QPen(theme.colour(line), width))
    painter.setBrush(theme.colour("panel" if dim else "surface"))
    painter.drawRoundedRect(edge.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
    if focused:
        paint_focus_ring(painter, QRectF(rect), theme, RADIUS + 2)
    painter.restore()


def paint_focus_ring(painter: QPainter, rect: QRectF, theme: Theme, radius: float = 4.0) -> None:
    """Draw the ring that says where the keyboard is, just inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("ink"), 1.5))
    painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
    painter.restore()
