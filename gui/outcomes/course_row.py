"""One line of a card: of which courses it is told, where they lead, on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.outcomes.keys import step_of
from gui.outcomes.marks import DocumentMarks
from gui.widgets.arrangement import Arranged, Pile, SideRow, beside_text
from gui.widgets.cards import RING, card_margins, paint_focus_ring
from gui.widgets.offering import Offering
from gui.widgets.wrap_label import WrapLabel
from scenarios.telling.language import together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from gui.outcomes.finding import CourseFinding
    from gui.theme import Theme
    from scenarios.model.casebook import Document


class CourseRow(Offering, Arranged, QAbstractButton):
    """Courses that fall together, as a button that puts the first of them in focus.

    Signals:
        step_asked: The reader moves on with the arrow keys (its argument, see `keys`).
    """

    step_asked = Signal(int)

    def __init__(
        self, name: str, documents: Sequence[Document], theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Make a row.

        Args:
            name: ``question/place``.
            documents: The casebook's documents.
            theme: Colours and fonts.
            parent: The card.
        """
        super().__init__(parent)
        self._theme = theme
        self._current = False
        self.course = 0
        self.setObjectName(f"course:{name}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._told = WrapLabel(theme, role="small", colour="selection")
        self._leading = WrapLabel(theme, role="body", bold=True)
        self._marks = DocumentMarks(documents, theme)
        self._words = WrapLabel(theme, role="small", colour="ink-soft")
        beside = beside_text(self._leading, lambda: theme.px(7))
        self.arrange_as(Pile(self._told, SideRow(self._leading, self._marks, beside), self._words))
        for child in self.pile.widgets():
            # A click on any of them is one on all of it; the marks hear the pointer, and pass clicks on.
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=child is not self._marks)
        self._dress()
        theme.changed.connect(self._dress)

    def show_finding(self, finding: CourseFinding) -> None:
        """Show where these courses lead."""
        self.course = finding.course
        self._told.show_text(finding.told)
        self._leading.show_text(finding.leading)
        self._leading.set_bold(not finding.silent)
        self._leading.set_colour("ink-soft" if finding.silent else "ink")
        self._marks.show_views(finding.views, finding.unheard)
        self._words.show_text(finding.words)
        self.rearrange()
        said = (finding.told, finding.leading, finding.words)
        self.setAccessibleName(together(", ", said))
        self.setAccessibleDescription(self.tr("In focus") if finding.current else "")
        if finding.current != self._current:
            self._current = finding.current
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter puts the course in focus; the arrows move on."""
        step = step_of(event.key())
        if step is not None:
            self.step_asked.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the ground of the row; a bar marks the course in focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QRectF(self.rect()).adjusted(2, 0, -2, 0)
        if self.underMouse():
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(ground, 4, 4)
        if self._current:
            painter.setBrush(self._theme.colour("selection"))
            painter.drawRoundedRect(QRectF(ground.left(), ground.top(), 3, ground.height()), 1.5, 1.5)
        if self.hasFocus():
            paint_focus_ring(painter, ground, self._theme)

    def _dress(self) -> None:
        side, end = card_margins(self._theme).left() - RING, self._theme.px(0.2)
        self.pile.set_margins(side, end, side, end)
        self.rearrange()
