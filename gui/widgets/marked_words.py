"""Words that were looked for, marked in a text that is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from scenarios.explaining.search import places

if TYPE_CHECKING:
    from gui.theme import Theme


def word_marks(text: str, words: str, theme: Theme) -> list[QTextLayout.FormatRange]:
    """Return the looks of the words in a text: bold, underlined, in the colour of the selection."""
    if not words.strip():
        return []
    looks = QTextCharFormat()
    looks.setFontWeight(QFont.Weight.Bold)
    looks.setFontUnderline(True)
    looks.setForeground(theme.colour("selection"))
    marks = []
    for start, end in places(text, words):
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = _units(text[:start]), _units(text[start:end])
        mark.format = looks
        marks.append(mark)
    return marks


def _units(text: str) -> int:
    """How long a text is as Qt counts: a letter beyond the first plane is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
