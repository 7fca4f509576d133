"""The tree of reasons: rows that open to show what stands under them.

A tree view, so that arrow keys, screen readers and type-ahead work as everywhere. What was open, selected and
scrolled to stays so from one projection to the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QToolTip, QTreeView, QWidget

from gui.shared.reason_delegate import DOTS, TEXT, DotDelegate, TextDelegate, row_of
from gui.shared.rows_model import RowsModel
from gui.tips import plain_tip
from gui.widgets.offering import drag_away
from scenarios.drawing.dots import WIDTH
from scenarios.telling.reason_rows import dot_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent

    from gui.theme import Theme
    from gui.widgets.offering import Deed
    from scenarios.telling.reason_rows import Row

DEPTHS = 8  # deeper rows wrap as the eighth does


class ReasonTree(QTreeView):
    """Shows rows and, when one is opened, the rows under it.

    Signals:
        chosen: An argument's row (its id) was put in focus by mouse or key.
        moved: Another row (a `Row`, or None) is the current one.
    """

    chosen = Signal(str)
    moved = Signal(object)

    def __init__(
        self,
        theme: Theme,
        children_of: Callable[[Row], Sequence[Row]],
        quote: Callable[[Row], str],
        deeds_of: Callable[[Row], Sequence[Deed | None]],
        mark_told: Callable[[Row], str],
        parent: QWidget | None = None,
    ) -> None:
        """Make a tree.

        Args:
            theme: Colours and fonts.
            children_of: What stands under a row.
            quote: A row as text, with its source.
            deeds_of: What can be done with a row.
            mark_told: Whose letter stands before a row.
            parent: The panel.
        """
        super().__init__(parent)
        self._quote = quote
        self._deeds_of = deeds_of
        self._mark_told = mark_told
        self._theme = theme
        self._children_of = children_of
        self._dots_width = WIDTH
        self._filling = False
        self._filled = False  # whether any row holds what stands under it
        self._groups: list[tuple[Row | None, tuple[Row, ...]]] = []
        self._rows = RowsModel(self)
        self._text = TextDelegate(theme, self)
        self.setModel(self._rows)
        self.setItemDelegateForColumn(TEXT, self._text)
        self.setItemDelegateForColumn(DOTS, DotDelegate(theme, self))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        header = self.header()
        # Dots first to the eye; the text keeps column 0, where a tree draws its branches.
        header.moveSection(DOTS, TEXT)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(DOTS, QHeaderView.ResizeMode.Fixed)
        self.setTreePosition(TEXT)
        self.expanded.connect(self._fill)
        self.selectionModel().currentChanged.connect(self._tell)
        theme.changed.connect(self._dress)
        self._dress()

    def show_rows(self, groups: Sequence[tuple[Row | None, Sequence[Row]]]) -> None:
        """Show other rows, keeping open, selected and in view what still stands.

        Args:
            groups: Rows under a heading that opens, or at the top level where the heading is None.
        """
        if self._refresh(groups):
            return
        opened = self._open_keys()
        current = row_of(self.currentIndex())
        scrolled = self.verticalScrollBar().value()
        self._filling = True
        try:
            self._rows.removeRows(0, self._rows.rowCount())
            self._filled = False
            for heading, rows in groups:
                if heading is None:
                    self._rows.put(rows)
                    continue
                self._rows.put([heading], closed=False)
                self._rows.put(rows, self._rows.index(self._rows.rowCount() - 1, TEXT))
            known = {heading.key for heading, _ in self._groups if heading is not None}
            opened |= {
                heading.key
                for heading, _ in groups
                if heading is not None and heading.open and heading.key not in known
            }
            self._reopen(opened)
            if current is not None:
                self.select_row(lambda row: row.key == current.key)
        finally:
            self._filling = False
        self._groups = [(heading, tuple(rows)) for heading, rows in groups]
        # Now, and not after a first paint in which the rows stand at their old heights.
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(scrolled)

    def _refresh(self, groups: Sequence[tuple[Row | None, Sequence[Row]]]) -> bool:
        """Change what the rows say where they are the same as before; none may be filled with others."""
        if _keys(groups) != _keys(self._groups) or self._filled:
            return False
        blocked = self._rows.blockSignals(True)  # one new layout at the end, not one for each row
        top = 0
        for (heading, rows), (_, old_rows) in zip(groups, self._groups, strict=True):
            above = QModelIndex() if heading is None else self._rows.index(top, TEXT)
            first = top if heading is None else 0
            for place, (row, old) in enumerate(zip(rows, old_rows, strict=True), start=first):
                if row != old:
                    self._rows.write(self._rows.index(place, TEXT, above), row)
            if heading is not None:
                self._rows.write(above, heading)
            top += len(rows) if heading is None else 1
        self._rows.blockSignals(blocked)
        self._groups = [(heading, tuple(rows)) for heading, rows in groups]
        self.doItemsLayout()
        self.viewport().update()
        return True

    def mark_words(self, words: str) -> None:
        """Mark these words wherever they stand in a row."""
        self._text.set_words(words)
        self.viewport().update()

    def select_argument(self, argument_id: str) -> bool:
        """Put an argument's row in focus if it is among those shown."""
        return self.select_row(lambda row: argument_id in (row.argument, *row.twins))

    def select_row(self, fits: Callable[[Row], bool]) -> bool:
        """Select the first row that fits, among the rows filled so far."""
        pending = self._rows.below(QModelIndex())
        while pending:
            index = pending.pop(0)
            row = row_of(index)
            if row is not None and fits(row):
                self.setCurrentIndex(index)
                return True
            pending.extend(self._rows.below(index))
        return False

    @property
    def current(self) -> Row | None:
        """The row in focus."""
        return row_of(self.currentIndex())

    def quoted(self) -> str:
        """The selected row as text, with its source."""
        row = row_of(self.currentIndex())
        return "" if row is None else self._quote(row)

    def deeds_at(self, place: QPoint | None) -> Sequence[Deed | None]:
        """What can be done with the row at a place on the screen, which becomes the current one."""
        index = self.currentIndex() if place is None else self.indexAt(self.viewport().mapFromGlobal(place))
        row = row_of(index)
        if row is None:
            return ()
        self.setCurrentIndex(index)
        return self._deeds_of(row)

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: ARG002, N802 - Qt's name
        """Carry the row away as text with its source."""
        if text := self.quoted():
            drag_away(self, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy a row with its source; Return opens and closes it."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.quoted())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_or_close(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open_or_close(self, index: QModelIndex) -> None:
        """Open a row, with what stands under it in sight as far as there is room, or close it."""
        self.setExpanded(index, not self.isExpanded(index))
        below = self._rows.below(index) if self.isExpanded(index) else []
        if below:
            self.executeDelayedItemsLayout()
            self.scrollTo(below[-1])
        self.scrollTo(index)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell what a dot and its line stand for, and a letter."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words, rect = self._tip_at(event.pos())
            if words:
                QToolTip.showText(event.globalPos(), plain_tip(words), self.viewport(), rect)
                return True
        return bool(super().viewportEvent(event))

    def _tip_at(self, at: QPoint) -> tuple[str, QRect]:
        index = self.indexAt(at)
        row, rect = row_of(index), self.visualRect(index)
        if row is None:
            return "", rect
        mark = self._text.mark_box(rect, row)
        if index.column() == TEXT and mark.contains(at):
            return self._mark_told(row), mark
        # Where a dot has no column of its own it stands above the text.
        is_dot = index.column() == DOTS or at.y() < rect.top() + self._text.strip(row)
        return dot_words(row) if is_dot and row.signed is not None else "", rect

    def drawBranches(  # noqa: N802 - Qt's name
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the mark that opens a row level with its first line, where the eye looks for it."""
        if self.selectionModel().isSelected(index):
            # As the row itself, and not in the strong colour that Qt has for it.
            painter.fillRect(rect, self._theme.colour("selection-soft"))
        first_line = QRect(rect)
        first_line.setHeight(min(rect.height(), self._theme.px(1.7)))
        super().drawBranches(painter, first_line, index)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the text anew when the width changes; the row in focus stays in sight."""
        current = self.currentIndex()
        seen = QRect(QPoint(), event.oldSize())
        was_seen = current.isValid() and seen.intersects(self.visualRect(current))
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()
        if was_seen:
            self.executeDelayedItemsLayout()
            self.scrollTo(current)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Break the text anew when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _fill(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = row_of(index)
        if row is None or not row.argument or not isinstance(index, QModelIndex):
            return
        if self._rows.is_unfilled(index):
            self._filled = True
            self._rows.fill(index, self._children_of(row))

    @property
    def opened(self) -> frozenset[str]:
        """The keys of the rows that are open."""
        return frozenset(self._open_keys())

    def open_rows(self, keys: Collection[str]) -> None:
        """Open the rows of these keys, as far as there are such, and no others."""
        self.collapseAll()
        self._reopen(set(keys))

    def _open_keys(self) -> set[str]:
        keys: set[str] = set()
        pending = self._rows.below(QModelIndex())
        while pending:
            index = pending.pop()
            if not self.isExpanded(index):
                continue
            row = row_of(index)
            if row is not None:
                keys.add(row.key)
            pending.extend(self._rows.below(index))
        return keys

    def _reopen(self, keys: set[str]) -> None:
        pending = self._rows.below(QModelIndex())
        while pending:
            index = pending.pop()
            row = row_of(index)
            if row is None or row.key not in keys:
                continue
            self.expand(index)
            pending.extend(self._rows.below(index))

    def _tell(self, current: QModelIndex) -> None:
        if self._filling:
            return
        row = row_of(current)
        self.moved.emit(row)
        if row is not None and row.argument:
            self.chosen.emit(row.argument)

    def set_dots(self, ems: float, *, above: bool) -> None:
        """Give the dots another width, in heights of a line, beside or above their text."""
        if (ems, above) != (self._dots_width, self.isColumnHidden(DOTS)):
            self._dots_width = ems
            self.setColumnHidden(DOTS, above)
            self._text.set_dots_above(ems if above else 0.0)
            self._dress()

    def _dress(self) -> None:
        self.setIndentation(self._theme.px(1.1))
        if not self.isColumnHidden(DOTS):
            self.header().resizeSection(DOTS, self._theme.px(self._dots_width))
        self._measure()

    def _measure(self) -> None:
        room = self.viewport().width() - self.header().sectionSize(DOTS)
        for depth in range(DEPTHS):
            self._text.set_width(depth, room - (depth + 1) * self.indentation())
        self.scheduleDelayedItemsLayout()


def _keys(groups: Sequence[tuple[Row | None, Sequence[Row]]]) -> list[tuple[str, list[str]]]:
    return [
        (heading.key if heading is not None else "", [row.key for row in rows]) for heading, rows in groups
    ]
