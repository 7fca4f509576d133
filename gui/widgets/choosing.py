"""Dialogs that ask for one of several, or for numbers; they fit the smallest screen with the largest text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QSpinBox, QVBoxLayout, QWidget

from gui.widgets.button_row import ButtonRow
from gui.widgets.plain_label import PlainLabel
from gui.widgets.room import Downwards, open_as, open_whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QShowEvent

_WIDE, _HIGH = 26, 18  # heights of a line
_LEAST_LINES = 3


class _Count(QSpinBox):
    """Selects its number whenever it gets the focus, by a key, by a click or because the dialog opens."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Select it."""
        super().focusInEvent(event)
        # A click puts the caret after this.
        QTimer.singleShot(0, self, self.selectAll)


class ListDialog(QDialog):
    """Asks for one of several."""

    def __init__(
        self, parent: QWidget | None, title: str, question: str, entries: Sequence[str], now: int = 0
    ) -> None:
        """Make a dialog.

        Args:
            parent: The window that asks.
            title: The window's title.
            question: What is asked.
            entries: What can be chosen.
            now: Which is chosen at first.
        """
        super().__init__(parent)
        self.setObjectName("choice")
        self.setWindowTitle(title)
        self._list = QListWidget()
        self._list.setObjectName("choice:entries")
        self._list.setAccessibleName(question)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.addItems(entries)
        self._list.setCurrentRow(now)
        self._list.itemActivated.connect(self.accept)
        rows = QVBoxLayout(self)
        rows.addWidget(PlainLabel(question))
        rows.addWidget(self._list, 1)
        rows.addWidget(_buttons(self))
        self._list.setFocus()

    @property
    def chosen(self) -> int:
        """Which entry is chosen, counted from 0."""
        return self._list.currentRow()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be of a size that reads well."""
        line = self.fontMetrics().height()
        self._list.setMinimumSize(line, _LEAST_LINES * line)
        open_as(self, _WIDE * line, _HIGH * line)
        super().showEvent(event)
        self._list.scrollToItem(self._list.currentItem())


class NumbersDialog(QDialog):
    """Asks for one or several whole numbers."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        question: str,
        numbers: Mapping[str, tuple[str, int]],
        bounds: tuple[int, int],
    ) -> None:
        """Make a dialog.

        Args:
            parent: The window that asks.
            title: The window's title.
            question: What is asked, "" for nothing.
            numbers: What each number is called and its value at first, by its name in the code.
            bounds: The least and the largest that there may be.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self._boxes: dict[str, QSpinBox] = {}
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 0)
        if question:
            column.addWidget(PlainLabel(question, bold=True))
        # Labels above their fields: so the form is as narrow as its words, whatever their size.
        for name, (label, value) in numbers.items():
            box = self._boxes[name] = _Count()
            box.setObjectName(name)
            box.setAccessibleName(label)
            box.setRange(*bounds)
            box.setValue(value)
            column.addWidget(PlainLabel(label))
            column.addWidget(box)
        column.addStretch(1)
        rows = QVBoxLayout(self)
        rows.addWidget(Downwards(asked), 1)
        rows.addWidget(_buttons(self))
        first = next(iter(self._boxes.values()), None)
        if first is not None:
            first.setFocus()
            first.selectAll()

    @property
    def numbers(self) -> dict[str, int]:
        """The numbers by their names in the code."""
        return {name: box.value() for name, box in self._boxes.items()}

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be as large as is needed."""
        open_whole(self, _WIDE * self.fontMetrics().height())
        super().showEvent(event)


def _buttons(dialog: QDialog) -> ButtonRow:
    kinds = QDialogButtonBox.StandardButton
    buttons = ButtonRow(kinds.Ok | kinds.Cancel)
    buttons.box.accepted.connect(dialog.accept)
    buttons.box.rejected.connect(dialog.reject)
    return buttons
