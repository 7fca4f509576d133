"""The why-panel: who argues for and against the position in focus, on which page, how firmly.

It shows one course, and asks the session to put arguments, positions and courses in focus.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
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

from gui.desk.deeds import of_position
from gui.desk.rows import deeds_of_row, row_quoted
from gui.desk.views import words_in
from gui.shared.reason_delegate import DOTS_WIDTH
from gui.shared.reason_rows import Groups, Row, child_rows, reason_rows
from gui.shared.reason_tree import ReasonTree
from gui.widgets.offering import pop_up
from gui.widgets.wrap_label import WrapLabel
from scenarios.model.verdicts import Status, verdict
from scenarios.projection.comparing import Voice
from scenarios.telling.arguments import by_document
from scenarios.telling.changes import voice_words
from scenarios.telling.language import listed
from scenarios.telling.provisions import clause, course_words, supposing
from scenarios.telling.quoting import verdict_quoted
from scenarios.telling.readings import document_name
from scenarios.telling.statuses import standing_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QContextMenuEvent, QPaintEvent, QResizeEvent

    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.theme import Role, Theme
    from scenarios.projection.course import Course
    from scenarios.projection.outcomes import PositionProjection, QuestionProjection

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
        return QSize(self._theme.px(DOTS_WIDTH), self._theme.px(1.1))

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
        self._scale = DotScale(theme)
        self._tree = ReasonTree(
            theme, self._children, partial(row_quoted, session), partial(deeds_of_row, session)
        )
        self._tree.setObjectName("why:reasons")
        self._tree.setAccessibleName(self.tr("Arguments for and against"))
        self._arrange()
        self._tree.chosen.connect(session.focus_argument)
        session.projected.connect(self._show)
        session.casebook_changed.connect(self._show)
        session.focused.connect(self._follow)
        theme.changed.connect(self._space)
        self._show()

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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Show what can be done with the position in focus."""
        session = self._session
        if session.question is not None and session.position is not None:
            course = session.course.number
            pop_up(self, event.globalPos(), of_position(session, session.question, session.position, course))

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
        side = session.side_of(session.question)
        question = side.question(session.question)
        position = question.position(session.position)
        # Where nothing leads, the title must not look as if something did.
        silent = question.status is Status.SILENT
        subject = session.casebook.question(question.id).title if silent else position.label
        self._title.setText(f"{subject} — {standing_words(question, position)}")
        self._dispute.show_text(self.tr("Documents disagree") if question.documents_disagree else "")
        self._views.show_text(by_document(session.casebook, _words(position), session.snapshot.unheard))
        self._fill_menu(question, position)
        self._show_course(question.id)
        rows = reason_rows(side, self._voice_of, question.id, position.id)
        speaking = rows[Voice.NEW] + rows[Voice.KEPT]
        self._silence.show_text(self._said_of_silence(question, bool(speaking)))
        self._tree.show_rows(self._groups(question, rows))

    def _groups(self, question: QuestionProjection, rows: Groups) -> list[tuple[Row | None, tuple[Row, ...]]]:
        """The rows under their headings; without headings those that speak, where nothing else does."""
        groups: list[tuple[Row | None, tuple[Row, ...]]] = []
        told = [voice for voice in (Voice.NEW, Voice.KEPT) if rows[voice]]
        if rows[Voice.NEW] or rows[Voice.GONE]:
            groups += [(_heading(voice, len(rows[voice])), rows[voice]) for voice in told]
        else:
            groups.append((None, rows[Voice.KEPT]))
        groups += self._rests_on(question.id)
        for voice in (Voice.GONE, Voice.ELSEWHERE):
            if rows[voice]:
                groups.append((_heading(voice, len(rows[voice])), rows[voice]))
        return groups

    def _rests_on(self, question_id: str) -> list[tuple[Row | None, tuple[Row, ...]]]:
        """What the course in focus rests on, where other courses lead elsewhere: a heading a hinge."""
        session = self._session
        number = session.course.number
        folds = [one for one in session.snapshot.folds(question_id) if number in one.courses]
        found: list[tuple[Row | None, tuple[Row, ...]]] = []
        for provision in (provision for fold in folds for provision in fold.provisions):
            held = session.course.holds[provision.hinge]
            if held is None or provision.hinge == question_id:
                continue
            rows = reason_rows(session.course, self._voice_of, provision.hinge, held)
            speaking = rows[Voice.NEW] + rows[Voice.KEPT]
            text = self.tr("Rests on: {clause} ({count})").format(
                clause=clause(session.casebook, provision.hinge, held), count=len(speaking)
            )
            key = f"rests-on {provision.hinge}"
            inner = tuple(replace(row, key=f"{key}{row.key}") for row in speaking)
            found.append((Row(key=key, text=text, heading=True), inner))
        return found

    def _voice_of(self, argument_id: str) -> Voice:
        session = self._session
        if session.question is not None and session.casebook.question(session.question).kind == "debate":
            return Voice.KEPT if session.snapshot.debates.argument(argument_id).speaks else Voice.ELSEWHERE
        return session.snapshot.compared.voice(argument_id, session.course.number)

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

    def _said_of_silence(self, question: QuestionProjection, anything_weighs: bool) -> str:
        casebook = self._session.casebook
        said = []
        if question.status is Status.SILENT:
            unheard = [one for one in casebook.documents if one.id in self._session.snapshot.unheard]
            if unheard:
                said.append(
                    self.tr("Here no argument of a document that is heard reaches the question.")
                    + " "
                    + self.tr("Not heard in this reading: {documents}.").format(
                        documents=listed([document_name(casebook, one) for one in unheard])
                    )
                )
            else:
                said.append(self.tr("Here no document's argument reaches the question."))
            said += self._offers(question.id)
        elif not anything_weighs:
            said.append(self.tr("No argument bears on this position here."))
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
        return child_rows(self._side(), row)

    def _side(self) -> Course:
        question = self._session.question
        return self._session.course if question is None else self._session.side_of(question)

    def _follow(self, before: Focus, now: Focus) -> None:
        if (before.question, before.position, before.course) != (now.question, now.position, now.course):
            self._show()
        elif now.argument not in (None, before.argument) and not self._is_current(now.argument):
            self._tree.select_argument(now.argument)

    def _is_current(self, argument_id: str | None) -> bool:
        """Whether an argument's row is the one in focus already, as when it was chosen here."""
        row = self._tree.current
        return row is not None and row.argument == argument_id


def _heading(voice: Voice, count: int) -> Row:
    text = f"{voice_words(voice)} ({count})"
    dim = voice in (Voice.GONE, Voice.ELSEWHERE)
    return Row(key=f"voice {voice}", text=text, dim=dim, heading=True, open=not dim)


def _words(position: PositionProjection) -> dict[str, str]:
    views = position.by_document.items()
    return {document: str(verdict(view)) for document, view in views if view is not None}
