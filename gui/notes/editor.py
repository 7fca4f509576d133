"""The text of one note, told with every key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from gui.widgets.lettering import give_font
from gui.widgets.offering import QUOTED
from gui.widgets.one_undo import OneUndo
from scenarios.model.plain import shown
from scenarios.model.scenario import LONGEST_NOTE

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from gui.theme import Theme


class NoteEditor(OneUndo, QPlainTextEdit):
    """Plain text.

    Signals:
        typed: The note is another (its argument): typed, pasted or dropped.
        refused: What was to be put in had no room in a note.
    """

    typed = Signal(str)
    refused = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = ""
        self._filling = False
        self.setUndoRedoEnabled(False)
        # A bar that comes and goes changes the width, and lays a long note out once more.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._tell)
        theme.changed.connect(self._dress)
        self._dress()

    def show_note(self, text: str) -> None:
        """Show a note, and of one that has changed the place where it did."""
        plain = shown(text)
        if plain == self._text():
            self._shown = plain
            return
        old, at = self._text(), self.textCursor().position()
        pairs = enumerate(zip(old, plain, strict=False))
        same = next((place for place, (one, other) in pairs if one != other), min(len(old), len(plain)))
        tail = 0
        while tail < min(len(old), len(plain)) - same and old[-1 - tail] == plain[-1 - tail]:
            tail += 1
        self._filling = True
        try:
            self.setPlainText(plain)
        finally:
            self._filling = False
        self._shown = plain
        # The cursor goes behind what has come, or where something has gone, so that both are seen.
        cursor = self.textCursor()
        cursor.setPosition(len(plain) - tail if old else min(at, len(plain)))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Put in the plain text of what is pasted or dropped; a note has no other."""
        if source.hasFormat(QUOTED):
            self._insert_quoted(source.text().strip("\n"))
        elif source.hasText():
            self.textCursor().insertText(source.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Whether there is text in it; files are opened by the window."""
        return source.hasText() and not source.hasUrls()

    def _insert_quoted(self, text: str) -> None:
        """Put it in lines of its own, with an empty one on either side that has words."""
        cursor = self.textCursor()
        if not cursor.atBlockStart():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        before, after = self._text()[: cursor.position()], self._text()[cursor.position() :]
        above = _line_feeds(before[::-1]) if before else 0
        below = _line_feeds(after) if after else 0
        cursor.insertText("\n" * above + text + "\n" * below)
        self.setTextCursor(cursor)

    def _tell(self) -> None:
        if self._filling:
            return
        text = self._text()
        if text == self._shown:
            return
        if len(text) > LONGEST_NOTE:
            self._filling = True
            at = min(self.textCursor().position(), len(self._shown))
            self.setPlainText(self._shown)
            back = self.textCursor()
            back.setPosition(at, QTextCursor.MoveMode.MoveAnchor)
            self.setTextCursor(back)
            self._filling = False
            self.refused.emit()
            return
        self._shown = text
        self.typed.emit(text)

    def _text(self) -> str:
        # Not toPlainText, which makes every no-break space an ordinary one.
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _dress(self) -> None:
        give_font(self, self._theme.font("body"))


def _line_feeds(text: str) -> int:
    """How many are missing where a text begins that is to have an empty line before it."""
    return max(0, 2 - (len(text) - len(text.lstrip("\n"))))
