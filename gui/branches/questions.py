"""The combo box of the questions, outcomes and debates told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.tips import plain_tip
from gui.widgets.elided_combo import ElidedCombo
from gui.widgets.lettering import give_font
from scenarios.telling.language import one_line

if TYPE_CHECKING:
    from gui.theme import Theme
    from scenarios.model.casebook import Casebook

_LETTERS = 12  # the width kept for the question in focus


class QuestionCombo(ElidedCombo):
    """The questions of the casebook, in two groups."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_LETTERS, parent)
        self._theme = theme
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
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

    def _dress(self) -> None:
        give_font(self, self._theme.font("body"))
        for number in range(self._rows.rowCount()):
            item = self._rows.item(number)
            heading = item.data(Qt.ItemDataRole.UserRole) is None
            item.setFont(self._theme.font("strong" if heading else "body"))
        # The list is as wide as its longest question, whatever the box is cut to.
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + self._theme.px(1.5))
