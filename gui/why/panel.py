"""The why-panel: who argues for and against the position in focus, on which page, how firmly.

It shows one course, and asks the session to put arguments, positions and courses in focus.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from gui.desk.deeds import of_position
from gui.desk.rows import deeds_of_row, mark_told, row_quoted
from gui.desk.views import words_in
from gui.shared.kind_filter import HiddenLine, KindMenu
from gui.shared.reason_tree import ReasonTree
from gui.tips import plain_tip
from gui.why.dot_scale import DotScale
from gui.why.spread_row import SpreadRow
from gui.widgets.buttons import ToolButton
from gui.widgets.fold_button import FoldButton
from gui.widgets.moving import move_to
from gui.widgets.wrap_label import WrapLabel
from scenarios.drawing.dots import WIDTH
from scenarios.telling.case import about_rows
from scenarios.telling.language import filled
from scenarios.telling.quoting import verdict_quoted
from scenarios.telling.sieve import sifted_children
from scenarios.telling.statuses import standing_words
from scenarios.telling.why import Why, counted_course, why

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent

    from gui.desk.deeds import Deeds
    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.desk.spreads import Spreads
    from gui.theme import Theme
    from scenarios.drawing.ruler import Role
    from scenarios.projection.outcomes import QuestionProjection
    from scenarios.telling.reason_rows import Row

_EMS_NARROW = 30.0  # heights of a line; a panel narrower than this puts its head's parts in lines
_EMS_OF_DOUBT = 2.0
_EMS_OF_TREE = 7.0  # the least height of the arguments
_EMS_OF_TWO = 16.4  # of two of them, with what stands above each
_EMS_OF_FEW_DOTS = 8.6  # the dots' column there: as narrow as the words above it allow
_EMS_OF_BRIEF_DOTS = 9.4  # and where these are whole words
_EMS_ROOMY = 42.0  # heights of a line; a panel broader than this has a larger title


class WhyPanel(QFrame):
    """The case for and against the position in focus."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.setObjectName("why")
        self.setProperty("card", True)
        self.setAccessibleName(self.tr("Why"))
        self._kicker = WrapLabel(theme, self.tr("WHY"), role="small", colour="ink-soft", bold=True)
        self._title = WrapLabel(theme, role="title")
        self._title.setObjectName("why:title")
        self._dispute = WrapLabel(theme, role="small", colour="against-text", bold=True, alignment="right")
        self._dispute.setObjectName("why:dispute")
        self._views = WrapLabel(theme, role="small", colour="ink-soft")
        self._views.setObjectName("why:views")
        self._silence = WrapLabel(theme, role="body", colour="ink-soft")
        self._silence.setObjectName("why:silence")
        self._others = ToolButton()
        self._others.setObjectName("why:positions")
        self._others.setText(self.tr("Other positions ▾"))
        # Qt's own mark of a menu is a speck that lies on the text.
        self._others.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._others.setAccessibleName(self.tr("Show the case for another position"))
        self._others.setPopupMode(ToolButton.ToolButtonPopupMode.InstantPopup)
        self._others.setMenu(QMenu(self._others))
        self._course = WrapLabel(theme, role="small", colour="selection", bold=True)
        self._course.setObjectName("why:course")
        self._course_number = QLabel()
        self._course_number.setObjectName("why:course-number")
        self._earlier = self._step_button("why:earlier-course", "‹", self.tr("Earlier course"), -1)
        self._later = self._step_button("why:later-course", "›", self.tr("Later course"), 1)
        self._course_bar = QWidget()
        self._is_narrow = self._is_brief = False
        self._scarce: int | None = None
        self._scale = DotScale(theme)
        self._more = FoldButton(theme, self.tr("More"))
        self._more.setObjectName("why:more")
        self._more.setAccessibleName(self.tr("More: the course, each document alone, other readings"))
        self._more.hide()
        self._spread = SpreadRow(session, theme)
        self._filter = KindMenu("why")
        self._hidden = HiddenLine(theme, "why")
        self._left_out = WrapLabel(theme, role="small", colour="ink-soft")
        self._left_out.setObjectName("why:left-out")
        self._tree = ReasonTree(
            theme,
            self._children,
            partial(row_quoted, session),
            partial(deeds_of_row, session),
            partial(mark_told, session),
        )
        self._tree.setObjectName("why:reasons")
        self._tree.setAccessibleName(self.tr("Arguments for and against"))
        self._arrange()
        self._more.toggled.connect(self._fold)
        self._tree.chosen.connect(session.focus_argument)
        self._filter.changed.connect(self._sift)
        self._hidden.unwanted.connect(self._filter.show_all)
        session.projected.connect(self._show)
        session.casebook_changed.connect(self._restart)
        session.focused.connect(self._follow)
        theme.changed.connect(self._space)
        self._restart()

    @property
    def view(self) -> dict[str, object]:
        """Which rows are open."""
        return {"open": sorted(self._tree.opened)}

    def restore_view(self, view: Mapping[str, object]) -> None:
        """Open the rows that were open."""
        if "open" in view:
            self._tree.open_rows(words_in(view, "open"))
        if self._session.argument is not None:
            self._tree.select_argument(self._session.argument)

    def quoted(self) -> str:
        """The position in focus and how it stands."""
        session = self._session
        if session.question is None or session.position is None:
            return ""
        return verdict_quoted(session.snapshot, session.course.number, session.question, session.position)

    def deeds_at(self, place: QPoint | None) -> Deeds:  # noqa: ARG002 - all of it is one thing
        """What can be done with the position in focus."""
        session = self._session
        if session.question is None or session.position is None:
            return []
        return of_position(session, session.question, session.position, session.course.number)

    def _arrange(self) -> None:
        top, across = Qt.AlignmentFlag.AlignTop, QBoxLayout.Direction.LeftToRight
        named = QHBoxLayout()
        named.addWidget(self._kicker, 0, top)
        named.addWidget(self._title, 1, top)
        self._buttons, self._steps = QWidget(), QWidget()
        buttons = self._button_row = QHBoxLayout(self._buttons)
        steps = self._step_row = QHBoxLayout(self._steps)
        buttons.addStretch(1)
        buttons.addWidget(self._dispute, 0, top)
        buttons.addWidget(self._others, 0, top)
        for widget in (self._earlier, self._course_number, self._later):
            steps.addWidget(widget)
        steps.addStretch(1)
        for row in (buttons, steps):
            row.setContentsMargins(0, 0, 0, 0)
        self._head = QBoxLayout(across)
        self._head.addLayout(named, 1)
        self._head.addWidget(self._buttons, 0, top)
        self._course_row = QBoxLayout(across, self._course_bar)
        self._course_row.setContentsMargins(0, 0, 0, 0)
        self._course_row.addWidget(self._course, 1)
        self._course_row.addWidget(self._steps, 0, top)
        self._scale_row = QBoxLayout(across)
        self._scale_row.addWidget(self._scale)
        self._scale_row.addWidget(self._views, 1)
        self._scale_row.addWidget(self._more, 1)
        self._scale_row.addWidget(self._filter, 0, top)
        self._views_row = QVBoxLayout()
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._head)
        self._rows.addWidget(self._course_bar)
        self._rows.addWidget(self._silence)
        self._rows.addWidget(self._spread)
        self._rows.addWidget(self._hidden)
        self._rows.addWidget(self._left_out)
        self._rows.addLayout(self._views_row)
        self._rows.addLayout(self._scale_row)
        self._rows.addWidget(self._tree, 1)
        self._space()

    def set_brief(self, room: int | None) -> None:
        """Fold the head where height is scarce: two arguments tell more than what stands above them.

        Args:
            room: How high the arguments may be in pixels; None where there is room for the whole head.
        """
        if room != self._scarce:
            self._scarce, self._is_brief = room, room is not None
            self._space()

    def _fold(self, *_: object) -> None:
        is_folded = self._is_brief and not self._more.isChecked()
        self._more.setVisible(self._is_brief and self._session.question is not None)
        self._spread.fold(is_folded)
        self._views.setVisible(bool(self._views.text()) and not is_folded)
        # In a narrow panel it holds the buttons that lead to the other courses.
        self._course_bar.setVisible(bool(self._course.text()) and (self._is_narrow or not is_folded))

    def take_focus(self) -> bool:
        """Put the keyboard on the arguments; where there are none, on what shows another position."""
        target = self._tree if self._tree.isVisible() and self._tree.model().rowCount() else self._others
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def show_argument(self, argument_id: str) -> QRect:
        """Put the keyboard on an argument's row, and say where that stands in the panel."""
        tree = self._tree
        if not tree.select_argument(argument_id):
            self._filter.show_all()  # what is asked for by name is not to be hidden
            tree.select_argument(argument_id)
        tree.executeDelayedItemsLayout()
        tree.scrollTo(tree.currentIndex())
        tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        row = tree.visualRect(tree.currentIndex()) & tree.viewport().rect()
        return row.translated(tree.viewport().mapTo(self, row.topLeft()) - row.topLeft())

    def _step_button(self, name: str, text: str, spoken: str, by: int) -> ToolButton:
        button = ToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setAutoRaise(True)
        button.setAccessibleName(spoken)
        button.setToolTip(spoken)
        button.clicked.connect(lambda: self._session.step_course(by))
        return button

    def follow_spreads(self, spreads: Spreads) -> None:
        """Show where the position's strength lies over readings of the words, once that is known."""
        self._spread.follow_spreads(spreads)

    def _space(self) -> None:
        pad = self._theme.px(0.6)
        self._rows.setContentsMargins(pad, pad, pad, pad // 2)
        self._rows.setSpacing(self._theme.px(0.3))
        px = self._theme.px
        self._tree.setMinimumHeight(max(px(_EMS_OF_TREE), min(px(_EMS_OF_TWO), self._scarce or 0)))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Make the best of another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """High enough for all that stands above the arguments, and a few of these."""
        least, frame = super().minimumSizeHint().width(), self.contentsMargins()
        room = max(self.width(), least) - frame.left() - frame.right()
        return QSize(least, self._rows.minimumHeightForWidth(room) + frame.top() + frame.bottom())

    def _fit(self) -> None:
        """Put below one another what has no room side by side."""
        # Broader again it must be by more than a scroll bar, which comes and goes with the height needed.
        limit = _EMS_NARROW + (_EMS_OF_DOUBT if self._is_narrow else 0.0)
        is_narrow = self._is_narrow = self.width() < self._theme.px(limit)
        way = QBoxLayout.Direction
        for row, below in (
            (self._head, way.TopToBottom),
            (self._course_row, way.TopToBottom),
            (self._scale_row, way.BottomToTop),  # the scale lies upon the dots
        ):
            row.setDirection(below if is_narrow else way.LeftToRight)
        # Beside the other button it takes no line of its own.
        rows = self._scale_row, self._button_row
        move_to(self._filter, *rows if is_narrow or self._is_brief else reversed(rows))
        # A brief head has two lines: its buttons stand beside the scale, and the courses in their place.
        is_flat = self._is_brief and not is_narrow
        move_to(self._steps, *(self._course_row, self._head) if is_flat else (self._head, self._course_row))
        move_to(self._buttons, *(self._head, self._scale_row) if is_flat else (self._scale_row, self._head))
        if is_flat:
            move_to(self._views, self._scale_row, self._views_row)
        elif self._scale_row.indexOf(self._views) < 0:
            self._views_row.removeWidget(self._views)
            self._scale_row.insertWidget(1, self._views, 1)
        self._fold()
        # The words beside the dots need the room more.
        dots = _EMS_OF_FEW_DOTS if is_narrow else _EMS_OF_BRIEF_DOTS if self._is_brief else WIDTH
        self._scale.set_width(dots)
        self._tree.set_dots(dots, above=is_narrow)
        self._enlarge()
        self.updateGeometry()

    def _enlarge(self) -> None:
        role: Role = "heading" if self.width() >= self._theme.px(_EMS_ROOMY) else "title"
        self._title.set_role(role)
        # Both stand on one line.
        large, small = (QFontMetrics(self._theme.font(one)) for one in (role, "small"))
        self._kicker.setContentsMargins(0, large.ascent() - small.ascent(), 0, 0)

    def _restart(self) -> None:
        self._filter.offer(self._session.casebook)
        self._show()

    def _show(self, *_: object) -> None:
        session = self._session
        if session.question is None or session.position is None:
            self._title.setText(self.tr("This casebook asks no question"))
            for label in (self._dispute, self._views, self._silence, self._left_out):
                label.show_text("")
            self._hidden.hide()
            self._others.hide()
            self._more.hide()
            self._course_bar.setVisible(False)
            self._tree.show_rows([])
            return
        told = self._told()
        if told is None:
            return
        self._title.setText(told.title)
        self._dispute.show_text(told.dispute)
        # A line may break between two documents, and nowhere within what one says.
        self._views.setText("   ".join(view.replace(" ", "\N{NO-BREAK SPACE}") for view in told.views))
        self._fill_menu(session.side_of(session.question).question(session.question), session.position)
        self._show_course(told.course)
        self._silence.show_text(told.silence)
        self._fold()  # which tells the spread, too
        self._left_out.show_text(told.left_out)
        # At once: a step of Qt's layouts for each of them would be a picture more.
        for row in (self._step_row, self._button_row, self._course_row):
            row.activate()
        self._list(told)

    def _list(self, told: Why) -> None:
        """List the arguments, as far as the filter shows them."""
        self._filter.show_counts(told.counts)
        self._hidden.show_hidden(told.hidden, self._filter.wanted)
        self._tree.show_rows([*told.groups, *about_rows(told.about)])

    def _sift(self) -> None:
        told = self._told()
        if told is not None:
            self._list(told)

    def _told(self) -> Why | None:
        session = self._session
        if session.question is None or session.position is None:
            return None
        number = session.course.number
        return why(session.snapshot, session.question, session.position, number, self._filter.wanted)

    def _show_course(self, words: str) -> None:
        """Say which course is shown, and offer the others."""
        session = self._session
        several = len(session.snapshot.courses) > 1
        for widget in (self._earlier, self._course_number, self._later):
            widget.setVisible(several)
        self._course.show_text(words)
        self._course_number.setToolTip(plain_tip(words))
        self._course_number.setText(counted_course(session.snapshot, session.course.number))

    def _fill_menu(self, question: QuestionProjection, shown: str) -> None:
        menu = self._others.menu()
        menu.clear()
        self._others.setVisible(len(question.positions) > 1)
        for position in question.positions:
            text = filled("{} — {}", position.label, standing_words(question, position)).replace("&", "&&")
            action = menu.addAction(text)
            action.setObjectName(f"why:position:{position.id}")
            action.setCheckable(True)
            action.setChecked(position.id == shown)
            action.triggered.connect(self._asked_for(question.id, position.id))

    def _asked_for(self, question_id: str, position_id: str) -> Callable[[], None]:
        return lambda: self._session.focus_position(question_id, position_id)

    def _children(self, row: Row) -> tuple[Row, ...]:
        session = self._session
        side = session.course if session.question is None else session.side_of(session.question)
        return sifted_children(side, row, self._filter.wanted)

    def _follow(self, before: Focus, now: Focus) -> None:
        if (before.question, before.position, before.course) != (now.question, now.position, now.course):
            self._show()
        elif now.argument not in (None, before.argument) and not self._is_current(now.argument):
            self._tree.select_argument(now.argument)

    def _is_current(self, argument_id: str | None) -> bool:
        """Whether an argument's row is the one in focus already, as when it was chosen here."""
        row = self._tree.current
        return row is not None and row.argument == argument_id
