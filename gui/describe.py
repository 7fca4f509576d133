"""The dialog for a scenario's title and the note on the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout

from scenarios.model.plain import on_one_line, shown
from scenarios.model.scenario import LONGEST_TITLE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.theme import Theme


class DescribeDialog(QDialog):
    """Asks for a title and a note."""

    def __init__(self, title: str, note: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("describe")
        self.setWindowTitle(self.tr("Title and notes"))
        self._given = (title, note)
        self._title = QLineEdit(on_one_line(title))
        self._title.setObjectName("describe:title")
        self._title.setMaxLength(LONGEST_TITLE)
        self._note = QPlainTextEdit(shown(note))
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
        """The title as it was typed, without space around it; to the letter as it was if not touched."""
        return self._title.text().strip() if self._title.isModified() else self._given[0]

    @property
    def note(self) -> str:
        """The note as it was typed; to the letter as it was if not touched."""
        return self._note.toPlainText() if self._note.document().isModified() else self._given[1]
