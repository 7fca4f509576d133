"""A live text line: the fullest of several sentences that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.tips import plain_tip
from gui.widgets.lettering import give_font
from gui.widgets.wrap_label import wrapped
from scenarios.model.plain import whole_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from gui.theme import Theme

LINES = 2


class LiveLine(QLabel):
    """Two lines of plain text, or one, that are always there, so that nothing moves when the words change."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sentences: tuple[str, ...] = ()
        self._colour = "ink"
        self._most = LINES
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self._dress()

    def say(self, sentences: Sequence[str], colour: str = "ink") -> None:
        """Say the first of these that fits, the last if none does; they say the same ever more briefly."""
        self._sentences = tuple(sentences)
        self._colour = colour
        self._choose()

    def set_lines(self, most: int) -> None:
        """Have so many lines from now on."""
        if most != self._most:
            self._most = most
            self.updateGeometry()
            self._choose()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """So many lines high, whatever there is to say."""
        return QSize(10, round(self._most * QFontMetricsF(self.font()).lineSpacing()) + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as always."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Choose anew for the new width."""
        super().resizeEvent(event)
        self._choose()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the lines that fit."""
        painter = QPainter(self)
        painter.setPen(self._theme.colour(self._colour))
        self._broken(self.text()).draw(painter, self.rect().topLeft().toPointF())

    def _choose(self) -> None:
        for sentence in self._sentences:
            if self._broken(sentence).lineCount() <= self._most:
                break
        else:
            sentence = self._shortened(self._sentences[-1]) if self._sentences else ""
        # A screen reader is given the fullest, whatever there is room for.
        fullest = self._sentences[0] if self._sentences else ""
        self.setAccessibleName(fullest)
        # Of plain text, whatever it looks like.
        self.setToolTip(plain_tip(fullest) if fullest != sentence else "")
        self.setText(sentence)
        self.update()

    def _shortened(self, sentence: str) -> str:
        # The end is what matters: where the branch ends, and how firmly. So the beginning gives way.
        words = sentence.split()
        for gone in range(len(words)):
            # What is set apart in it stays so, though it begins in what is gone.
            kept = f"… {whole_lines((' '.join(words[:gone]), ' '.join(words[gone:])))[1]}"
            if self._broken(kept).lineCount() <= self._most:
                break
        return kept

    def _broken(self, text: str) -> QTextLayout:
        return wrapped(text, self.font(), float(self.width()))[0]

    def _dress(self) -> None:
        give_font(self, self._theme.font("body"))
        self.updateGeometry()
        self._choose()
