"""What the document reader asks in a dialog, one function each; tests answer by replacing one of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDir, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def ask_for_text(parent: QWidget) -> Path | None:
    """Ask for the plain-text file of a document; None where the user thinks better of it."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        _tr("Attach the text of a document"),
        QDir.homePath(),
        _tr("Plain text (*.txt);;All files (*)"),
    )
    return Path(name) if name else None


def ask_whether_all(parent: QWidget, title: str) -> bool:
    """Ask whether a file holds the other documents of the casebook too, under one count of lines."""
    box = QMessageBox(parent)
    box.setWindowTitle("Otherwise")
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_tr("Does this file hold all the documents of the casebook?"))
    box.setInformativeText(
        _tr("Lines are then counted through the whole file. Otherwise it belongs to “{title}” alone.").format(
            title=title
        )
    )
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    answer = box.exec()
    box.deleteLater()
    return answer == QMessageBox.StandardButton.Yes.value


def _tr(text: str) -> str:
    return QCoreApplication.translate("documents", text)
