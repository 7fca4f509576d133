"""The why-panel: who argues for and against the position in focus, on which page, how firmly.

It shows one course, and asks the session to put arguments, positions and courses in focus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.shared.kind_filter import HiddenLine, KindMenu
from gui.shared.reason_delegate import DOTS_WIDTH
from gui.shared.reason_tree import ReasonTree
from gui.why.groups import Case
from gui.widgets.wrap_label import WrapLabel
from scenarios.model.verdicts import Status, verdict
from scenarios.telling.arguments import by_document
from scenarios.telling.kinds import left_out_words
from scenarios.telling.provisions import course_words, supposing
from scenarios.telling.statuses import standing_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.shared.reason_rows import Row
    from gui.theme import Role, Theme
    from scenarios.projection.outcomes import PositionProjection, QuestionProjection

_EMS_NARROW = 30.0  # heights of a line; a panel narrower than this puts its head's parts in lines
_EMS_OF_DOUBT = 2.0
_EMS_OF_TREE = 7.0  # the least height of the arguments
_EMS_OF_FEW_DOTS = 8.6  # the dots' column there: as narrow as the words above it allow
_EMS_ROOMY = 42.0  # heights of a line; a panel broader than this has a larger title


class DotScale(QWidget):
    """The legend of the dots: which side is for and which against."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ems = DOTS_WIDTH
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.setAccessibleName(self.tr("Dots left of the line argue against, dots right of it argue for"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the column of dots, a line high."""
        return QSize(self._theme.px(self._ems), self._theme.px(1.1))

    def set_width(self, ems: float) -> None:
        """Be as wide as the column of dots is now, in heights of a line."""
        self._ems = ems
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw both words, each in the colour of its side."""
        painter = QPainter(self)
        font = self._theme.font("small")
        font.setBold(True)
        painter.setFont(font)
        middle = self.rect().center().x()
        gap = self._theme.px(0.4)
        painter.setPen(self._theme.colour("against-text"))
        left = self.rect().adjusted(0, 0, middle - self.width() - gap, 0)
        level = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(left, Qt.AlignmentFlag.AlignRight | level, self.tr("← against"))
        painter.setPen(self._theme.colour("for"))
        right = self.rect().adjusted(middle + gap, 0, 0, 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignLeft | level, self.tr("for →"))


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
        self._others = QToolButton()
        self._others.setObjectName("why:positions")
        self._others.setText(self.tr("Other positions ▾"))
        # Qt's own mark of a menu is a speck that lies on the text.
        self._others.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._others.setAccessibleName(self.tr("Show the case for another position"))
        self._others.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._others.setMenu(QMenu(self._others))
        self._course = WrapLabel(theme, role="small", colour="selection", bold=True)
        self._course.setObjectName("why:course")
        self._course_number = QLabel()
        self._course_number.setObjectName("why:course-number")
        self._earlier = self._step_button("why:earlier-course", "‹", self.tr("Earlier course"), -1)
        self._later = self._step_button("why:later-course", "›", self.tr("Later course"), 1)
        self._course_bar = QWidget()
        self._is_narrow = False
        self._scale = DotScale(theme)
        self._filter = KindMenu("why")
        self._hidden = HiddenLine(theme, "why")
        self._left_out = WrapLabel(theme, role="small", colour="ink-soft")
        self._left_out.setObjectName("why:left-out")
        self._tree = ReasonTree(theme, self._children)
        self._tree.setObjectName("why:reasons")
        self._tree.setAccessibleName(self.tr("Arguments for and against"))
        self._arrange()
        self._tree.chosen.connect(session.focus_argument)
        self._filter.changed.connect(self._show_case)
        self._hidden.unwanted.connect(self._filter.show_all)
        session.projected.connect(self._show)
        session.casebook_changed.connect(self._restart)
        session.focused.connect(self._follow)
        theme.changed.connect(self._space)
        self._restart()

    def _arrange(self) -> None:
        top, across = Qt.AlignmentFlag.AlignTop, QBoxLayout.Direction.LeftToRight
        named = QHBoxLayout()
        named.addWidget(self._kicker, 0, top)
        named.addWidget(self._title, 1, top)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._dispute, 0, top)
        self._buttons.addWidget(self._others, 0, top)
        steps = QHBoxLayout()
        for widget in (self._earlier, self._course_number, self._later):
            steps.addWidget(widget)
        steps.addStretch(1)
        self._head = QBoxLayout(across)
        self._head.addLayout(named, 1)
        self._head.addLayout(self._buttons)
        self._course_row = QBoxLayout(across, self._course_bar)
        self._course_row.setContentsMargins(0, 0, 0, 0)
        self._course_row.addWidget(self._course, 1)
        self._course_row.addLayout(steps)
        self._scale_row = QBoxLayout(across)
        self._scale_row.addWidget(self._scale)
        self._scale_row.addWidget(self._views, 1)
        self._scale_row.addWidget(self._filter, 0, top)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._head)
        self._rows.addWidget(self._course_bar)
        self._rows.addWidget(self._silence)
        self._rows.addWidget(self._hidden)
        self._rows.addWidget(self._left_out)
        self._rows.addLayout(self._scale_row)
        self._rows.addWidget(self._tree, 1)
        self._space()

    def _step_button(self, name: str, text: str, spoken: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setAutoRaise(True)
        button.setAccessibleName(spoken)
        button.setToolTip(spoken)
        button.clicked.connect(lambda: self._step(by))
        return button

    def _space(self) -> None:
        pad = self._theme.px(0.6)
        self._rows.setContentsMargins(pad, pad, pad, pad // 2)
        self._rows.setSpacing(self._theme.px(0.3))
        self._tree.setMinimumHeight(self._theme.px(_EMS_OF_TREE))
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
        here, there = (self._buttons, self._scale_row) if is_narrow else (self._scale_row, self._buttons)
        if here.indexOf(self._filter) < 0:
            there.removeWidget(self._filter)
            here.addWidget(self._filter, 0, Qt.AlignmentFlag.AlignTop)
        # The words beside the dots need the room more.
        dots = _EMS_OF_FEW_DOTS if is_narrow else DOTS_WIDTH
        self._scale.set_width(dots)
        self._tree.set_dots_width(dots)
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
            self._course_bar.setVisible(False)
            self._tree.show_rows([])
            return
        side = session.side_of(session.question)
        question = side.question(session.question)
        position = question.position(session.position)
        # Where nothing leads, the title must not look as if something did.
        silent = question.status is Status.SILENT
        subject = session.casebook.question(question.id).title if silent else position.label
        self._title.setText(f"{subject} — {standing_words(question, position)}")
        self._dispute.show_text(self.tr("Documents disagree") if question.documents_disagree else "")
        self._views.show_text(by_document(session.casebook, _words(position)))
        self._fill_menu(question, position)
        self._show_course(question.id)
        self._show_case()

    def _show_case(self) -> None:
        """List the arguments, as far as the filter shows them."""
        case = self._case()
        if case is None:
            return
        self._filter.show_counts(case.counts)
        self._silence.show_text(self._said_of_silence(case))
        self._hidden.show_hidden(case.hidden, case.wanted)
        self._left_out.show_text(left_out_words(case.left_out) if case.left_out else "")
        self._tree.show_rows(case.groups)

    def _case(self) -> Case | None:
        session = self._session
        if session.question is None or session.position is None:
            return None
        return Case(
            session.snapshot, session.course.number, session.question, session.position, self._filter.wanted
        )

    def _show_course(self, question_id: str) -> None:
        """Say which course is shown, and offer the others."""
        snapshot, course = self._session.snapshot, self._session.course
        several = len(snapshot.courses) > 1
        debate = snapshot.casebook.question(question_id).kind == "debate"
        supposed = supposing(snapshot)
        self._course_bar.setVisible((several or bool(supposed)) and not debate)
        for widget in (self._earlier, self._course_number, self._later):
            widget.setVisible(several)
        where = self.tr("in the course: {clauses}").format(clauses=course_words(snapshot, course))
        self._course.show_text(", ".join(part for part in (where if several else "", supposed) if part))
        if not several:
            return
        self._course_number.setText(
            self.tr("course {number} of {count}").format(
                number=course.number + 1, count=len(snapshot.courses)
            )
        )

    def _step(self, by: int) -> None:
        self._session.step_course(by)

    def _said_of_silence(self, case: Case) -> str:
        casebook, question = self._session.casebook, case.side.question(case.question)
        said = []
        if question.status is Status.SILENT:
            said.append(self.tr("Here no document's argument reaches the question."))
            said += self._offers(question.id)
        elif not case.speaking:
            said.append(self.tr("No argument bears on this position here."))
        elif case.is_all_inferred:
            said.append(self.tr("All that speaks for it here is the editors' inference."))
        for argument_id in question.unknowable_by:
            argument = casebook.argument(argument_id)
            sentence = self.tr("Declared unknowable by {voice}: {text}")
            said.append(sentence.format(voice=casebook.voice(argument.voice).name, text=argument.text))
        return " ".join(said)

    def _offers(self, question_id: str) -> list[str]:
        """What might be supposed, so that something speaks."""
        casebook = self._session.casebook
        return [
            self.tr("The documents do not say: “{question}”; suppose an answer in the outcomes.").format(
                question=casebook.question(hinge).title
            )
            for hinge in self._session.side_of(question_id).unsaid(question_id)
        ]

    def _fill_menu(self, question: QuestionProjection, shown: PositionProjection) -> None:
        menu = self._others.menu()
        menu.clear()
        self._others.setVisible(len(question.positions) > 1)
        for position in question.positions:
            text = f"{position.label} — {standing_words(question, position)}".replace("&", "&&")
            action = menu.addAction(text)
            action.setObjectName(f"why:position:{position.id}")
            action.setCheckable(True)
            action.setChecked(position.id == shown.id)
            action.triggered.connect(self._asked_for(question.id, position.id))

    def _asked_for(self, question_id: str, position_id: str) -> Callable[[], None]:
        return lambda: self._session.focus_position(question_id, position_id)

    def _children(self, row: Row) -> tuple[Row, ...]:
        case = self._case()
        return () if case is None else case.below(row)

    def _follow(self, before: Focus, now: Focus) -> None:
        if (before.question, before.position, before.course) != (now.question, now.position, now.course):
            self._show()
        elif now.argument not in (None, before.argument) and not self._tree.hasFocus():
            self._tree.select_argument(now.argument)


def _words(position: PositionProjection) -> dict[str, str]:
    views = position.by_document.items()
    return {document: str(verdict(view)) for document, view in views if view is not None}
