"""One question in this branch as a card: what leads, how strongly, on whose word; it changes no scenario.

The card is a button that puts its question in focus; then it opens and lists every position. It is built once
and shown one finding after another: only what differs is touched.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from gui.outcomes.case_row import CaseRow, case_tip
from gui.outcomes.course_row import CourseRow
from gui.outcomes.marks import DocumentMarks
from gui.outcomes.position_row import PositionRow
from gui.outcomes.stepped import Stepped
from gui.tips import plain_tip
from gui.widgets.arrangement import Pile, SideRow, beside_text, right_takes_its_own
from gui.widgets.cards import RING, card_margins, paint_card
from gui.widgets.note_mark import NoteMark
from gui.widgets.wrap_label import WrapLabel
from scenarios.projection.comparing import Change
from scenarios.telling.language import filled, together

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent

    from gui.outcomes.finding import Finding
    from gui.theme import Theme
    from scenarios.explaining.draws import Spread
    from scenarios.model.casebook import Casebook, Question

# A shape for each change, so that it is not told by colour alone.
_SIGNS = {
    Change.OTHERWISE: "◆",
    Change.SILENT: "○",
    Change.WEAKER: "▽",
    Change.STRONGER: "△",
    Change.ARGUED: "≈",
    Change.SAME: "",
}


class OutcomeCard(Stepped):
    """A question, its leading position, and the documents' case for it.

    Signals:
        position_asked: The reader wants this position (its argument) in focus.
        course_asked: The reader wants this course (its argument) in focus.
        note_asked: The reader wants to see the note on the question.
        row_made: A row (its argument) has been made, for a position or a course.
    """

    position_asked = Signal(str)
    course_asked = Signal(int)
    note_asked = Signal()
    row_made = Signal(object)

    def __init__(
        self, casebook: Casebook, question: Question, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"outcome:{question.id}", parent)
        self.question = question
        self.rows: tuple[PositionRow, ...] = ()
        self._casebook = casebook
        self._theme = theme
        self._finding: Finding | None = None
        self._position: str | None = None
        self._spreads: Mapping[str, Spread] = {}
        self._in_focus = False

        self._title = WrapLabel(theme, question.title, role="small", colour="ink-soft")
        self._note = NoteMark(question.id, question.title, theme)
        self._note.clicked.connect(self.note_asked)
        self._changed = WrapLabel(theme, role="small", bold=True, colour="selection")
        self._changed.setObjectName(f"changed:{question.id}")
        self._changed.hide()
        self._history = WrapLabel(theme, role="small", colour="ink-soft")
        self._history.setObjectName(f"history:{question.id}")
        self._history.hide()
        self._told = WrapLabel(theme, role="small", colour="selection")
        self._told.hide()
        self._courses = Pile()
        self.course_rows: tuple[CourseRow, ...] = ()
        self._more = WrapLabel(theme, role="small", colour="ink-soft")
        self._more.hide()
        self._leading = WrapLabel(theme, role="title")
        self._marks = DocumentMarks(casebook.documents, theme)
        self._case = CaseRow(theme)
        self._remarks = WrapLabel(theme, role="small", bold=True)
        self._remarks.hide()
        self._head = self._make_head()
        self._list = Pile()
        self._foot = Pile(self._more, self._remarks, self._changed, self._history)
        self.arrange_as_one(
            Pile(self._head, self._courses, self._foot, self._list), (self._marks, self._note)
        )
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def finding(self) -> Finding | None:
        """What the card shows."""
        return self._finding

    @property
    def in_focus(self) -> bool:
        """Whether its question is the one in focus."""
        return self._in_focus

    def show_finding(self, finding: Finding, *, in_focus: bool, position: str | None) -> None:
        """Show what the projection says, and what is in focus.

        Args:
            finding: What the projection says of the question.
            in_focus: Whether the question is in focus.
            position: The position in focus, if it is one of this question.
        """
        refocused = (in_focus, position) != (self._in_focus, self._position)
        if finding == self._finding and not refocused:
            return
        if finding != self._finding:
            self._finding = finding
            self._show_head(finding)
        if in_focus != self._in_focus:
            self._in_focus = in_focus
            self.update()
        self._position = position
        self._show_rows(finding)
        rows = tuple((row.label, row.words) for row in finding.positions) if in_focus else ()
        self.rearrange(
            (
                finding.leading,
                finding.silent,
                finding.words,
                finding.has_bar,
                finding.remarks,
                finding.changed,
                finding.history,
                finding.more,
                finding.told,
                tuple((line.told, line.leading, line.words) for line in finding.lines),
                rows,
            )
        )

    def show_note(self, note: str) -> bool:
        """Mark that there is a note on the question, or none; returns whether the card has changed."""
        changed = self._note.show_note(note)
        if changed:
            self.rearrange()
        return changed

    def show_spreads(self, spreads: Mapping[str, Spread]) -> None:
        """Bracket the middle 90 % of each position's strengths; none where there are none."""
        finding = self._finding
        self._spreads = spreads
        head = None
        if finding is not None:
            head = next((one.id for one in finding.positions if one.leading), None)
        self._case.bar.show_spread(spreads.get(head) if head is not None else None)
        for row in self.rows:
            row.show_spread(spreads.get(row.position))

    def take_turn_after(self, before: OutcomeCard) -> None:
        """Be reached by Tab right after another card."""
        QWidget.setTabOrder(before._note, self)  # the last of a card
        QWidget.setTabOrder(self, self._note)

    def set_roomy(self, roomy: bool) -> None:
        """Set what leads, and how strongly, in larger letters: in a broad column it is read from afar."""
        self._leading.set_role("heading" if roomy else "title")
        self._case.set_roomy(roomy)
        self.rearrange()

    def event(self, event: QEvent) -> bool:
        """Tell what the bar, the band and the signs mean, where the pointer is on them."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            case, change = self._tip_of_case(), self._tip_of_change()
            parts = ((self._case.bar, case), (self._case.words, case), (self._changed, change))
            for part, words in parts:
                if part.isVisible() and words and part.geometry().contains(event.pos()):
                    QToolTip.showText(event.globalPos(), plain_tip(words), self, part.geometry())
                    return True
        return bool(super().event(event))

    def _tip_of_case(self) -> str:
        finding = self._finding
        if finding is None:
            return ""
        head = next((one.id for one in finding.positions if one.leading), "")
        return case_tip(finding.strength, finding.verdict, self._spreads.get(head))

    def _tip_of_change(self) -> str:
        finding = self._finding
        return "" if finding is None else filled("{}; {}", finding.changed, finding.history)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the card's ground."""
        paint_card(
            QPainter(self), self.rect(), self._theme,
            selected=self._in_focus, hovered=self.underMouse(), focused=self.hasFocus(),
        )  # fmt: skip

    def _make_head(self) -> Pile:
        px = self._theme.px
        # A heading that must wrap keeps its marks beside it only while half of the card is left to it.
        title = SideRow(self._title, self._note, right_takes_its_own(lambda: px(5)))
        self._rows = (SideRow(self._leading, self._marks, beside_text(self._leading, lambda: px(7))),)
        return Pile(title, self._told, *self._rows, self._case)

    def _show_head(self, finding: Finding) -> None:
        self.setAccessibleName(finding.sentence)
        # Where the courses part, each has a line of its own.
        single = not finding.lines
        if self._marks.isHidden() == single:
            self._marks.setVisible(single)
        self._told.show_text(finding.told)
        self._more.show_text(finding.more)
        self._changed.show_text(finding.changed and filled("{} {}", _SIGNS[finding.change], finding.changed))
        self._history.show_text(finding.history)
        self._show_courses(finding)
        self._leading.show_text(finding.leading if single else "")
        self._leading.set_colour("ink-soft" if finding.silent else "ink")
        self._leading.set_bold(not finding.silent)
        self._marks.show_views(finding.views, finding.unheard)
        words = finding.words if single else ""
        self._case.show_case(finding.strength, finding.verdict, words, has_bar=finding.has_bar)
        self._remarks.show_text(together(" · ", finding.remarks))

    def _show_courses(self, finding: Finding) -> None:
        """Show a line a fold; rows are made when first needed and kept."""
        while len(self.course_rows) < len(finding.lines):
            place = len(self.course_rows)
            row = CourseRow(f"{self.question.id}/{place}", self._casebook.documents, self._theme, self)
            row.clicked.connect(partial(self._ask_course, place))
            row.step_asked.connect(self.step_asked)
            QWidget.setTabOrder(self.course_rows[-1] if place else self, row)
            self._courses.add(row)
            self.row_made.emit(row)
            self.course_rows = (*self.course_rows, row)
        for place, row in enumerate(self.course_rows):
            shown = place < len(finding.lines)
            if shown:
                row.show_finding(finding.lines[place])
            if row.isHidden() == shown:
                row.setVisible(shown)

    def _ask_course(self, place: int) -> None:
        self.course_asked.emit(self.course_rows[place].course)

    def _show_rows(self, finding: Finding) -> None:
        if self._in_focus and not self.rows:
            # Built when the question first comes into focus: most never do.
            self.rows = tuple(self._make_row(position.id) for position in finding.positions)
            before: QWidget = self
            for row in self.rows:
                row.show_spread(self._spreads.get(row.position))
                self._list.add(row)
                # In reading order; Qt would put what is made last at the end of the window.
                QWidget.setTabOrder(before, row)
                before = row
        for row, position in zip(self.rows, finding.positions, strict=bool(self.rows)):
            if self._in_focus:
                row.show_finding(position, current=position.id == self._position)
            if row.isHidden() == self._in_focus:
                row.setVisible(self._in_focus)

    def _make_row(self, position_id: str) -> PositionRow:
        row = PositionRow(f"{self.question.id}/{position_id}", self._casebook.documents, self._theme, self)
        row.hide()
        row.clicked.connect(partial(self.position_asked.emit, position_id))
        row.step_asked.connect(self.step_asked)
        self.row_made.emit(row)
        return row

    def _dress(self) -> None:
        px, margins = self._theme.px, card_margins(self._theme)
        side = margins.left() - RING
        self.pile.set_margins(RING, margins.top(), RING, margins.bottom())
        self._head.set_margins(side, 0, side, 0)
        self._head.gap = px(0.3)
        self._foot.set_margins(side, px(0.2), side, 0)
        self._foot.gap = px(0.1)
        self._list.set_margins(0, px(0.5), 0, 0)
        for row in self._rows:
            row.gap = px(0.5)
        self.rearrange()
        self.update()
