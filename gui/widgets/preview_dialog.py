"""A choice of which the outcome is seen before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget


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
        said = QLabel(question)
        said.setWordWrap(True)
        self._previews = dict(previews)
        self._which = QComboBox()
        self._which.setObjectName("preview:which")
        self._which.setAccessibleName(question)
        self._which.addItems(list(previews))
        self._text = QPlainTextEdit()
        self._text.setObjectName("preview:text")
        self._text.setReadOnly(True)
        self._text.setAccessibleName(QCoreApplication.translate("PreviewDialog", "How it reads then"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        take = buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        for widget in (said, self._which, self._text, buttons):
            rows.addWidget(widget)
        take.setDefault(True)  # now that it is part of the dialog
        self._which.currentTextChanged.connect(self._show)
        self._show(self._which.currentText())
        line = self.fontMetrics().height()
        self.resize(line * 34, line * 22)

    @property
    def chosen(self) -> str:
        """The words of the choice."""
        return self._which.currentText()

    def _show(self, words: str) -> None:
        self._text.setPlainText(self._previews.get(words, ""))
