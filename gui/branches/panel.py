"""The branches panel: the map of the question in focus, its outline, and a line on what is pointed at.

It shows what the session says and asks it for branches, questions and positions. A decision is asked for by a
signal, since the cards are another panel's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.branches.live import LINES, LiveLine
from gui.branches.map import MapView
from gui.branches.outline import Outline
from gui.branches.questions import QuestionCombo
from gui.desk.deeds import of_branch, of_course, of_decision, of_event, of_hinge, of_position
from gui.tips import plain_tip
from gui.widgets.buttons import ToolButton
from gui.widgets.lettering import give_font
from gui.widgets.wrap_label import WrapLabel
from scenarios.drawing.outline import outline_entries
from scenarios.drawing.scene import picture_of
from scenarios.telling.branches import (
    branch_sentences,
    course_sentence,
    folded_words,
    fork_sentence,
    lane_sentence,
    lane_texts,
    yours_sentences,
)
from scenarios.telling.events import chronology
from scenarios.telling.hinges import turning_words
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent

    from gui.desk.deeds import Deeds
    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.theme import Theme
    from scenarios.drawing.layout import Hit
    from scenarios.drawing.picture import Picture
    from scenarios.projection.branch_map import BranchMap

OUTLINE_KEYS = "Ctrl+Shift+L"


class BranchesPanel(QFrame):
    """Where each branch ends."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._events = chronology(session.casebook)
        self.setObjectName("branches")
        self.setProperty("card", True)
        self.setAccessibleName(self.tr("Branches"))
        self._caption = WrapLabel(theme, self.tr("Where each branch ends:"), colour="ink-soft")
        self._questions = QuestionCombo(theme)
        self._questions.setObjectName("branches:question")
        self._questions.setAccessibleName(self.tr("Question in focus"))
        self._toggle = ToolButton()
        self._toggle.setObjectName("branches:outline-toggle")
        self._toggle.setText(self.tr("Outline"))
        self._toggle.setCheckable(True)
        self._toggle.setAccessibleName(self.tr("Outline: the branch map as a list"))
        self._toggle.setToolTip(filled(self.tr("The branch map as a list ({keys})"), keys=OUTLINE_KEYS))
        self._nothing = WrapLabel(theme, colour="ink-soft")
        self._nothing.setObjectName("branches:nothing")
        self.map = MapView(theme)
        self.map.setObjectName("branches:map")
        self.outline = Outline(theme)
        self.outline.setObjectName("branches:outline")
        self._folded = WrapLabel(
            theme,
            folded_words(),
            role="small",
            colour="ink-soft",
        )
        self._folded.setObjectName("branches:folded")
        self._line = LiveLine(theme)
        self._line.setObjectName("branches:sentence")
        self._arrange()
        self._connect()
        self._build()

    @property
    def view(self) -> dict[str, object]:
        """Whether the outline stands in place of the map."""
        return {"outline": self._toggle.isChecked()}

    def restore_view(self, view: Mapping[str, object]) -> None:
        """Show map or outline, whichever was shown."""
        self._toggle.setChecked(view.get("outline") is True)

    def take_focus(self) -> bool:
        """Put the keyboard on the map or its outline; False where neither is shown."""
        shown = self._stack.currentWidget()
        target = self.map if shown is self._scroll else shown
        if target is None or target is self._nothing:
            return False
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _arrange(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.map)
        self._stack = QStackedWidget()
        for page in (self._scroll, self.outline, self._nothing):
            self._stack.addWidget(page)
        self._head = QGridLayout()
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._head)
        # First to come, first in the order of the keyboard.
        for column, widget in enumerate((self._caption, self._questions, self._toggle)):
            self._head.addWidget(widget, 0, column)
        self._rows.addWidget(self._folded)
        self._rows.addWidget(self._stack, 1)
        self._rows.addWidget(self._line)
        self._dress()

    def _connect(self) -> None:
        session = self._session
        session.casebook_changed.connect(self._build)
        session.projected.connect(self._show)
        session.focused.connect(self._follow)
        self._questions.activated.connect(self._ask_question)
        self._toggle.toggled.connect(self._show)
        self.map.pointed.connect(self._tell)
        self.map.walked.connect(self._scroll_to)
        self.map.chosen.connect(self._take)
        self.outline.chosen.connect(self._take)
        self._theme.changed.connect(self._dress)
        shortcut = QShortcut(QKeySequence(OUTLINE_KEYS), self)
        shortcut.activated.connect(self._switch)

    # What the session says.

    def _build(self) -> None:
        self._events = chronology(self._session.casebook)
        self._questions.show_casebook(self._session.casebook)
        self._show()

    def _show(self) -> None:
        branches = self._session.map
        self._questions.show_question(self._session.question)
        self._questions.setEnabled(self._session.question is not None)
        reason = self._why_nothing(branches)
        self._nothing.setText(reason)
        self._toggle.setEnabled(not reason)
        self._folded.setVisible(not reason and branches is not None and branches.folded)
        if branches is None or reason:
            self._stack.setCurrentWidget(self._nothing)
            self._line.say(())
            return
        if self._toggle.isChecked():
            self.outline.show_entries(outline_entries(self._session.snapshot, branches, self._events))
            self._stack.setCurrentWidget(self.outline)
        else:
            self._stack.setCurrentWidget(self._scroll)
            self.map.show_picture(self._picture(branches))
            self._scroll_to_your_branch()
        title = self._session.casebook.question(branches.question).title
        self.map.setAccessibleName(filled(self.tr("Branch map: {question}"), question=title))
        self.outline.setAccessibleName(filled(self.tr("Branch outline: {question}"), question=title))
        self._tell(None)

    def _picture(self, branches: BranchMap) -> Picture:
        session = self._session
        return picture_of(session.snapshot, branches, session.course.number, session.in_play, self._events)

    def _scroll_to_your_branch(self) -> None:
        places = self.map.layout_shown
        if places is not None:
            self._scroll_to((places.shown or places.trunk).y)

    def _scroll_to(self, height: float) -> None:
        """Bring the end of a branch into sight."""
        places = self.map.layout_shown
        if places is not None and self._scroll.verticalScrollBar().maximum() > 0:
            self._scroll.ensureVisible(round(places.right), round(height), 0, self._theme.px(3.0))

    def _why_nothing(self, branches: BranchMap | None) -> str:
        if branches is None:
            return self.tr("This casebook asks no question, so there is nowhere for a branch to end.")
        if not self._session.casebook.decisions:
            return self.tr("This casebook has no decision points: all its history is one branch.")
        if len(branches.ends) < 2:
            return self.tr(
                "No decision point is in play, so there is one branch only: as it happened. "
                "Put a decision point in play to see where its branches end."
            )
        return ""

    # What is pointed at, and what is taken.

    def deeds_at(self, place: QPoint | None) -> Deeds:
        """What can be done with what lies at a place on the screen, or is pointed at by the keyboard."""
        if self._toggle.isChecked():
            return self._deeds(self.outline.hit_at(place))
        return self._deeds(self.map.pointed_at_or_shown if place is None else self.map.hit_at(place))

    def _deeds(self, hit: Hit | None) -> Deeds:
        session, branches = self._session, self._session.map
        if hit is None or branches is None:
            return []
        if hit.kind == "branch" and hit.index is not None:
            return of_branch(session, branches.question, branches.ends[hit.index])
        if hit.kind == "course" and hit.index is not None:
            return of_course(session, branches.question, hit.index)
        if hit.kind == "event" and hit.index is not None:
            return of_event(session, self._events[hit.index])
        if hit.kind == "fork" and hit.key is not None:
            return of_decision(session, hit.key)
        if hit.kind == "lane" and hit.key is not None:
            return of_position(session, branches.question, hit.key, session.course.number)
        if hit.kind == "hinge" and hit.key is not None:
            return of_hinge(session, hit.key)
        return []

    def _follow(self, before: Focus, now: Focus) -> None:
        if (before.question, before.course) != (now.question, now.course):
            self._show()

    def _tell(self, hit: Hit | None) -> None:
        branches = self._session.map
        if branches is None:
            return
        casebook = self._session.casebook
        question = casebook.question(branches.question)
        if hit is None:
            self._line.say(yours_sentences(self._session.snapshot, branches), "ink-soft")
        elif hit.kind == "branch" and hit.index is not None:
            self._line.say(branch_sentences(casebook, question, branches.ends[hit.index]))
        elif hit.kind == "event" and hit.index is not None:
            self._line.say([self._events[hit.index].sentence])
        elif hit.kind == "fork" and hit.key is not None:
            self._line.say([fork_sentence(casebook.decision(hit.key), self._session.snapshot)])
        elif hit.kind == "course" and hit.index is not None:
            self._line.say([course_sentence(self._session.snapshot, question, hit.index)])
        elif hit.kind == "hinge" and hit.key is not None:
            hinge = next(one for one in self._session.snapshot.hinges if one.id == hit.key)
            title = casebook.question(hit.key).title
            self._line.say([f"{title} {turning_words(self._session.snapshot, hinge)}"])
        elif hit.kind == "lane":
            side = self._session.side_of(question.id)
            texts = lane_texts(casebook, question, side, branches)
            self._line.say([lane_sentence(text) for text in texts if text.lane == hit.key])
        elif hit.kind == "scale":
            self._line.say(
                [self.tr("From here on a year is drawn narrower: years with decisions get more room.")]
            )
        # Who points at a dot, a diamond or a line is told there, too.
        said = self._line.accessibleName() if hit is not None else ""
        self.map.setToolTip(plain_tip(said))
        self._announce()

    def _announce(self) -> None:
        """Let a screen reader that is on the map hear the line."""
        sentence = self._line.accessibleName()
        if sentence != self.map.accessibleDescription():
            self.map.setAccessibleDescription(sentence)
            if self.map.hasFocus():
                event = QAccessibleEvent(self.map, QAccessible.Event.DescriptionChanged)
                QAccessible.updateAccessibility(event)

    def _take(self, hit: Hit) -> None:
        branches = self._session.map
        if branches is None:
            return
        if hit.kind == "branch" and hit.index is not None:
            self._session.choose_branch(branches.ends[hit.index].choices)
        elif hit.kind == "fork" and hit.key is not None:
            self._session.focus_decision(hit.key)
        elif hit.kind == "course" and hit.index is not None:
            self._session.focus_course(hit.index)
        elif hit.kind == "hinge" and hit.key is not None:
            self._session.focus_question(hit.key)
        elif hit.kind == "lane" and hit.key is not None:
            self._session.focus_position(branches.question, hit.key)

    def _ask_question(self, index: int) -> None:
        question_id = self._questions.itemData(index, Qt.ItemDataRole.UserRole)
        if question_id is not None:
            self._session.focus_question(question_id)

    def _switch(self) -> None:
        if self._toggle.isEnabled():
            self._toggle.toggle()
            (self.outline if self._toggle.isChecked() else self.map).setFocus(
                Qt.FocusReason.ShortcutFocusReason
            )

    # Room.

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the caption a row of its own where the three do not fit beside each other."""
        super().resizeEvent(event)
        self._arrange_head()

    def set_low(self, is_low: bool) -> None:
        """Leave the map as much as there is where height is scarce: what is told of it takes one line."""
        self._line.set_lines(1 if is_low else LINES)

    def _arrange_head(self) -> None:
        need = self._caption.sizeHint().width() + self._toggle.sizeHint().width() + self._theme.px(11.0)
        narrow = need > self.width()
        # Where height is scarce too, the map needs the row more than the caption does.
        self._caption.setVisible(not narrow or self.height() > self._theme.px(24.0))
        for widget in (self._caption, self._questions, self._toggle):
            self._head.removeWidget(widget)
        if narrow:
            self._head.addWidget(self._caption, 0, 0, 1, 2)
            self._head.addWidget(self._questions, 1, 0)
            self._head.addWidget(self._toggle, 1, 1)
        else:
            self._head.addWidget(self._caption, 0, 0)
            self._head.addWidget(self._questions, 0, 1)
            self._head.addWidget(self._toggle, 0, 2)
        self._head.setColumnStretch(0, 1 if narrow else 0)
        self._head.setColumnStretch(1, 0 if narrow else 1)

    def _dress(self) -> None:
        pad = self._theme.px(0.6)
        self._rows.setContentsMargins(pad, pad, pad, pad // 2)
        self._rows.setSpacing(self._theme.px(0.3))
        give_font(self._toggle, self._theme.font("body"))
        self._arrange_head()
