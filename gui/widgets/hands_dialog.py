"""Asks how many hands each answer got; what is typed into a box replaces what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QSpinBox

from scenarios.model.lecture import MOST_HANDS
from scenarios.model.plain import in_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget


class _Count(QSpinBox):
    """Selects its number whenever it gets the focus, by a key, by a click or because the dialog opens."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        # A click puts the caret after this.
        QTimer.singleShot(0, self, self.selectAll)


class HandsDialog(QDialog):
    """A number for each of several answers."""

    def __init__(
        self, title: str, question: str, labels: Mapping[str, str], hands: Mapping[str, int], parent: QWidget
    ) -> None:
        """Make a dialog.

        Args:
            title: The window's title.
            question: What the hall was asked.
            labels: Labels by position.
            hands: What was counted before.
            parent: The window that asks.
        """
        super().__init__(parent)
        self.setObjectName("hands")
        self.setWindowTitle(title)
        form = QFormLayout(self)
        form.addRow(QLabel(in_sentence(question)))
        self._boxes: dict[str, QSpinBox] = {}
        for position, label in labels.items():
            box = self._boxes[position] = _Count()
            box.setObjectName(f"hands:{position}")
            box.setRange(0, MOST_HANDS)
            box.setValue(hands.get(position, 0))
            form.addRow(in_sentence(label), box)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    @property
    def counted(self) -> dict[str, int]:
        """Hands by position."""
        return {position: box.value() for position, box in self._boxes.items()}
