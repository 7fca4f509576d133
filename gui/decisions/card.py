"""One decision point: its date, its options, whether it arises; it asks.

The card never changes its own state: a click becomes a request, and `show_state` brings the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from gui.decisions.details import DecisionDetails, has_details
from gui.widgets.arrangement import Arranged, Pile, SideRow, right_takes_its_own
from gui.widgets.cards import card_margins, paint_card
from gui.widgets.choice_buttons import WrapCheckBox, WrapRadioButton
from gui.widgets.fold_button import FoldButton
from gui.widgets.note_mark import NoteMark
from gui.widgets.wrap_label import WrapLabel
from scenarios.model.dates import spoken_date
from scenarios.telling.language import filled, together
from scenarios.telling.quoting import option_quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QAbstractButton

    from gui.theme import Theme
    from gui.widgets.offering import Deed
    from scenarios.model.casebook import Casebook, Decision


class DecisionCard(Arranged, QFrame):
    """A decision with its options as radio buttons.

    Signals:
        option_asked: The reader wants this option (its argument).
        in_play_asked: The reader wants the decision on the branch map, or off it (its argument).
        note_asked: The reader wants to see the note on the decision.
    """

    option_asked = Signal(str)
    in_play_asked = Signal(bool)
    note_asked = Signal()

    def __init__(
        self,
        casebook: Casebook,
        decision: Decision,
        theme: Theme,
        deeds_of: Callable[[str], Sequence[Deed | None]],
        parent: QWidget | None = None,
    ) -> None:
        """Make a card.

        Args:
            casebook: The casebook.
            decision: The decision.
            theme: Colours and fonts.
            deeds_of: What can be done with an option, by its id.
            parent: The column.
        """
        super().__init__(parent)
        self._deeds_of = deeds_of
        self.decision = decision
        self._casebook = casebook
        self._theme = theme
        self._departure = False
        self._arises = True
        self._details: DecisionDetails | None = None
        self.setObjectName(f"decision:{decision.id}")

        date = spoken_date(decision.date)
        self._date = WrapLabel(theme, date, role="small", colour="ink-soft")
        self._title = WrapLabel(theme, decision.title, role="title")
        self._note = NoteMark(decision.id, decision.title, theme)
        self._note.clicked.connect(self.note_asked)
        self._on_map = self._make_on_map()
        self._reason = WrapLabel(theme, role="small", colour="ink-soft", italic=True)
        self._reason.hide()
        self._reason.setObjectName(f"does-not-arise:{decision.id}")
        self.setAccessibleName(filled("{}, {}", decision.title, date))

        head = SideRow(self._date, self._on_map, right_takes_its_own(lambda: self._date.sizeHint().width()))
        self._options = self._make_options()
        self._choices = Pile(*self._options.values(), self._reason)
        self._more = [self._make_more()] if has_details(decision) else []
        title = SideRow(self._title, self._note, right_takes_its_own(lambda: theme.px(5)))
        self.arrange_as(Pile(head, title, self._choices, *self._more))
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def departure(self) -> bool:
        """Whether it is shown as a departure."""
        return self._departure

    def show_state(
        self, choice: str, *, departure: bool, reason: str | None, in_play: bool, premise: str = ""
    ) -> None:
        """Show how the decision goes in this branch.

        Args:
            choice: The option that is set, also where the decision does not arise.
            departure: Whether it goes otherwise than it did.
            reason: Why it does not arise; None where it does.
            in_play: Whether its branches are on the map.
            premise: On what it arises and in how many courses; empty where it has no premise.
        """
        if not self._options[choice].isChecked():
            self._options[choice].setChecked(True)
        self._on_map.setChecked(in_play)
        arises = reason is None
        if (departure, arises) != (self._departure, self._arises):
            self._departure, self._arises = departure, arises
            for option in self.decision.options:
                button = self._options[option.id]
                button.setEnabled(arises)
                button.set_accent("ink" if option.actual else "selection")
            self._title.set_colour("ink" if arises else "disabled")
            self._date.set_colour("ink-soft" if arises else "disabled")
            self.update()
        said = premise
        if reason is not None:
            said = filled(self.tr("Does not arise: {reason}"), reason=_as_sentence(reason))
        if said != self._reason.text():
            self._reason.show_text(said)
            self.rearrange()
        departs = self.tr("A departure from what happened.") if departure else ""
        self.setAccessibleDescription(together(" ", (departs, said)))

    def show_note(self, note: str) -> bool:
        """Mark that there is a note on the decision, or none; returns whether the card has changed."""
        changed = self._note.show_note(note)
        if changed:
            self.rearrange()
        return changed

    def quoted(self) -> str:
        """The decision and the option under the keyboard, or else the one that is set."""
        return option_quoted(self.decision, self._option_at(None))

    def deeds_at(self, place: QPoint | None) -> Sequence[Deed | None]:
        """What can be done with the option under the pointer, under the keyboard, or that is set."""
        return self._deeds_of(self._option_at(None if place is None else self.mapFromGlobal(place)))

    def _option_at(self, place: QPoint | None) -> str:
        for key, button in self._options.items():
            if button.hasFocus() if place is None else button.geometry().contains(place):
                return key
        return next(key for key, button in self._options.items() if button.isChecked())

    def take_focus(self) -> None:
        """Put the keyboard on the option that is set; where none can be, on the first thing that takes it."""
        chosen = next(button for button in self._options.values() if button.isChecked())
        target = chosen if chosen.isEnabled() else self._on_map
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the card's ground."""
        paint_card(QPainter(self), self.rect(), self._theme, selected=self._departure, dim=not self._arises)

    def _make_on_map(self) -> WrapCheckBox:
        box = WrapCheckBox(self._theme, self.tr("on the map"), role="small")
        box.setObjectName(f"on-map:{self.decision.id}")
        box.setAccessibleName(filled(self.tr("{decision}: on the map"), decision=self.decision.title))
        box.setToolTip(self.tr("Draw the branches of this decision on the map"))
        box.clicked.connect(self.in_play_asked)
        return box

    def _make_options(self) -> dict[str, WrapRadioButton]:
        group = QButtonGroup(self)
        group.setExclusive(True)
        buttons: dict[str, WrapRadioButton] = {}
        for option in self.decision.options:
            button = WrapRadioButton(
                self._theme, option.label, self.tr("(as it happened)") if option.actual else ""
            )
            button.setObjectName(f"option:{self.decision.id}/{option.id}")
            button.setAccessibleName(filled("{}: {}", self.decision.title, button.words))
            button.setProperty("option", option.id)
            button.set_accent("ink" if option.actual else "selection")
            group.addButton(button)
            buttons[option.id] = button
        buttons[self.decision.actual.id].setChecked(True)
        group.buttonClicked.connect(self._ask)
        return buttons

    def _ask(self, button: QAbstractButton) -> None:
        self.option_asked.emit(str(button.property("option")))

    def _make_more(self) -> FoldButton:
        words = self.tr("More about this decision")
        button = FoldButton(self._theme)
        button.setObjectName(f"more:{self.decision.id}")
        button.show_text(words, filled("{}: {}", words, self.decision.title))
        button.toggled.connect(self._show_details)
        return button

    def _show_details(self, shown: bool) -> None:
        # Built when first asked for: most readers open few of them, and starting is quicker without.
        if self._details is None:
            self._details = DecisionDetails(self._casebook, self.decision, self._theme, self)
            self.pile.add(self._details)
        self._details.setVisible(shown)
        self.rearrange()

    def _dress(self) -> None:
        px, margins = self._theme.px, card_margins(self._theme)
        self.pile.set_margins(margins.left(), margins.top(), margins.right(), margins.bottom())
        self.pile.gap = self._choices.gap = px(0.1)
        self._choices.set_margins(0, px(0.15), 0, 0)
        self._reason.setContentsMargins(0, px(0.15), 0, px(0.15))
        self.rearrange()
        self.update()


def _as_sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else filled("{}.", text)
