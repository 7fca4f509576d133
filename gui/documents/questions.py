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
    box.setText(_tr("Whose text does this file hold?"))
    box.setInformativeText(
        _tr(
            "If it holds all the documents of the casebook one after the other, lines are counted through the"
            " whole file."
        )
    )
    everything = box.addButton(_tr("All documents"), QMessageBox.ButtonRole.YesRole)
    alone = box.addButton(_tr("Only “{title}”").format(title=title), QMessageBox.ButtonRole.NoRole)
    box.setDefaultButton(alone)
    box.setEscapeButton(alone)
    box.exec()
    chosen = box.clickedButton() is everything
    box.deleteLater()
    return chosen


def _tr(text: str) -> str:
    return QCoreApplication.translate("documents", text)
