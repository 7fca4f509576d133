"""Asks how many hands each answer got; what is typed into a box replaces what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.widgets.choosing import NumbersDialog
from scenarios.model.lecture import MOST_HANDS
from scenarios.model.plain import in_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

_NAME = "hands:"  # and then the position


class HandsDialog(NumbersDialog):
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
        asked = {
            _NAME + position: (in_sentence(label), hands.get(position, 0))
            for position, label in labels.items()
        }
        super().__init__(parent, title, in_sentence(question), asked, (0, MOST_HANDS))
        self.setObjectName("hands")
        self._positions = tuple(labels)

    @property
    def counted(self) -> dict[str, int]:
        """Hands by position."""
        numbers = self.numbers
        return {position: numbers[_NAME + position] for position in self._positions}
