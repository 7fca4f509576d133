"""A column of cards that scrolls up and down, never sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gui.widgets.arrangement import Arranged, Pile, is_put_away

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from gui.theme import Theme

NARROWEST = 250  # pixels; a panel may be dragged down to this
_EMS_WIDE = 17.0  # what the column asks for at first, in heights of a line


class CardColumn(QScrollArea):
    """Cards one below the other, as wide as the column."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._heads: list[QWidget] = []
        self._cards = _Cards()
        self._cards.unsettled.connect(self.arrange)
        self._cards.setAutoFillBackground(False)
        self.setWidget(self._cards)
        self._dress()
        theme.changed.connect(self._dress)

    def add(self, card: QWidget) -> None:
        """Put a card, or whatever stands between cards, at the end."""
        hidden = is_put_away(card)
        card.setParent(self._cards)
        # Or else Qt would have it measured for the size it likes best, before it is shown at its width.
        card.resize(self.viewport().width(), card.height())
        card.setVisible(not hidden)
        self._cards.pile.add(card)

    def lead(self, heads: Sequence[QWidget]) -> None:
        """Have these before all else, to be scrolled with it, whatever is added or let go."""
        self._cards.pile.let_go(self._heads)
        self._heads = list(heads)
        for head in heads:
            hidden = is_put_away(head)
            head.setParent(self._cards)
            head.setVisible(not hidden)
        self._cards.pile.lead(heads)

    def empty(self) -> None:
        """Let go of everything in the column; what is to come back must be added again."""
        self._cards.pile.clear()
        self._cards.pile.lead(self._heads)

    def arrange(self) -> None:
        """Measure and place everything anew, now."""
        self._cards.rearrange()
        self._fit()
        self._cards.settle()
        # Qt would have it done once more.
        QCoreApplication.removePostedEvents(self._cards, QEvent.Type.LayoutRequest.value)

    def reveal(self, card: QWidget) -> None:
        """Scroll until the card is seen."""
        self.ensureWidgetVisible(card, 0, self._theme.px(0.5))

    def begins_within(self, card: QWidget) -> bool:
        """Whether the upper edge of what is in sight lies across a card."""
        place = self.verticalScrollBar().value()
        return not card.isHidden() and card.geometry().top() < place <= card.geometry().bottom()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its cards read well."""
        return QSize(self._theme.px(_EMS_WIDE), self._theme.px(30.0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow: everything in it wraps."""
        return QSize(NARROWEST, self._theme.px(6.0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let the cards follow; the scroll bar that comes or goes with their height brings another resize."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.viewport().width()
        self._cards.resize(width, self._cards.heightForWidth(width))

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
        self._cards.pile.gap = self._theme.px(0.3)
        self._cards.rearrange()
        self.updateGeometry()


class _Cards(Arranged, QWidget):
    """What scrolls.

    Signals:
        unsettled: A card wants another size, and nobody has seen to it yet.
    """

    unsettled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.arrange_as(Pile())

    def event(self, event: QEvent) -> bool:
        """Hear what Qt tells of the cards."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.unsettled.emit()
        return super().event(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """None of its own: the column knows its width, and the height follows."""
        return QSize(0, 0)
