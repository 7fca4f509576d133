"""The card over the outcomes: what the branch turns on, and what the user supposes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QWidget

from gui.outcomes.finding import views_of
from gui.outcomes.marks import DocumentMarks
from gui.widgets.arrangement import Arranged, Flow, Pile, SideRow, beside_text, left_takes_its_own
from gui.widgets.cards import card_margins, paint_card
from gui.widgets.choice_buttons import WrapRadioButton
from gui.widgets.fold_button import FoldButton
from gui.widgets.offering import Offering
from gui.widgets.wrap_label import WrapLabel
from scenarios.projection.hinges import Decided
from scenarios.telling.hinges import decided_words, follow_words, following, only_in, suppose_words
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent

    from gui.theme import Theme
    from scenarios.model.casebook import Casebook
    from scenarios.projection.hinges import HingeStanding
    from scenarios.projection.snapshot import Snapshot


class Diamond(QWidget):
    """The sign of a hinge: hollow where it is open, filled where the user supposes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._filled = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def fill(self, filled: bool) -> None:
        """Show whether the user supposes an answer."""
        self._filled = filled
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A line high."""
        side = self._theme.px(0.9)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour("selection")
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(colour if self._filled else self._theme.colour("surface"))
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        middle = box.center()
        corners = ((middle.x(), box.top()), (box.right(), middle.y()), (middle.x(), box.bottom()))
        painter.drawPolygon(QPolygonF([QPointF(*at) for at in (*corners, (box.left(), middle.y()))]))


class HingeRow(Offering, Arranged, QWidget):
    """One hinge: how it is decided, and the offer to follow the documents or to suppose an answer.

    Signals:
        supposed: The user supposes a position (its argument), or with ``""`` follows the documents.
        unfolded: Other answers are offered, or no longer: the row wants another height.
    """

    supposed = Signal(str)
    unfolded = Signal()

    def __init__(self, casebook: Casebook, hinge_id: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._casebook = casebook
        question = casebook.question(hinge_id)
        self._diamond = Diamond(theme)
        self._title = WrapLabel(theme, question.title, role="body", bold=True)
        self._marks = DocumentMarks(casebook.documents, theme)
        self._only = WrapLabel(theme, role="small", colour="selection")
        self._said = WrapLabel(theme, role="small", colour="ink-soft")
        self._group = QButtonGroup(self)
        self._follow = self._button(hinge_id, "", following(), question.title)
        self._suppose = {
            position.id: self._button(
                hinge_id, position.id, suppose_words(casebook, hinge_id, position.id), question.title
            )
            for position in question.positions
        }
        self._follow.setChecked(True)
        self._group.buttonClicked.connect(self._ask)
        marked = _Titled(self._diamond, self._title, theme)
        head = SideRow(marked, self._marks, beside_text(self._title, lambda: theme.px(9)))
        self._others = FoldButton(theme)
        self._others.setObjectName(f"suppose-another:{hinge_id}")
        self._others.show_text(
            self.tr("suppose another"), filled("{} {}", question.title, self.tr("suppose another"))
        )
        self._others.toggled.connect(self._unfold)
        self._shown: set[str] = set()
        self._choices = Pile(Flow(self._follow, *self._suppose.values(), self._others))
        self.arrange_as(Pile(head, self._only, self._said, self._choices))
        self.setObjectName(f"hinge:{hinge_id}")
        self.setAccessibleName(question.title)
        self._dress()
        theme.changed.connect(self._dress)

    def show_hinge(self, snapshot: Snapshot, hinge: HingeStanding) -> None:
        """Show how the hinge stands."""
        question = snapshot.question(hinge.id, hinge.course)
        leading = question.leading_position
        views = {} if leading is None else views_of(leading, question.speaking)
        self._marks.show_views(views, snapshot.unheard)
        self._diamond.fill(hinge.supposed is not None)
        self._diamond.setToolTip(
            self.tr("A hinge: you suppose an answer")
            if hinge.supposed is not None
            else self.tr("A hinge: what follows turns on its answer, and you suppose none")
        )
        self._only.show_text(only_in(snapshot, hinge))
        self._only.setVisible(bool(only_in(snapshot, hinge)))
        self._said.show_text(decided_words(snapshot, hinge))
        self._said.set_colour("selection" if hinge.supposed is not None else "ink-soft")
        self._follow.show_words(follow_words(hinge))
        # What the documents argue for is offered at once; the other answers on request.
        answers = {answer for answer in hinge.answers if answer is not None}
        argued = hinge.decided in (Decided.OPEN, Decided.ARGUED) and answers
        self._shown = answers | {hinge.supposed or ""} if argued else set(self._suppose)
        self._others.setVisible(not self._shown.issuperset(self._suppose))
        self._offer()
        chosen = self._follow if hinge.supposed is None else self._suppose[hinge.supposed]
        if not chosen.isChecked():
            chosen.setChecked(True)
        self.setAccessibleDescription(decided_words(snapshot, hinge))
        self.rearrange()

    def _button(self, hinge_id: str, position_id: str, words: str, title: str) -> WrapRadioButton:
        button = WrapRadioButton(self._theme, words, role="small")
        button.setObjectName(f"suppose:{hinge_id}/{position_id}" if position_id else f"follow:{hinge_id}")
        button.setAccessibleName(filled("{} {}", title, words))
        button.setProperty("position", position_id)
        button.set_accent("selection" if position_id else "ink")
        self._group.addButton(button)
        return button

    def _unfold(self) -> None:
        self._offer()
        self.rearrange()
        self.unfolded.emit()

    def _offer(self) -> None:
        for position, button in self._suppose.items():
            button.setVisible(position in self._shown or self._others.isChecked())

    def _ask(self, button: QAbstractButton) -> None:
        self.supposed.emit(str(button.property("position")))

    def _dress(self) -> None:
        self.pile.gap = self._theme.px(0.1)
        self._choices.set_margins(self._theme.px(1.2), 0, 0, 0)
        for label in (self._only, self._said):
            label.setContentsMargins(self._theme.px(1.3), 0, 0, 0)
        self.rearrange()


class _Titled(Arranged, QWidget):
    """A diamond, and a title beside it."""

    def __init__(self, diamond: Diamond, title: WrapLabel, theme: Theme) -> None:
        super().__init__()
        row = SideRow(diamond, title, left_takes_its_own(diamond), flush_right=False)
        row.gap = theme.px(0.4)
        self.arrange_as(Pile(row))


class TurnsOn(Arranged, QFrame):
    """What the branch turns on.

    Signals:
        supposed: A hinge and the position supposed (its arguments), ``""`` to follow the documents.
    """

    supposed = Signal(str, str)

    def __init__(self, casebook: Casebook, hinges: tuple[str, ...], theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("turns-on")
        self.setAccessibleName(self.tr("What this branch turns on"))
        self._heading = WrapLabel(theme, role="small", bold=True, colour="selection")
        self._heading.setObjectName("turns-on:heading")
        self._rows = {hinge: HingeRow(casebook, hinge, theme) for hinge in hinges}
        for hinge, row in self._rows.items():
            row.supposed.connect(partial(self.supposed.emit, hinge))
            row.unfolded.connect(self.rearrange)
        self._more = FoldButton(theme)
        self._more.setObjectName("turns-on:more")
        self._more.toggled.connect(self._unfold)
        self._snapshot: Snapshot | None = None
        self.arrange_as(Pile(self._heading, *self._rows.values(), self._more))
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def rows(self) -> Mapping[str, HingeRow]:
        """The rows by their hinges."""
        return self._rows

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the hinges of another snapshot; nothing where the branch turns on nothing."""
        self._snapshot = snapshot
        open_ = {hinge.id for hinge in snapshot.turns_on}
        settled = [
            hinge for hinge in snapshot.hinges if hinge.decided is Decided.ARGUED and not hinge.is_turned_on
        ]
        for hinge in snapshot.hinges:
            row = self._rows[hinge.id]
            shown = hinge.id in open_ or (self._more.isChecked() and hinge in settled)
            row.setVisible(shown)
            if shown:
                row.show_hinge(snapshot, hinge)
        turns = bool(open_)
        heading = self.tr("THIS BRANCH TURNS ON") if turns else self.tr("SETTLED BY THE DOCUMENTS")
        self._heading.setText(heading)
        self._more.setVisible(bool(settled))
        self._more.show_text(self._said_of(len(settled), more=turns))
        self.setVisible(bool(open_ or settled))
        self.rearrange()

    def _said_of(self, count: int, *, more: bool) -> str:
        """What unfolds: so many questions that are settled, beside those that are told, if any are."""
        if self._more.isChecked():
            return self.tr("Hide what the documents settle")
        if more:
            one = self.tr("The documents settle 1 more; suppose otherwise")
            told = self.tr("The documents settle {count} more; suppose otherwise")
        else:
            one = self.tr("The documents settle 1 question; suppose otherwise")
            told = self.tr("The documents settle {count} questions; suppose otherwise")
        return one if count == 1 else filled(told, count=count)

    def _unfold(self) -> None:
        if self._snapshot is not None:
            self.show_snapshot(self._snapshot)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the card's ground."""
        paint_card(QPainter(self), self.rect(), self._theme, selected=True)

    def _dress(self) -> None:
        margins = card_margins(self._theme)
        self.pile.set_margins(margins.left(), margins.top(), margins.right(), margins.bottom())
        self.pile.gap = self._theme.px(0.45)
        self.rearrange()
