"""All of several things in a list, each with its words whole; one of them is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QVBoxLayout

from gui.widgets.button_row import ButtonRow
from gui.widgets.room import open_as

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

ENLARGED = 1.4  # against other text: it is read from where a lecturer stands
_LEAST_LINES = 3
SHARE = 0.8  # of the window that asks


class OverviewDialog(QDialog):
    """Asks for one of many, by arrows and Return or by a double click."""

    def __init__(self, title: str, shown: Sequence[str], now: int, parent: QWidget) -> None:
        """Make a dialog.

        Args:
            title: The window's title.
            shown: What is shown of each.
            now: The one to begin at.
            parent: The window that asks; it is nearly as large.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self._rows = QListWidget()
        self._rows.setObjectName("overview")
        self._rows.setAccessibleName(title)
        self._rows.setWordWrap(True)
        self._rows.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        font = self._rows.font()
        font.setPointSizeF(font.pointSizeF() * ENLARGED)
        self._rows.setFont(font)
        self._rows.setSpacing(2)
        self._rows.addItems(list(shown))
        self._rows.setCurrentRow(now)
        self._rows.itemActivated.connect(self.accept)
        buttons = ButtonRow(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.box.accepted.connect(self.accept)
        buttons.box.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(self._rows)
        rows.addWidget(buttons)
        self._rows.setMinimumHeight(_LEAST_LINES * self.fontMetrics().height())
        open_as(self, parent.width() * SHARE, parent.height() * SHARE)
        self._rows.setFocus()

    @property
    def chosen(self) -> int:
        """Which is chosen, counted from 0."""
        return self._rows.currentRow()
