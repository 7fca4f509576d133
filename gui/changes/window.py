"""What changed: decision, hinge, every outcome before and after, the arguments that did it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QVBoxLayout, QWidget

from gui.desk.deeds import of_course
from gui.widgets.arrangement import Arranged, Pile
from gui.widgets.button_row import ButtonRow
from gui.widgets.buttons import PushButton
from gui.widgets.cards import card_margins, paint_card
from gui.widgets.column import CardColumn
from gui.widgets.dropping import FileDrops
from gui.widgets.offering import Offering
from gui.widgets.room import open_as
from gui.widgets.wrap_label import WrapLabel
from scenarios.projection.comparing import Voice
from scenarios.telling.hinges import turns_on
from scenarios.telling.language import filled
from scenarios.telling.quoting import verdict_quoted
from scenarios.telling.what_changed import as_text, what_changed

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QShowEvent

    from gui.desk.deeds import Deeds
    from gui.desk.session import Session
    from gui.theme import Theme
    from scenarios.drawing.ruler import Role
    from scenarios.telling.what_changed import ChangedOutcome, Section


class ChangeCard(Offering, Arranged, QFrame):
    """One outcome, before and after.

    Signals:
        asked: The reader wants to see why.
    """

    asked = Signal()

    def __init__(self, outcome: ChangedOutcome, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(f"change:{outcome.question}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        title = WrapLabel(theme, outcome.title, role="small", colour="ink-soft")
        before = WrapLabel(theme, outcome.before, role="body", colour="ink-soft")
        after = WrapLabel(theme, filled("→ {}", outcome.after), role="title", bold=True)
        parts: list[QWidget] = [title, before, after]
        for one in outcome.moved:
            # For and against have the colours in Why; what is new and what is gone is told by the word.
            colour = "ink" if one.voice is Voice.NEW else "ink-soft"
            head = WrapLabel(
                theme,
                filled("{}  {}  {}  ·  {}", one.word, one.mark, one.bears, one.source),
                role="small",
                colour=colour,
            )
            head.set_bold(True)
            parts += [head, WrapLabel(theme, one.text, role="small")]
        self.arrange_as(Pile(*parts))
        told = filled(
            self.tr("{title} {before}, now {after}."),
            title=outcome.title,
            before=outcome.before,
            after=outcome.after,
        )
        self.setAccessibleName(
            f"{told} "
            + " ".join(
                filled("{}, {}, {}: {} ({}).", one.word, one.mark, one.bears, one.text, one.source)
                for one in outcome.moved
            )
        )
        margins = card_margins(theme)
        self.pile.set_margins(margins.left(), margins.top(), margins.right(), margins.bottom())
        self.pile.gap = theme.px(0.15)
        for child in self.pile.widgets():
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click asks why."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Space ask why."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the card's ground."""
        paint_card(
            QPainter(self), self.rect(), self._theme, hovered=self.underMouse(), focused=self.hasFocus()
        )


class ChangesWindow(FileDrops, QWidget):
    """All that the choices change, in one column, kept up to date."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.setObjectName("what-changed")
        self.setWindowTitle(self.tr("What changed"))
        self._column = CardColumn(theme)
        self._shown: list[QWidget] = []
        copy = PushButton(self.tr("&Copy as text"))
        copy.setObjectName("what-changed:copy")
        copy.clicked.connect(self._copy)
        close = PushButton(self.tr("C&lose"))
        close.setObjectName("what-changed:close")
        close.clicked.connect(self.close)
        buttons = ButtonRow()
        buttons.box.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        rows = QVBoxLayout(self)
        rows.addWidget(self._column, 1)
        rows.addWidget(buttons)
        session.projected.connect(self._refresh)
        session.casebook_changed.connect(self._refresh)
        theme.changed.connect(self._refresh)
        open_as(self, theme.px(46), theme.px(52))
        self._is_behind = True

    @property
    def text(self) -> str:
        """All of it in plain lines."""
        return as_text(what_changed(self._session.snapshot))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what changed while it was closed."""
        if self._is_behind:
            self._show()
        super().showEvent(event)

    def _refresh(self, *_: object) -> None:
        # Closed, it would only make every toggle wait.
        self._is_behind = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._is_behind = False
        self._column.empty()
        for widget in self._shown:
            widget.setParent(None)
            widget.deleteLater()
        self._shown = []
        told = what_changed(self._session.snapshot)
        self._say(self.tr("What changed"), "heading", bold=True)
        self._say(told.departures, "title", colour="selection")
        self._say(told.counts, "body")
        for title, decided in told.hinges:
            self._say(turns_on(title), "title", bold=True)
            self._say(decided, "body", colour="ink-soft")
        for section in told.sections:
            self._show_section(section)
        self._column.arrange()

    def _show_section(self, section: Section) -> None:
        if section.heading:
            self._say(section.heading, "title", colour="selection", bold=True)
        for outcome in section.outcomes:
            card = ChangeCard(outcome, self._theme)
            card.asked.connect(lambda outcome=outcome: self._ask(outcome))
            card.offer(partial(self._quote, outcome), partial(self._deeds, outcome))
            self._add(card)
        for line in section.unchanged.splitlines():
            self._say(line, "small", colour="ink-soft")

    def _say(self, text: str, role: Role, colour: str = "ink", *, bold: bool = False) -> None:
        label = WrapLabel(self._theme, text, role=role, colour=colour, bold=bold)
        label.setContentsMargins(3, self._theme.px(0.2), 3, 0)
        self._add(label)

    def _add(self, widget: QWidget) -> None:
        self._column.add(widget)
        self._shown.append(widget)

    def _ask(self, outcome: ChangedOutcome) -> None:
        self._session.focus_question(outcome.question)
        self._session.focus_course(outcome.course)

    def _quote(self, outcome: ChangedOutcome) -> str:
        snapshot = self._session.snapshot
        question = snapshot.question(outcome.question, outcome.course)
        position = question.answer or question.positions[0].id
        return verdict_quoted(snapshot, outcome.course, outcome.question, position)

    def _deeds(self, outcome: ChangedOutcome) -> Deeds:
        return of_course(self._session, outcome.question, outcome.course)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
