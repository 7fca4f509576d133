"""A choice of which the outcome is seen before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from gui.widgets.button_row import ButtonRow
from gui.widgets.elided_combo import ElidedCombo
from gui.widgets.plain_label import PlainLabel
from gui.widgets.room import Downwards, open_as

if TYPE_CHECKING:
    from collections.abc import Mapping


_LETTERS = 12  # of a choice that are seen at least
_LINES = 5  # of what it comes to


class PreviewDialog(QDialog):
    """Asks which of several, and shows what each comes to."""

    def __init__(
        self, title: str, question: str, previews: Mapping[str, str], accept: str, parent: QWidget
    ) -> None:
        """Make a dialog.

        Args:
            title: The window's title.
            question: What is asked.
            previews: What each choice comes to, by its words; the first is chosen at first.
            accept: What the button says that takes the choice.
            parent: The window that asks.
        """
        super().__init__(parent)
        self.setObjectName("preview")
        self.setWindowTitle(title)
        said = PlainLabel(question)
        self._previews = dict(previews)
        self._which = ElidedCombo(_LETTERS)
        self._which.setObjectName("preview:which")
        self._which.setAccessibleName(question)
        self._which.addItems(list(previews))
        self._text = QPlainTextEdit()
        self._text.setObjectName("preview:text")
        self._text.setReadOnly(True)
        self._text.setAccessibleName(QCoreApplication.translate("PreviewDialog", "How it reads then"))
        buttons = ButtonRow(QDialogButtonBox.StandardButton.Cancel)
        take = buttons.box.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.box.accepted.connect(self.accept)
        buttons.box.rejected.connect(self.reject)
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (said, self._which, self._text):
            column.addWidget(widget)
        rows = QVBoxLayout(self)
        rows.addWidget(Downwards(asked), 1)
        rows.addWidget(buttons)
        take.setDefault(True)  # now that it is part of the dialog
        self._which.currentTextChanged.connect(self._show)
        self._show(self._which.currentText())
        line = self.fontMetrics().height()
        self._text.setMinimumHeight(_LINES * line)
        open_as(self, line * 34, line * 22)

    @property
    def chosen(self) -> str:
        """The words of the choice."""
        return self._which.currentText()

    def _show(self, words: str) -> None:
        self._text.setPlainText(self._previews.get(words, ""))
