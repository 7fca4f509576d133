"""The passage an argument cites, in the attached text, with the cited lines marked; it only reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from gui.widgets.lettering import give_font
from gui.widgets.offering import carried

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QMimeData, QPoint
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent, QWheelEvent

    from gui.theme import Theme
    from gui.widgets.offering import Deed


class PassageView(QPlainTextEdit):
    """A text, read only, with some of its lines marked."""

    _cite: Callable[[Sequence[int], str], str]
    _deeds: Callable[[Sequence[int], str], Sequence[Deed | None]]

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: Sequence[str] = ()
        self._marked: tuple[int, ...] = ()
        self._words = ""
        self._is_at_marks = False
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.verticalScrollBar().actionTriggered.connect(self._leave_marks)
        theme.changed.connect(self._dress)
        self._dress()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show another text."""
        if lines is not self._lines:
            self._lines = lines
            self.setPlainText("\n".join(lines))

    def mark(self, numbers: Iterable[int], words: str = "") -> None:
        """Mark these lines and underline the words in them, and show the first line.

        Args:
            numbers: Lines, counted from 1; those past the end are left out.
            words: A few words that the argument turns on; passed over where the lines do not hold them.
        """
        self._words = words
        self._marked = tuple(number for number in numbers if 1 <= number <= len(self._lines))
        self._paint_marks()
        self._is_at_marks = bool(self._marked)
        self._show_marks()

    def _show_marks(self) -> None:
        if self._is_at_marks:
            cursor = QTextCursor(self.document().findBlockByNumber(self._marked[0] - 1))
            self.setTextCursor(cursor)
            self.centerCursor()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the marked lines in sight until the reader scrolls away: it gets its size after its text."""
        super().resizeEvent(event)
        self._show_marks()

    def _leave_marks(self) -> None:
        self._is_at_marks = False

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Stay where it was scrolled to."""
        self._leave_marks()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Stay where it was scrolled to."""
        self._leave_marks()
        super().keyPressEvent(event)

    def cite_with(
        self,
        cite: Callable[[Sequence[int], str], str],
        deeds: Callable[[Sequence[int], str], Sequence[Deed | None]],
    ) -> None:
        """Say how lines of the text and words in them are cited, and what can be done with them so cited."""
        self._cite, self._deeds = cite, deeds

    def quoted(self) -> str:
        """The selected words, or else the marked lines, with their source."""
        lines, words = self._meant()
        return self._cite(lines, words) if lines else ""

    def _meant(self) -> tuple[Sequence[int], str]:
        """The lines that words are selected in, or else those marked, and the words."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return self._marked, "\n".join(self._lines[number - 1] for number in self._marked)
        blocks = (self.document().findBlock(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        first, last = (block.blockNumber() + 1 for block in blocks)
        return range(first, last + 1), cursor.selectedText().replace("\u2029", "\n")

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """What is copied or dragged away has its source with it."""
        return carried(self.quoted())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Leave it to the window, whose menus offer the same wherever something is quoted."""
        event.ignore()

    def deeds_at(self, place: QPoint | None) -> Sequence[Deed | None]:  # noqa: ARG002 - what is selected
        """What can be done with the words selected, or with the lines marked."""
        text = self.quoted()
        return self._deeds(self._meant()[0], text) if text else ()

    @property
    def marked(self) -> tuple[int, ...]:
        """The lines marked now."""
        return self._marked

    def _paint_marks(self) -> None:
        selections = []
        for number in self._marked:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document().findBlockByNumber(number - 1))
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            # Qt marks a line in its full width only where its end is selected, too.
            cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
            looks = selection.format
            looks.setBackground(self._theme.colour("selection-soft"))
            looks.setForeground(self._theme.colour("ink"))
            looks.setProperty(QTextFormat.Property.FullWidthSelection.value, True)
            selection.format = looks
            selection.cursor = cursor
            selections.append(selection)
            selections.extend(self._underlined(number))
        self.setExtraSelections(selections)

    def _underlined(self, number: int) -> list[QTextEdit.ExtraSelection]:
        at = self._lines[number - 1].casefold().find(self._words.casefold()) if self._words else -1
        # Folding may lengthen a text; then the place is not that of the words, and nothing is underlined.
        if at < 0 or self._lines[number - 1][at : at + len(self._words)].casefold() != self._words.casefold():
            return []
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document().findBlockByNumber(number - 1))
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, at)
        cursor.movePosition(
            QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len(self._words)
        )
        looks = selection.format
        looks.setBackground(self._theme.colour("selection-soft"))
        looks.setForeground(self._theme.colour("selection"))
        looks.setFontUnderline(True)
        selection.format = looks
        selection.cursor = cursor
        return [selection]

    def _dress(self) -> None:
        give_font(self, self._theme.font("body"))
        self._paint_marks()
