"""The branch map as a tree, for those who cannot see it or would rather read.

It holds words and what they stand for, and says what was taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView

from gui.widgets.lettering import give_font
from scenarios.drawing.layout import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from gui.theme import Theme
    from scenarios.drawing.outline import Entry

_HIT = Qt.ItemDataRole.UserRole
_KEY = Qt.ItemDataRole.UserRole + 1


class Outline(QTreeView):
    """The tree.

    Signals:
        chosen: What was taken with Enter or a double click (a ``Hit``).
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: tuple[Entry, ...] = ()
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        # A long line is scrolled to, not cut.
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(False)
        theme.changed.connect(self._dress)
        self._dress()

    def hit_at(self, place: QPoint | None) -> Hit | None:
        """What the line at a place on the screen stands for, or the current line where there is no place."""
        index = self.currentIndex() if place is None else self.indexAt(self.viewport().mapFromGlobal(place))
        return self._meant(index)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these lines; what was opened, closed or current stays so where it is still there."""
        if tuple(entries) == self._entries:
            return
        self._entries = tuple(entries)
        closed = {key for key, index in self._indexes() if not self.isExpanded(index)}
        known = {key for key, _ in self._indexes()}
        current = self.currentIndex().data(_KEY) if self.currentIndex().isValid() else None
        self._rows.clear()
        self._put(entries, QModelIndex())
        opened = dict(_openness(entries))
        target: QModelIndex | None = None
        for key, index in self._indexes():
            self.setExpanded(index, key not in closed if key in known else opened[key])
            if key == current:
                target = index
        if target is None:
            strong = (n for n, entry in enumerate(entries) if entry.strong)
            target = self._rows.index(next(strong, 0), 0)
        self.setCurrentIndex(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter takes the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A double click takes the line."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.data(_HIT) is not None:
            self._take(index)
        else:
            super().mouseDoubleClickEvent(event)

    def _take(self, index: QModelIndex | QPersistentModelIndex) -> None:
        hit = self._meant(index)
        if hit is not None:
            self.chosen.emit(hit)

    def _meant(self, index: QModelIndex | QPersistentModelIndex) -> Hit | None:
        """What a line stands for; one without a meaning of its own has that of the line it stands under."""
        while index.isValid():
            hit = index.data(_HIT)
            if isinstance(hit, Hit):
                return hit
            index = index.parent()
        return None

    def _put(self, entries: Sequence[Entry], above: QModelIndex) -> None:
        """Put lines below another; the items are Qt's own, for the reason that `rows_model` gives."""
        if not entries:
            return
        if not self._rows.columnCount(above):
            self._rows.insertColumns(0, 1, above)
        self._rows.insertRows(0, len(entries), above)
        for place, entry in enumerate(entries):
            index = self._rows.index(place, 0, above)
            self._rows.setItemData(
                index,
                {
                    int(Qt.ItemDataRole.DisplayRole): entry.text,
                    int(Qt.ItemDataRole.AccessibleTextRole): entry.text,
                    int(Qt.ItemDataRole.FontRole): self._theme.font("strong" if entry.strong else "body"),
                    _HIT: entry.hit,
                    _KEY: entry.key,
                },
            )
            self._put(entry.entries, index)

    def _indexes(self, parent: QModelIndex | None = None) -> Iterator[tuple[str, QModelIndex]]:
        above = parent if parent is not None else QModelIndex()
        for number in range(self._rows.rowCount(above)):
            index = self._rows.index(number, 0, above)
            yield index.data(_KEY), index
            yield from self._indexes(index)

    def _dress(self) -> None:
        give_font(self, self._theme.font("body"))
        entries, self._entries = self._entries, ()
        self.show_entries(entries)


def _openness(entries: Sequence[Entry]) -> Iterator[tuple[str, bool]]:
    for entry in entries:
        yield entry.key, entry.open
        yield from _openness(entry.entries)
