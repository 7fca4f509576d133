"""Asks for a file: by the system's own dialog where there is one, and else by Qt's, which is made to fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from gui.widgets.room import open_as

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_WIDE, _HIGH = 40, 26  # heights of a line
_LETTERS = 6  # that a closed box of folders or kinds shows at least
_BESIDE = 28  # heights of a line: in less the places beside the files are hidden


class FileDialog(QFileDialog):
    """A file dialog that is no larger than the screen."""

    def __init__(self, parent: QWidget | None, title: str, folder: str, filters: str) -> None:
        """Make a dialog.

        Args:
            parent: The window that asks.
            title: The window's title.
            folder: Where it begins.
            filters: Kinds of file, as Qt has them.
        """
        super().__init__(parent, title, folder, filters)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Let what Qt keeps wide be narrow; the system's own dialog never comes by here."""
        for box in self.findChildren(QComboBox):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_LETTERS)
        line = self.fontMetrics().height()
        open_as(self, _WIDE * line, _HIGH * line)
        narrow = self.width() < _BESIDE * line
        for name in ("sidebar", "listModeButton", "detailModeButton"):
            part = self.findChild(QWidget, name)
            if part is not None:
                part.setVisible(not narrow)
        super().showEvent(event)
