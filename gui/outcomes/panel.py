"""The right column: what the documents' arguments come to in this branch.

Outcomes first, then the standing debates, each under its theme. The cards are built once for a casebook;
every projection is shown in place. While a window is filled, cards below what is in sight can wait.
"""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.desk.deeds import of_hinge, of_position
from gui.desk.views import words_in
from gui.outcomes.card import OutcomeCard
from gui.outcomes.course_row import CourseRow
from gui.outcomes.finding import finding_of
from gui.outcomes.kinds import KindFilter
from gui.outcomes.legend import MarksLegend
from gui.outcomes.position_row import PositionRow
from gui.outcomes.turns_on import TurnsOn
from gui.widgets.arrangement import Bar, is_put_away, right_takes_its_own
from gui.widgets.cards import RING
from gui.widgets.choice_buttons import WrapCheckBox
from gui.widgets.column import CardColumn
from gui.widgets.wrap_label import WrapLabel
from scenarios.projection.comparing import Change
from scenarios.telling.language import capital, filled
from scenarios.telling.quoting import hinge_quoted, verdict_quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from PySide6.QtGui import QResizeEvent

    from gui.desk.deeds import Deeds
    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.desk.spreads import Spreads
    from gui.theme import Theme
    from scenarios.model.casebook import Question
    from scenarios.projection.snapshot import Snapshot

_UNCHANGED = frozenset((Change.SAME, Change.ARGUED))
_EMS_ROOMY = 32.0  # heights of a line; a column broader than this has larger letters
_EMS_LOW = 14.0  # heights of a line


class OutcomesPanel(QWidget):
    """Every question of the casebook as a card, compared with the branch as it happened."""

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None = None, *, in_sight: int | None = None
    ) -> None:
        """Make the panel.

        Args:
            session: What it shows.
            theme: Colours and fonts.
            parent: What it lies in.
            in_sight: How many cards and headings to make now; `complete` makes the others. None for all.
        """
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._cards: dict[str, OutcomeCard] = {}
        self._coming: list[Callable[[], None]] = []  # what is not in the column yet
        self._headings: list[tuple[WrapLabel, tuple[str, ...]]] = []
        self._legend: MarksLegend | None = None
        self._turns_on: TurnsOn | None = None
        self._roomy = False
        self._spreads: Spreads | None = None
        self._choices: Mapping[str, str] = {}  # of the branch that is shown
        self.setObjectName("outcomes")
        self.setAccessibleName(self.tr("Outcomes in this branch"))

        heading = self._heading(self.tr("OUTCOMES IN THIS BRANCH"))
        heading.setContentsMargins(RING, 0, RING, 0)
        self._only_changed = WrapCheckBox(theme, self.tr("Changed only"), role="small")
        self._only_changed.setObjectName("changed-only")
        self._only_changed.toggled.connect(self._ask_filter)
        self._count = WrapLabel(theme, role="small", colour="ink-soft", alignment="right")
        self._count.setObjectName("changed-count")
        self._nothing = WrapLabel(theme, role="body", colour="ink-soft")
        self._nothing.setObjectName("outcomes-nothing")
        self._nothing.setContentsMargins(RING, theme.px(0.3), RING, theme.px(0.3))
        self._nothing.hide()
        self._column = CardColumn(theme)

        layout = self._rows = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(0.3))
        layout.addWidget(heading)
        # The check box keeps its own room for the ring of the focus.
        split = right_takes_its_own(lambda: self._only_changed.sizeHint().width())
        self._filters = Bar(self._only_changed, self._count, split, after=RING)
        layout.addWidget(self._filters)
        self._kinds = KindFilter(theme)
        self._kinds.changed.connect(self._ask_filter)
        layout.addWidget(self._kinds)
        layout.addWidget(self._column, 1)
        self._heads = (heading, self._filters, self._kinds)
        self._scrolls_heads = False

        theme.changed.connect(self._enlarge)
        theme.changed.connect(self._place_heads)
        session.casebook_changed.connect(self._build)
        session.projected.connect(self._show)
        session.focused.connect(self._follow)
        session.scenario_changed.connect(self._show_notes)
        self._build(in_sight)

    def complete(self) -> None:
        """Make the cards that were left for later."""
        if not self._coming:
            return
        made = len(self._cards)
        coming, self._coming = self._coming, []
        for put in coming:
            put()
        # In reading order; Qt would put what is made last at the end of the window.
        for before, card in itertools.pairwise(list(self._cards.values())[max(0, made - 1) :]):
            card.take_turn_after(before)
        self._show(self._session.snapshot)
        self._show_notes()
        self._show_spreads()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Use larger letters where there is room for them."""
        super().resizeEvent(event)
        self._enlarge()
        self._place_heads()

    def _place_heads(self) -> None:
        """Let heading and filters scroll with the outcomes of a low panel: above, they leave no room."""
        low = self.height() < self._theme.px(_EMS_LOW)
        if low == self._scrolls_heads:
            return
        self._scrolls_heads = low
        for place, head in enumerate(self._heads):
            if low:
                self._rows.removeWidget(head)
            else:
                hidden = is_put_away(head)
                self._rows.insertWidget(place, head)
                head.setVisible(not hidden)
        self._column.lead(self._heads if low else ())
        self._column.arrange()

    def take_focus(self) -> bool:
        """Put the keyboard on the question in focus, or on the first that is shown; False where none is."""
        cards = [card for card in self._cards.values() if not card.isHidden()]
        if not cards:
            return False
        card = next((one for one in cards if one.question.id == self._session.question), cards[0])
        card.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    @property
    def view(self) -> dict[str, object]:
        """Which outcomes are shown."""
        return {
            "changed-only": self._only_changed.isChecked(),
            "kinds": sorted(str(kind) for kind in self._kinds.wanted),
        }

    def restore_view(self, view: Mapping[str, object]) -> None:
        """Show the outcomes that were shown."""
        self._only_changed.setChecked(view.get("changed-only") is True)
        wanted = words_in(view, "kinds")
        self._kinds.want([kind for kind in Change if str(kind) in wanted])

    def follow_spreads(self, spreads: Spreads) -> None:
        """Bracket strengths from now on, as soon as their spreads are known."""
        self._spreads = spreads
        spreads.changed.connect(self._show_spreads)
        self._show_spreads()

    def _show_spreads(self) -> None:
        if self._spreads is not None:
            for question_id, card in self._cards.items():
                card.show_spreads(self._spreads.of(question_id))

    def _enlarge(self) -> None:
        roomy = self.width() >= self._theme.px(_EMS_ROOMY)
        if roomy != self._roomy:
            self._roomy = roomy
            for card in self._cards.values():
                card.set_roomy(roomy)
            self._column.arrange()

    def _build(self, in_sight: int | None = None) -> None:
        self._column.empty()
        headings = (heading for heading, _ in self._headings)
        for widget in (*self._cards.values(), *headings, self._legend, self._turns_on):
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._cards, self._headings, self._turns_on = {}, [], None
        casebook = self._session.casebook
        outcomes = [question for question in casebook.questions if question.kind == "outcome"]
        debates = [question for question in casebook.questions if question.kind == "debate"]
        self._legend = MarksLegend(casebook, self._theme)
        if self._session.snapshot.hinges:
            hinges = tuple(hinge.id for hinge in self._session.snapshot.hinges)
            self._turns_on = TurnsOn(casebook, hinges, self._theme)
            self._turns_on.supposed.connect(self._suppose)
            for hinge, row in self._turns_on.rows.items():
                row.offer(partial(self._quote_hinge, hinge), partial(of_hinge, self._session, hinge))
            self._column.add(self._turns_on)
        self._column.add(self._legend)
        self._column.add(self._nothing)
        self._coming = list(self._to_put(outcomes, debates))
        now = len(self._coming) if in_sight is None else in_sight
        first, self._coming = self._coming[:now], self._coming[now:]
        for put in first:
            put()
        self._show(self._session.snapshot)
        self._show_notes()

    def _show_notes(self) -> None:
        notes = self._session.scenario.notes
        changed = [card.show_note(notes.get(key, "")) for key, card in self._cards.items()]
        if any(changed):
            self._column.arrange()

    def _offer_row(self, question_id: str, row: CourseRow | PositionRow) -> None:
        row.offer(partial(self._quote, question_id, row), partial(self._deeds, question_id, row))

    def _meant(self, question_id: str, row: CourseRow | PositionRow | None) -> tuple[str, str, int]:
        """Which position of a question a card or a row stands for, and in which course."""
        session = self._session
        course = row.course if isinstance(row, CourseRow) else session.course.number
        if isinstance(row, PositionRow):
            return question_id, row.position, course
        answer = session.snapshot.question(question_id, course).answer
        return question_id, answer or session.casebook.question(question_id).positions[0].id, course

    def _quote(self, question_id: str, row: CourseRow | PositionRow | None = None) -> str:
        question_id, position_id, course = self._meant(question_id, row)
        return verdict_quoted(self._session.snapshot, course, question_id, position_id)

    def _quote_hinge(self, hinge_id: str) -> str:
        hinge = next(one for one in self._session.snapshot.hinges if one.id == hinge_id)
        return hinge_quoted(self._session.snapshot, hinge)

    def _deeds(self, question_id: str, row: CourseRow | PositionRow | None = None) -> Deeds:
        return of_position(self._session, *self._meant(question_id, row))

    def _to_put(
        self, outcomes: Iterable[Question], debates: Collection[Question]
    ) -> Iterator[Callable[[], None]]:
        """What puts each card and each heading into the column, in reading order."""
        yield from self._to_put_by_theme(outcomes)
        if debates:
            above = self._theme.px(0.8)
            yield partial(self._add_heading, self._heading(self.tr("STANDING DEBATES")), above, debates)
            yield from self._to_put_by_theme(debates)

    def _to_put_by_theme(self, questions: Iterable[Question]) -> Iterator[Callable[[], None]]:
        by_theme: dict[str, list[Question]] = {}
        for question in questions:
            by_theme.setdefault(question.theme, []).append(question)
        for theme, members in by_theme.items():
            if theme:
                heading = WrapLabel(self._theme, capital(theme), role="small", colour="ink-soft")
                yield partial(self._add_heading, heading, self._theme.px(0.3), members)
            for question in members:
                yield partial(self._add_card, question)

    def _add_heading(self, heading: WrapLabel, above: int, questions: Iterable[Question]) -> None:
        heading.setContentsMargins(RING, above, RING, 0)
        self._headings.append((heading, tuple(question.id for question in questions)))
        self._column.add(heading)

    def _add_card(self, question: Question) -> None:
        card = OutcomeCard(self._session.casebook, question, self._theme)
        card.clicked.connect(partial(self._session.focus_question, question.id))
        card.position_asked.connect(partial(self._session.focus_position, question.id))
        card.course_asked.connect(partial(self._focus_course, question.id))
        card.step_asked.connect(self._step)
        card.note_asked.connect(partial(self._session.focus_note, question.id))
        card.row_made.connect(partial(self._offer_row, question.id))
        card.offer(partial(self._quote, question.id), partial(self._deeds, question.id))
        card.set_roomy(self._roomy)
        self._cards[question.id] = card
        self._column.add(card)

    def _heading(self, text: str) -> WrapLabel:
        return WrapLabel(self._theme, text, role="small", bold=True, colour="ink-soft")

    def _show(self, snapshot: Snapshot) -> None:
        is_another = self._choices != snapshot.standpoint.choices
        self._choices = snapshot.standpoint.choices
        # Of what another branch turns on nobody sees the beginning where that of this one was out of sight.
        was_cut = self._turns_on is not None and self._column.begins_within(self._turns_on)
        if self._turns_on is not None:
            self._turns_on.show_snapshot(snapshot)
        self._show_cards(snapshot)
        compared = snapshot.compared
        changed = sum(count for kind, count in compared.counts.items() if kind not in _UNCHANGED)
        self._count.show_text(
            filled(self.tr("{changed} of {all} changed"), changed=changed, all=len(compared.outcomes))
            if compared.outcomes
            else ""
        )
        happened = snapshot.standpoint == snapshot.history.standpoint
        self._kinds.show_counts({} if happened else compared.counts)
        self._filters.rearrange()
        self._filters.settle()
        self._filter()
        if is_another and was_cut:
            self.show_top()

    def show_top(self) -> None:
        """Scroll to what the branch turns on, which stands first."""
        self._column.verticalScrollBar().setValue(0)

    def _show_cards(self, snapshot: Snapshot) -> None:
        session = self._session
        in_focus, position, course = session.question, session.position, session.course.number
        for question_id, card in self._cards.items():
            here = question_id == in_focus
            card.show_finding(
                finding_of(snapshot, question_id, course),
                in_focus=here,
                position=position if here else None,
            )

    def _follow(self, before: Focus, now: Focus) -> None:
        if before.course != now.course:
            self._show_cards(self._session.snapshot)
            self._column.arrange()
        elif (before.question, before.position) != (now.question, now.position):
            self._refocus()

    def _ask_filter(self) -> None:
        self._filter()
        # What the branch turns on may fill the column: what was asked for comes into sight.
        filtered = self._only_changed.isChecked() or bool(self._kinds.wanted)
        first = next((card for card in self._cards.values() if not card.isHidden()), None)
        if filtered and first is not None:
            self._column.verticalScrollBar().setValue(first.y())

    def _filter(self) -> None:
        only = self._only_changed.isChecked()
        wanted = self._kinds.wanted or (frozenset(Change) - _UNCHANGED if only else frozenset())
        outcomes = self._session.snapshot.compared.outcomes
        shown = {
            question_id
            for question_id in self._cards
            if not wanted or (question_id in outcomes and outcomes[question_id].kind in wanted)
        }
        for question_id, card in self._cards.items():
            if card.isHidden() == (question_id in shown):
                card.setVisible(question_id in shown)
        for heading, members in self._headings:
            heading.setVisible(not shown.isdisjoint(members))
        if not self._cards:
            self._nothing.show_text(self.tr("This casebook has no questions."))
        else:
            self._nothing.show_text("" if shown else self.tr("Nothing differs from what happened."))
        self._column.arrange()

    def _refocus(self) -> None:
        self.complete()  # one that is not made yet may be asked for
        in_focus, position = self._session.question, self._session.position
        for question_id, card in self._cards.items():
            if card.finding is not None:
                here = question_id == in_focus
                card.show_finding(card.finding, in_focus=here, position=position if here else None)
        self._column.arrange()
        if in_focus is not None and not self._cards[in_focus].isHidden():
            self._column.reveal(self._cards[in_focus])

    def _focus_course(self, question_id: str, course: int) -> None:
        self._session.focus_question(question_id)
        self._session.focus_course(course)

    def _suppose(self, hinge_id: str, position_id: str) -> None:
        self._session.suppose(hinge_id, position_id or None)

    def _step(self, step: int) -> None:
        """Move the keyboard from card to card, and through the rows of an open one."""
        stops: list[OutcomeCard | CourseRow | PositionRow] = []
        for card in self._cards.values():
            if not card.isHidden():
                stops.append(card)
                stops.extend(row for row in card.course_rows if not row.isHidden())
                stops.extend(row for row in card.rows if card.in_focus)
        here = next((index for index, stop in enumerate(stops) if stop.hasFocus()), 0)
        target = stops[min(max(here + step, 0), len(stops) - 1)]
        target.setFocus()
        self._column.reveal(target)
