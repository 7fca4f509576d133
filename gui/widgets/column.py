"""A column of cards that scrolls up and down, never sideways; it must not know what the cards hold."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.theme import Theme

NARROWEST = 250  # pixels; a panel may be dragged down to this
_EMS_WIDE = 17.0  # what the column asks for at first, in heights of a line


class CardColumn(QScrollArea):
    """Cards one below the other, as wide as the column."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._inner = QWidget()
        self._inner.setAutoFillBackground(False)
        self.cards = QVBoxLayout(self._inner)
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.cards.setSpacing(theme.px(0.3))
        self.setWidget(self._inner)
        self._dress()
        theme.changed.connect(self._dress)

    @contextmanager
    def held_still(self) -> Iterator[None]:
        """Arrange the cards once after all of them have changed.

        Showing a widget makes Qt arrange everything round it at once: with many cards, many times over.
        """
        self.cards.setEnabled(False)
        try:
            yield
        finally:
            self.cards.setEnabled(True)

    def reveal(self, card: QWidget) -> None:
        """Scroll until the card is seen."""
        self.cards.activate()
        self.ensureWidgetVisible(card, 0, self._theme.px(0.5))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its cards read well."""
        return QSize(self._theme.px(_EMS_WIDE), self._theme.px(30.0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow: everything in it wraps."""
        return QSize(NARROWEST, self._theme.px(6.0))

    def _dress(self) -> None:
        # The one thing here that a style sheet says best; it is set when the theme changes and never else.
        line, hover = self._theme.colour("line").name(), self._theme.colour("branch").name()
        self.verticalScrollBar().setStyleSheet(
            "QScrollBar { background: transparent; width: 12px; margin: 0; }"
            f"QScrollBar::handle {{ background: {line}; min-height: 32px; }}"
            "QScrollBar::handle { border-radius: 4px; margin: 0 2px; }"
            f"QScrollBar::handle:hover {{ background: {hover}; }}"
            "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
            "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
        )
        self.cards.setSpacing(self._theme.px(0.3))
        self.updateGeometry()
