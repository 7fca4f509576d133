"""The dialog for a scenario's title and the note on the whole of it; it must not change the scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout

from scenarios.scenario import LONGEST_TITLE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.theme import Theme


class DescribeDialog(QDialog):
    """Asks for a title and a note."""

    def __init__(self, title: str, note: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("describe")
        self.setWindowTitle(self.tr("Title and notes"))
        self._title = QLineEdit(title)
        self._title.setObjectName("describe:title")
        self._title.setMaxLength(LONGEST_TITLE)
        self._note = QPlainTextEdit(note)
        self._note.setObjectName("describe:note")
        self._note.setTabChangesFocus(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        for text, field in ((self.tr("&Title"), self._title), (self.tr("&Notes"), self._note)):
            label = QLabel(text)
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            rows.addWidget(label)
            rows.addWidget(field)
        rows.addWidget(buttons)
        self.resize(theme.px(30), theme.px(20))

    @property
    def title(self) -> str:
        """The title as it was typed, without space around it."""
        return self._title.text().strip()

    @property
    def note(self) -> str:
        """The note as it was typed."""
        return self._note.toPlainText()
