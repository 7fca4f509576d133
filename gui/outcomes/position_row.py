"""One position of the question in focus: its strength, and a way to ask why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.outcomes.case_row import CaseRow, case_tip
from gui.outcomes.keys import step_of
from gui.outcomes.marks import DocumentMarks
from gui.widgets.arrangement import Arranged, Pile, SideRow, beside_text
from gui.widgets.cards import RING, card_margins, paint_focus_ring
from gui.widgets.offering import Offering
from gui.widgets.wrap_label import WrapLabel
from scenarios.model.targets import parted
from scenarios.telling.firmness import spread_words
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from gui.outcomes.finding import PositionFinding
    from gui.theme import Theme
    from scenarios.explaining.draws import Spread
    from scenarios.model.casebook import Document
    from scenarios.model.verdicts import Verdict


class PositionRow(Offering, Arranged, QAbstractButton):
    """A position that can be put in focus.

    Signals:
        step_asked: The reader moves on with the arrow keys (its argument, see `keys`).
    """

    step_asked = Signal(int)

    def __init__(
        self, name: str, documents: Sequence[Document], theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Make a row.

        Args:
            name: ``question/position``.
            documents: The casebook's documents.
            theme: Colours and fonts.
            parent: The card.
        """
        super().__init__(parent)
        self._theme = theme
        self._current = False
        self._stands: tuple[float | None, Verdict | None] = (None, None)
        self._spread: Spread | None = None
        self.position = parted(name)[1]
        self.setObjectName(f"position:{name}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._label = WrapLabel(theme, role="body")
        self._marks = DocumentMarks(documents, theme)
        self._case = CaseRow(theme, slight=True)
        self.arrange_as(
            Pile(SideRow(self._label, self._marks, beside_text(self._label, lambda: theme.px(7))), self._case)
        )
        for child in self.pile.widgets():
            # A click on any of them is one on all of it; the marks hear the pointer, and pass clicks on.
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=child is not self._marks)
        self._dress()
        theme.changed.connect(self._dress)

    def show_spread(self, spread: Spread | None) -> None:
        """Bracket the middle 90 % of its strengths; None for none."""
        self._case.bar.show_spread(spread)
        self._spread = spread
        self._tip()
        told = self.tr("middle 90 in 100 readings of the certainty words: {spread}")
        moves = spread is not None and spread.moves
        self.setAccessibleDescription(filled(told, spread=spread_words(spread)) if spread and moves else "")

    def show_finding(self, finding: PositionFinding, *, current: bool) -> None:
        """Show the position, and whether it is the one in focus."""
        label = finding.label
        if finding.actual:
            label = filled(self.tr("{position} (as it happened)"), position=label)
        self._label.show_text(label)
        self._marks.show_views(finding.views, finding.unheard)
        self._case.show_case(
            finding.strength, finding.verdict, finding.words, has_bar=finding.strength is not None
        )
        self._stands = (finding.strength, finding.verdict)
        self._tip()
        self.rearrange()
        self.setAccessibleName(filled("{}, {}", label, finding.words) if finding.words else label)
        self.setAccessibleDescription(self.tr("In focus") if current else "")
        if current != self._current:
            self._current = current
            self.update()

    def _tip(self) -> None:
        self.setToolTip(case_tip(*self._stands, self._spread))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter asks why; the arrows move on."""
        step = step_of(event.key())
        if step is not None:
            self.step_asked.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the ground of the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QRectF(self.rect()).adjusted(2, 0, -2, 0)
        if self._current or self.underMouse():
            painter.setBrush(self._theme.colour("selection-soft" if self._current else "hover"))
            painter.drawRoundedRect(ground, 4, 4)
        if self._current:
            painter.setBrush(self._theme.colour("selection"))
            painter.drawRoundedRect(QRectF(ground.left(), ground.top(), 3, ground.height()), 1.5, 1.5)
        if self.hasFocus():
            paint_focus_ring(painter, ground, self._theme)

    def _dress(self) -> None:
        # Its bar stands under the card's.
        side, end = card_margins(self._theme).left() - RING, self._theme.px(0.3)
        self.pile.set_margins(side, end, side, end)
        self.pile.gap = self._theme.px(0.1)
        self.rearrange()
