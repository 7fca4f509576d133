"""The heat map: cells told apart by pattern and word as well as hue, and headings that stand upright."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.explain.heat_model import DATE, RANK, REACH_ROLE, SUMS
from scenarios.explaining.matters import Reach
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from gui.explain.heat_model import HeatModel
    from gui.theme import Theme

_EMS_CELL, _EMS_ROW, _EMS_NAMES, _EMS_HEAD = 3.4, 2.7, 19.0, 11.0
_MOST_NAMES, _MOST_HEAD = 0.34, 0.42  # of the table's width and height
_OWN_WIDTHS = {DATE: 7.0, RANK: 3.2, SUMS: 5.2}

_Index = QModelIndex | QPersistentModelIndex


def paint_reach(painter: QPainter, box: QRectF, theme: Theme, reach: Reach, word: str) -> None:
    """Draw a cell: filled, hatched, dotted or empty, with its word."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = "ink"
    if reach is Reach.LEADING:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("selection"))
        painter.drawRoundedRect(box, 3, 3)
        ink = "on-selection"
    elif reach is Reach.SOME:
        painter.setPen(QPen(theme.colour("selection"), 1.5))
        painter.setBrush(theme.colour("selection-soft"))
        painter.drawRoundedRect(box, 3, 3)
        # Hatched at both ends only: over its word it could not be read.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(theme.colour("selection"), Qt.BrushStyle.BDiagPattern))
        end = min(box.width() * 0.14, box.height())
        painter.drawRect(QRectF(box.left(), box.top(), end, box.height()))
        painter.drawRect(QRectF(box.right() - end, box.top(), end, box.height()))
    elif reach is Reach.SILENT:
        pen = QPen(theme.colour("ink-soft"), 1.5, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, 3, 3)
    painter.setPen(theme.colour(ink))
    font = theme.font("small")
    font.setBold(reach is Reach.LEADING)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
    painter.restore()


class HeatDelegate(QStyledItemDelegate):
    """Draws the cells."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a cell."""
        theme = self._theme
        box = QRectF(option.rect)
        reach = index.data(REACH_ROLE)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.colour("hover"))
        if reach is None:
            painter.setPen(theme.colour("ink"))
            painter.setFont(theme.font("small"))
            level = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
            painter.drawText(box, level, str(index.data()))
        else:
            paint_reach(painter, box.adjusted(2, 3, -2, -3), theme, Reach(reach), str(index.data()))
        if option.state & (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected):
            painter.setPen(QPen(theme.colour("ink"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))


class _Names(QHeaderView):
    """What the rows are called: the decision, and the option below it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as names read well."""
        return QSize(self._theme.px(_EMS_NAMES), 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """Draw both lines, cut with dots where they are too long."""
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.colour("panel"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        lines = str(self.model().headerData(section, Qt.Orientation.Vertical)).split("\n", 1)
        pad = theme.px(0.3)
        high = rect.height() / len(lines)
        for number, text in enumerate(lines):
            font = theme.font("small")
            font.setBold(number == 0)
            painter.setFont(font)
            painter.setPen(theme.colour("ink" if number == 0 else "ink-soft"))
            room = QRectF(rect.left() + pad, rect.top() + number * high, rect.width() - 2 * pad, high)
            cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        painter.restore()


class _Heads(QHeaderView):
    """What the columns are called, read from below."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as a question is long when it is broken into two or three lines."""
        return QSize(0, self._theme.px(_EMS_HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """Draw the words turned, and an arrow where it is sorted by this column."""
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.colour("panel"))
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        sorted_by = self.sortIndicatorSection() == section
        if sorted_by:
            text = filled(
                "{} {}", "▲" if self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder else "▼", text
            )
        font = theme.font("small")
        font.setBold(sorted_by)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        painter.translate(rect.left(), rect.bottom())
        painter.rotate(-90)
        pad = theme.px(0.25)
        room = QRectF(pad, 0, rect.height() - 2 * pad, rect.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), _cut_to(room, QFontMetricsF(font), int(flags), text))
        painter.restore()


def _cut_to(room: QRectF, metrics: QFontMetricsF, flags: int, text: str) -> str:
    """Leave out the last words of what is too long for its room, and say so with dots."""
    words = text.split()
    said = text
    while len(words) > 1 and metrics.boundingRect(room, flags, said).height() > room.height():
        words.pop()
        said = f"{' '.join(words)}…"
    return said


class HeatView(QTableView):
    """The table of what matters."""

    def __init__(self, model: HeatModel, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("what-matters:table")
        self.setAccessibleName(self.tr("What each choice by itself changes, outcome by outcome"))
        self.setModel(model)
        self.setItemDelegate(HeatDelegate(theme, self))
        self.setVerticalHeader(_Names(theme, self))
        self.setHorizontalHeader(_Heads(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        self.sortByColumn(RANK, Qt.SortOrder.AscendingOrder)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        model.modelReset.connect(self.dress)
        theme.changed.connect(self.dress)
        self.dress()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave most of the room to the cells, however large the type."""
        self._fit_heads()
        super().resizeEvent(event)

    def dress(self) -> None:
        """Give rows and columns their sizes."""
        px = self._theme.px
        panel, line = self._theme.colour("panel").name(), self._theme.colour("line").name()
        self.setStyleSheet(f"QTableCornerButton::section {{ background: {panel}; border: 0 solid {line}; }}")
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, px(_OWN_WIDTHS.get(column, _EMS_CELL)))
        self.verticalHeader().setDefaultSectionSize(px(_EMS_ROW))
        self._fit_heads()

    def _fit_heads(self) -> None:
        px, names, heads = self._theme.px, self.verticalHeader(), self.horizontalHeader()
        wide = min(px(_EMS_NAMES), round(self.width() * _MOST_NAMES))
        high = min(px(_EMS_HEAD), round(self.height() * _MOST_HEAD))
        if (names.minimumWidth(), heads.minimumHeight()) != (wide, high):
            names.setFixedWidth(wide)
            heads.setFixedHeight(high)
            self.updateGeometries()  # or the cells begin where the heads ended before

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter does what a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.clicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
