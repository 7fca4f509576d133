"""The combo box of the questions, outcomes and debates told apart; it must not change the focus itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from gui.branches.wording import one_line
from gui.tips import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

    from gui.theme import Theme
    from scenarios.casebook import Casebook


class QuestionCombo(QComboBox):
    """The questions of the casebook, in two groups."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(20)
        theme.changed.connect(self._dress)

    def show_casebook(self, casebook: Casebook) -> None:
        """List the questions of a casebook."""
        self._rows.clear()
        groups = (("outcome", self.tr("Outcomes")), ("debate", self.tr("Debates")))
        present = [
            (heading, [question for question in casebook.questions if question.kind == kind])
            for kind, heading in groups
        ]
        present = [(heading, questions) for heading, questions in present if questions]
        for heading, questions in present:
            if len(present) > 1:
                item = QStandardItem(heading)
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setFont(self._theme.font("strong"))
                self._rows.appendRow(item)
            for question in questions:
                item = QStandardItem(one_line(question.title))
                item.setData(question.id, Qt.ItemDataRole.UserRole)
                self._rows.appendRow(item)
        self._dress()

    def show_question(self, question_id: str | None) -> None:
        """Show this question as the one in focus."""
        index = self.findData(question_id, Qt.ItemDataRole.UserRole) if question_id is not None else -1
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        self.setToolTip(plain_tip(self.currentText()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the box; a question too long for it ends in an ellipsis."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, part, self).width() - 4
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        option.currentText = text
        painter.drawComplexControl(control, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """A wheel turned over it in passing must not change the question."""
        event.ignore()

    def _dress(self) -> None:
        self.setFont(self._theme.font("body"))
        for number in range(self._rows.rowCount()):
            item = self._rows.item(number)
            heading = item.data(Qt.ItemDataRole.UserRole) is None
            item.setFont(self._theme.font("strong" if heading else "body"))
        # The list is as wide as its longest question, whatever the box is cut to.
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + self._theme.px(1.5))
