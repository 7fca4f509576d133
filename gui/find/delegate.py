"""How a hit is drawn: what it says, with the words marked, and where it stands."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.widgets.marked_words import word_marks
from gui.widgets.wrap_label import wrapped

if TYPE_CHECKING:
    from gui.find.hits import Hit
    from gui.theme import Theme
    from scenarios.drawing.ruler import Role

HIT_ROLE = Qt.ItemDataRole.UserRole + 1
type_index = QModelIndex | QPersistentModelIndex
_WIDTH = 34.0  # heights of a line


class HitDelegate(QStyledItemDelegate):
    """Draws a hit, or the heading of a group."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = ""
        self.width = theme.px(_WIDTH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: type_index) -> None:
        """Draw it."""
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.colour("selection-soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self._theme.colour("hover"))
        gap = self._gap()
        box = QRectF(option.rect).adjusted(2 * gap, gap, -2 * gap, -gap)
        top = box.top()
        for text, role, colour in self._parts(index):
            marks = word_marks(text, self.words, self._theme) if index.data(HIT_ROLE) is not None else []
            lines, height = wrapped(text, self._theme.font(role), box.width(), formats=marks)
            painter.setPen(self._theme.colour(colour))
            lines.draw(painter, QPointF(box.left(), top))
            top += height
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: type_index) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """As high as its text is."""
        room = self.width - 4 * self._gap()
        height = sum(wrapped(text, self._theme.font(role), room)[1] for text, role, _ in self._parts(index))
        return QSize(self.width, math.ceil(height) + 2 * self._gap())

    def _parts(self, index: type_index) -> list[tuple[str, Role, str]]:
        hit: Hit | None = index.data(HIT_ROLE)
        if hit is None:
            return [(str(index.data(Qt.ItemDataRole.DisplayRole)), "small", "ink-soft")]
        parts: list[tuple[str, Role, str]] = [(hit.title, "body", "ink")]
        if hit.small:
            parts.append((hit.small, "small", "ink-soft"))
        return parts

    def _gap(self) -> int:
        return self._theme.px(0.2)
