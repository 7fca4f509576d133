"""The left column: every decision point as a card; it asks the session.

The headline decisions stand first, each group in the order of time; the others fold away, save those that the
reader has set otherwise than they went: a departure is never out of sight.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.decisions.card import DecisionCard
from gui.desk.deeds import of_option
from gui.widgets.arrangement import Bar, right_takes_its_own
from gui.widgets.cards import RING
from gui.widgets.column import CardColumn
from gui.widgets.fold_button import FoldButton
from gui.widgets.wrap_label import WrapLabel
from scenarios.model.branches import in_order_of_time
from scenarios.telling.departures import departures_counted, summary
from scenarios.telling.hinges import arises_only, never_arising_words
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.theme import Theme
    from scenarios.projection.snapshot import Snapshot


class DecisionsPanel(QWidget):
    """The decision points of the casebook, and how each goes in the branch on show."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._cards: dict[str, DecisionCard] = {}
        self.setObjectName("decisions")
        self.setAccessibleName(self.tr("Decision points"))

        heading = WrapLabel(theme, self.tr("DECISION POINTS"), role="small", bold=True, colour="ink-soft")
        self._count = WrapLabel(theme, role="small", bold=True, alignment="right")
        self._count.setObjectName("departures-count")
        split = right_takes_its_own(lambda: heading.sizeHint().width())
        self._top = Bar(heading, self._count, split, before=RING, after=RING)
        self._column = CardColumn(theme)
        self._fold = FoldButton(theme, as_card=True)
        self._fold.setObjectName("more-decisions")
        self._fold.toggled.connect(self._show_folded)
        self._summary = WrapLabel(theme, role="small", colour="ink-soft")
        self._summary.setObjectName("departures-summary")
        self._summary.setContentsMargins(RING, theme.px(0.2), RING, theme.px(0.4))

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(0.3))
        layout.addWidget(self._top)
        layout.addWidget(self._column, 1)

        session.casebook_changed.connect(self._build)
        session.projected.connect(self._show)
        session.focused.connect(self._follow)
        session.scenario_changed.connect(self._show_notes)
        self._build()

    @property
    def view(self) -> dict[str, object]:
        """Whether all decisions are unfolded."""
        return {"unfolded": self._fold.isChecked()}

    def restore_view(self, view: Mapping[str, object]) -> None:
        """Unfold the decisions where they were unfolded."""
        self._fold.setChecked(view.get("unfolded") is True or self._fold.isChecked())

    def take_focus(self) -> bool:
        """Put the keyboard on the first decision's option that is set; False where there is none."""
        for card in self._cards.values():
            if not card.isHidden():
                card.take_focus()
                return True
        return False

    def _follow(self, before: Focus, now: Focus) -> None:
        if now.decision is not None and before.decision != now.decision:
            self._reveal(now.decision)

    def _reveal(self, decision_id: str) -> None:
        """Bring a decision into sight and put the keyboard on it, unfolding the rest if it is there."""
        card = self._cards[decision_id]
        if card.isHidden():
            self._fold.setChecked(True)
        card.take_focus()
        self._column.reveal(card)

    def _build(self) -> None:
        self._column.empty()
        for card in self._cards.values():
            card.setParent(None)
            card.deleteLater()
        casebook = self._session.casebook
        decisions = in_order_of_time(casebook)
        headline = [decision for decision in decisions if decision.headline]
        others = [decision for decision in decisions if not decision.headline]
        self._cards = {}
        for decision in (*headline, *others):
            card = DecisionCard(
                casebook, decision, self._theme, partial(of_option, self._session, decision.id)
            )
            card.option_asked.connect(partial(self._choose, decision.id))
            card.in_play_asked.connect(partial(self._put_in_play, decision.id))
            card.note_asked.connect(partial(self._session.focus_note, decision.id))
            self._cards[decision.id] = card
            self._column.add(card)
        # Without headline decisions there would be nothing but a button to see.
        self._fold.setChecked(not headline)
        self._column.add(self._fold)
        self._column.add(self._summary)
        self._show(self._session.snapshot)
        self._show_notes()

    def _show_notes(self) -> None:
        notes = self._session.scenario.notes
        changed = [card.show_note(notes.get(key, "")) for key, card in self._cards.items()]
        if any(changed):
            self._column.arrange()

    def _show(self, snapshot: Snapshot) -> None:
        departures = set(snapshot.departures)
        reasons = {decision: never_arising_words(snapshot, decision) for decision in snapshot.not_arising}
        in_play = set(self._session.in_play)
        for decision_id, card in self._cards.items():
            card.show_state(
                snapshot.standpoint.choices[decision_id],
                departure=decision_id in departures,
                reason=reasons.get(decision_id),
                in_play=decision_id in in_play,
                premise=arises_only(snapshot, decision_id),
            )
        supposed = len(snapshot.standpoint.supposed)
        idle = sum(hinge.idle for hinge in snapshot.hinges)
        self._count.show_text(departures_counted(len(departures), supposed, idle))
        self._count.set_colour("selection" if departures or supposed else "ink-soft")
        self._top.rearrange()
        self._top.settle()
        self._summary.show_text(summary(snapshot) if self._cards else self._no_decisions())
        self._show_folded()

    def _show_folded(self) -> None:
        """Show the headline decisions, what the reader has set, and the rest if it is unfolded."""
        opened = self._fold.isChecked()
        choices = self._session.snapshot.standpoint.choices
        foldable = folded = 0
        for decision_id, card in self._cards.items():
            decision = card.decision
            if decision.headline:
                continue
            # A choice that does not arise is not a departure, but it is the reader's own: it stays in sight.
            # So does the card under the keyboard: it must not vanish from under the reader's hand.
            kept = choices[decision_id] != decision.actual.id or _holds_focus(card)
            foldable += not kept
            folded += not (kept or opened)
            if card.isHidden() == (kept or opened):
                card.setVisible(kept or opened)
        self._fold.setVisible(foldable > 0)
        if opened:
            self._fold.show_text(self.tr("Fewer decision points"))
        elif folded == 1:
            self._fold.show_text(self.tr("1 more decision point"))
        else:
            self._fold.show_text(filled(self.tr("{count} more decision points"), count=folded))
        self._column.arrange()

    def _no_decisions(self) -> str:
        return self.tr("This casebook has no decision points.")

    def _choose(self, decision_id: str, option_id: str) -> None:
        self._session.choose(decision_id, option_id)

    def _put_in_play(self, decision_id: str, wanted: bool) -> None:
        in_play = set(self._session.in_play) - {decision_id} | ({decision_id} if wanted else set())
        order = [decision.id for decision in in_order_of_time(self._session.casebook)]
        self._session.set_in_play([key for key in order if key in in_play])
        # Taking the last one off the map brings the headline decisions back: the boxes must say so.
        self._show(self._session.snapshot)


def _holds_focus(card: QWidget) -> bool:
    focused = card.window().focusWidget()
    return focused is not None and card.isAncestorOf(focused) and card.isVisible()
