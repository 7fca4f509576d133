"""The why-panel: who argues for and against the position in focus, on which page, how firmly.

It shows one course, and asks the session to put arguments, positions and courses in focus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.shared.reason_tree import ReasonTree
from gui.widgets.wrap_label import WrapLabel
from scenarios.drawing.dots import WIDTH
from scenarios.telling.reason_rows import Row, child_rows
from scenarios.telling.statuses import standing_words
from scenarios.telling.why import counted_course, why

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.theme import Theme
    from scenarios.drawing.ruler import Role
    from scenarios.projection.course import Course
    from scenarios.projection.outcomes import QuestionProjection

_EMS_ROOMY = 42.0  # heights of a line; a panel broader than this has a larger title


class DotScale(QWidget):
    """The legend of the dots: which side is for and which against."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.setAccessibleName(self.tr("Dots left of the line argue against, dots right of it argue for"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the column of dots, a line high."""
        return QSize(self._theme.px(WIDTH), self._theme.px(1.1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw both words, each in the colour of its side."""
        painter = QPainter(self)
        painter.setFont(self._theme.font("small-strong"))
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
        self._scale = DotScale(theme)
        self._tree = ReasonTree(theme, self._children)
        self._tree.setObjectName("why:reasons")
        self._tree.setAccessibleName(self.tr("Arguments for and against"))
        self._arrange()
        self._tree.chosen.connect(session.focus_argument)
        session.projected.connect(self._show)
        session.casebook_changed.connect(self._show)
        session.focused.connect(self._follow)
        theme.changed.connect(self._space)
        self._show()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._kicker, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._dispute, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._others, 0, Qt.AlignmentFlag.AlignTop)
        course = QHBoxLayout(self._course_bar)
        course.setContentsMargins(0, 0, 0, 0)
        course.addWidget(self._course, 1)
        for widget in (self._earlier, self._course_number, self._later):
            course.addWidget(widget)
        scale = QHBoxLayout()
        scale.addWidget(self._scale)
        scale.addWidget(self._views, 1)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(head)
        self._rows.addWidget(self._course_bar)
        self._rows.addWidget(self._silence)
        self._rows.addLayout(scale)
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
        self._enlarge()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Use larger letters for what it is about where there is room for them."""
        super().resizeEvent(event)
        self._enlarge()

    def _enlarge(self) -> None:
        role: Role = "heading" if self.width() >= self._theme.px(_EMS_ROOMY) else "title"
        self._title.set_role(role)
        # Both stand on one line.
        large, small = (QFontMetrics(self._theme.font(one)) for one in (role, "small"))
        self._kicker.setContentsMargins(0, large.ascent() - small.ascent(), 0, 0)

    def _show(self, *_: object) -> None:
        session = self._session
        if session.question is None or session.position is None:
            self._title.setText(self.tr("This casebook asks no question"))
            for label in (self._dispute, self._views, self._silence):
                label.show_text("")
            self._others.hide()
            self._course_bar.setVisible(False)
            self._tree.show_rows([])
            return
        told = why(session.snapshot, session.question, session.position, session.course.number)
        self._title.setText(told.title)
        self._dispute.show_text(told.dispute)
        # A line may break between two documents, and nowhere within what one says.
        self._views.show_text("   ".join(view.replace(" ", "\N{NO-BREAK SPACE}") for view in told.views))
        self._fill_menu(session.side_of(session.question).question(session.question), session.position)
        self._show_course(told.course)
        self._silence.show_text(told.silence)
        self._tree.show_rows(told.groups)

    def _show_course(self, words: str) -> None:
        """Say which course is shown, and offer the others."""
        session = self._session
        several = len(session.snapshot.courses) > 1
        self._course_bar.setVisible(bool(words))
        for widget in (self._earlier, self._course_number, self._later):
            widget.setVisible(several)
        self._course.show_text(words)
        self._course_number.setText(counted_course(session.snapshot, session.course.number))

    def _step(self, by: int) -> None:
        self._session.step_course(by)

    def _fill_menu(self, question: QuestionProjection, shown: str) -> None:
        menu = self._others.menu()
        menu.clear()
        self._others.setVisible(len(question.positions) > 1)
        for position in question.positions:
            text = f"{position.label} — {standing_words(question, position)}".replace("&", "&&")
            action = menu.addAction(text)
            action.setObjectName(f"why:position:{position.id}")
            action.setCheckable(True)
            action.setChecked(position.id == shown)
            action.triggered.connect(self._asked_for(question.id, position.id))

    def _asked_for(self, question_id: str, position_id: str) -> Callable[[], None]:
        return lambda: self._session.focus_position(question_id, position_id)

    def _children(self, row: Row) -> tuple[Row, ...]:
        return child_rows(self._side(), row)

    def _side(self) -> Course:
        question = self._session.question
        return self._session.course if question is None else self._session.side_of(question)

    def _follow(self, before: Focus, now: Focus) -> None:
        if (before.question, before.position, before.course) != (now.question, now.position, now.course):
            self._show()
        elif now.argument not in (None, before.argument) and not self._tree.hasFocus():
            self._tree.select_argument(now.argument)
