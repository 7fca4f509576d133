"""The line at the foot of a window: a trouble that lasts, or a word that goes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStatusBar

_LASTS = 12_000  # milliseconds, for long enough to read it


class WordLine(QObject):
    """Says things that need no answer; hidden while there is nothing to say."""

    def __init__(self, bar: QStatusBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._trouble = ""
        bar.hide()
        bar.messageChanged.connect(self._end)

    def show_trouble(self, trouble: str) -> None:
        """Show what is amiss until it is not, or nothing any more."""
        self._trouble = trouble
        self._bar.setVisible(bool(trouble))
        self._bar.showMessage(trouble)

    def show_word(self, word: str) -> None:
        """Show something for a while."""
        self._bar.setVisible(True)
        self._bar.showMessage(word, _LASTS)

    def end_word(self) -> None:
        """Show a word no longer, as it is not true any more."""
        self.show_trouble(self._trouble)

    def _end(self, message: str) -> None:
        if not message:
            self.show_trouble(self._trouble)
