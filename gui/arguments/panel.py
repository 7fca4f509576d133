"""The why-panel: who argues for and against the position in focus, on which page, how firmly.

It shows what `scenarios.explaining.reasons` says and asks the session to put arguments and positions in focus; it
must not weigh, and never changes the scenario.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gui.arguments.delegate import DOTS_WIDTH
from gui.arguments.rows import Row, child_rows, reason_rows
from gui.arguments.sentences import by_document
from gui.arguments.tree import ReasonTree
from gui.widgets.wrap_label import WrapLabel
from scenarios.model.verdicts import verdict
from scenarios.projection.projection import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from gui.session import Session
    from gui.theme import Role, Theme
    from scenarios.projection.projection import PositionProjection, QuestionProjection

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
        self._scale = DotScale(theme)
        self._tree = ReasonTree(theme, self._children)
        self._tree.setObjectName("why:reasons")
        self._tree.setAccessibleName(self.tr("Arguments for and against"))
        self._arrange()
        self._tree.chosen.connect(session.focus_argument)
        session.projected.connect(self._show)
        session.casebook_changed.connect(self._show)
        session.question_focused.connect(self._show)
        session.position_focused.connect(self._show)
        session.argument_focused.connect(self._follow)
        theme.changed.connect(self._space)
        self._show()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._kicker, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._dispute, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._others, 0, Qt.AlignmentFlag.AlignTop)
        scale = QHBoxLayout()
        scale.addWidget(self._scale)
        scale.addWidget(self._views, 1)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(head)
        self._rows.addWidget(self._silence)
        self._rows.addLayout(scale)
        self._rows.addWidget(self._tree, 1)
        self._space()

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
            self._tree.show_rows([])
            return
        question = session.projection.question(session.question)
        position = question.position(session.position)
        # Where nothing leads, the title must not look as if something did.
        silent = question.status == Status.SILENT
        subject = session.casebook.question(question.id).title if silent else position.label
        self._title.setText(f"{subject} — {self._standing(question, position)}")
        self._dispute.show_text(self.tr("Documents disagree") if question.documents_disagree else "")
        self._views.show_text(by_document(session.casebook, _words(position)))
        self._fill_menu(question, position)
        weighing, waiting = reason_rows(session.debate, session.projection, question.id, position.id)
        self._silence.show_text(self._said_of_silence(question, bool(weighing)))
        groups: list[tuple[Row | None, tuple[Row, ...]]] = [(None, weighing)]
        if waiting:
            heading = self.tr("Would apply in another branch ({count})")
            if silent:
                heading = self.tr("For or against “{position}” in another branch ({count})")
            heading = heading.format(position=position.label, count=len(waiting))
            groups.append((Row(key="waiting", text=heading, dim=True, heading=True), waiting))
        self._tree.show_rows(groups)

    def _standing(self, question: QuestionProjection, position: PositionProjection) -> str:
        leads = question.leading == position.id
        if question.status == Status.FACT:
            return self.tr("as it happened") if leads else self.tr("not what happened")
        if question.status == Status.ESTABLISHED:
            return self.tr("follows from your choice") if leads else self.tr("ruled out by your choice")
        if question.status == Status.SILENT or position.verdict is None:
            return self.tr("the documents do not say")
        if question.status == Status.FAINT:
            return self.tr("{verdict}, barely argued here").format(verdict=position.verdict)
        return str(position.verdict)

    def _said_of_silence(self, question: QuestionProjection, anything_weighs: bool) -> str:
        casebook = self._session.casebook
        said = []
        if question.status == Status.SILENT:
            said.append(self.tr("In this branch no document's argument reaches the question."))
        elif not anything_weighs:
            said.append(self.tr("No argument bears on this position in this branch."))
        for argument_id in question.unknowable_by:
            argument = casebook.argument(argument_id)
            sentence = self.tr("Declared unknowable by {voice}: {text}")
            said.append(sentence.format(voice=casebook.voice(argument.voice).name, text=argument.text))
        return " ".join(said)

    def _fill_menu(self, question: QuestionProjection, shown: PositionProjection) -> None:
        menu = self._others.menu()
        menu.clear()
        self._others.setVisible(len(question.positions) > 1)
        for position in question.positions:
            text = f"{position.label} — {self._standing(question, position)}".replace("&", "&&")
            action = menu.addAction(text)
            action.setObjectName(f"why:position:{position.id}")
            action.setCheckable(True)
            action.setChecked(position.id == shown.id)
            action.triggered.connect(self._asked_for(question.id, position.id))

    def _asked_for(self, question_id: str, position_id: str) -> Callable[[], None]:
        return lambda: self._session.focus_position(question_id, position_id)

    def _children(self, row: Row) -> tuple[Row, ...]:
        return child_rows(self._session.debate, self._session.projection, row)

    def _follow(self, argument_id: str) -> None:
        if not self._tree.hasFocus():
            self._tree.select_argument(argument_id)


def _words(position: PositionProjection) -> dict[str, str]:
    views = position.by_document.items()
    return {document: str(verdict(view)) for document, view in views if view is not None}
