"""How a row of the why-panel is drawn: its dot on the common scale, its mark, its two lines of text.

It owns pixels and nothing else: what a row says is told elsewhere.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.painting.paths import paint_paths
from gui.widgets.document_mark import mark_picture, mark_size, on_pixels
from gui.widgets.marked_words import word_marks
from gui.widgets.wrap_label import wrapped
from scenarios.drawing.dots import LEVEL, WIDTH, dot, zero_line
from scenarios.drawing.geometry import Rect
from scenarios.telling.reason_rows import Row

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLayout

    from gui.theme import Theme
    from scenarios.drawing.ruler import Role

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
TEXT, DOTS = 0, 1  # columns
_STRIP = 1.1  # heights of a line, for a dot above its text
_REMEMBERED = 400  # broken texts: those of a few branches

type_index = QModelIndex | QPersistentModelIndex


def row_of(index: type_index) -> Row | None:
    """The row behind an index."""
    row = index.sibling(index.row(), TEXT).data(ROW_ROLE)
    return row if isinstance(row, Row) else None


class DotDelegate(QStyledItemDelegate):
    """Draws an argument's signed strength: against to the left of the line, for to the right."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: type_index) -> None:
        """Draw the zero line, the interval and the dot."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option, self._theme)
        at = option.rect
        box = Rect(at.x(), at.y(), at.width(), at.height())
        row = row_of(index)
        dots = () if row is None else dot(row, box, self._theme.px(1.0))
        paint_paths(painter, (zero_line(box), *dots), self._theme.colour)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: type_index) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """The text beside it decides the height."""
        return QSize(self._theme.px(WIDTH), self._theme.px(1.5))


class TextDelegate(QStyledItemDelegate):
    """Draws an argument's mark, its text broken into lines, and who says it."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._width_of: dict[int, int] = {}
        self._dots_above = 0.0
        self._words = ""
        self._broken: dict[tuple[str, Role, float], tuple[QTextLayout, float]] = {}
        # Not `self._broken.clear`: only a method of its own goes with the delegate.
        theme.changed.connect(self._forget)

    def set_words(self, words: str) -> None:
        """Mark these words wherever they stand."""
        if words != self._words:
            self._words = words
            self._broken.clear()

    def set_width(self, depth: int, width: int) -> None:
        """Tell how wide a row at this depth is, before heights are asked for."""
        self._width_of[depth] = width

    def set_dots_above(self, ems: float) -> None:
        """Put dots above their text, on a scale so wide; with 0 they have a column of their own."""
        self._dots_above = ems

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: type_index) -> None:
        """Draw the row."""
        row = row_of(index)
        if row is None:
            return
        painter.save()
        _paint_ground(painter, option, self._theme)
        strip = self.strip(row)
        if strip:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            # At the same place however deep the row: it is one scale.
            scale = Rect(0.0, option.rect.y(), self._theme.px(self._dots_above), strip)
            lifted = Rect(scale.x, scale.y - (LEVEL - 0.5 * _STRIP) * self._theme.px(1.0), scale.width, strip)
            dots = dot(row, lifted, self._theme.px(1.0))
            paint_paths(painter, (zero_line(scale), *dots), self._theme.colour)
        box = QRectF(option.rect).adjusted(0, self._gap() + strip, -self._gap(), 0)
        left = box.left() + self._indent(row)
        if row.mark:
            ground = self._view.viewport()
            picture = mark_picture(self._theme, row.mark, ground.devicePixelRatioF(), speaks=not row.dim)
            painter.drawImage(on_pixels(ground, box.topLeft()), picture)
        top = box.top()
        for text, role, colour in self._parts(row):
            layout, height = self._lines(text, role, box.right() - left)
            painter.setPen(self._theme.colour(colour))
            layout.draw(painter, QPointF(left, top))
            top += height
        painter.restore()

    def mark_box(self, rect: QRect, row: Row) -> QRect:
        """Where in a row's place the mark of its document stands; empty where it has none."""
        if not row.mark:
            return QRect()
        return QRect(rect.topLeft() + QPoint(0, self._gap() + self.strip(row)), mark_size(self._theme))

    def sizeHint(self, option: QStyleOptionViewItem, index: type_index) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """As high as the text is when broken to the column's width."""
        row = row_of(index)
        if row is None:
            return QSize(0, 0)
        width = self._width_of.get(_depth(index), self._theme.px(20.0))
        room = width - self._indent(row) - self._gap()
        height = sum(self._lines(text, role, room)[1] for text, role, _ in self._parts(row))
        if row.mark:
            height = max(height, mark_size(self._theme).height())
        return QSize(width, math.ceil(height) + 2 * self._gap() + self.strip(row))

    def strip(self, row: Row) -> int:
        """How high the place of the dot above the text is."""
        return self._theme.px(_STRIP) if self._dots_above and row.signed is not None else 0

    def _parts(self, row: Row) -> list[tuple[str, Role, str]]:
        is_fact = row.dim and not row.argument
        role: Role = "strong" if row.heading else "small" if is_fact else "body"
        parts: list[tuple[str, Role, str]] = [(row.text, role, "ink-soft" if row.dim else "ink")]
        if row.small:
            parts.append((row.small, "small", "ink-soft"))
        return parts

    def _lines(self, text: str, role: Role, width: float) -> tuple[QTextLayout, float]:
        # A row is measured and drawn many times at the same width.
        key = (text, role, float(width))
        found = self._broken.get(key)
        if found is None:
            if len(self._broken) >= _REMEMBERED:
                self._broken.clear()
            marks = word_marks(text, self._words, self._theme)
            found = self._broken[key] = wrapped(text, self._theme.font(role), width, formats=marks)
        return found

    def _forget(self) -> None:
        self._broken.clear()

    def _indent(self, row: Row) -> int:
        return mark_size(self._theme).width() + self._theme.px(0.5) if row.mark else 0

    def _gap(self) -> int:
        return self._theme.px(0.25)


def _depth(index: type_index) -> int:
    depth = 0
    parent = index.parent()
    while parent.isValid():
        depth += 1
        parent = parent.parent()
    return depth


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, theme.colour("selection-soft"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, theme.colour("hover"))
