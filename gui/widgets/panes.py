"""Two halves of a window: beside each other where there is room, and else one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent


class Panes(QSplitter):
    """A splitter that turns.

    Args:
        left: The first half; above the other where they are stacked.
        right: The second half.
        shares: How the room is shared at first.
        beside: The width from which on they stand beside each other.

    Signals:
        turned: They stand beside each other now, or one below the other.
    """

    turned = Signal()

    def __init__(
        self, left: QWidget, right: QWidget, shares: tuple[int, int], beside: Callable[[], int]
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._beside = beside
        self._sizes = [share * 100 for share in shares]  # whatever the halves would like
        self._halves = (left, right)
        for number, half in enumerate(self._halves):
            self.addWidget(half)
            self.setStretchFactor(number, shares[number])
        self.setChildrenCollapsible(False)
        self.setSizes(self._sizes)

    @property
    def is_stacked(self) -> bool:
        """Whether one half stands below the other."""
        return self.orientation() == Qt.Orientation.Vertical

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Turn, if there is another room."""
        self.fold()
        super().resizeEvent(event)

    def fold(self) -> None:
        """Stand beside each other, or one below the other, as there is room now."""
        stacked = self.width() < max(self._beside(), self._together())
        if stacked != self.is_stacked:
            self.setOrientation(Qt.Orientation.Vertical if stacked else Qt.Orientation.Horizontal)
            self.turned.emit()  # what is in them may be as narrow as that allows now
            self.setSizes(self._sizes)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as the wider half: where there is no more room, they are stacked."""
        halves = self._least()
        widest = max(half.width() for half in halves)
        if self.is_stacked:
            return QSize(widest, sum(half.height() for half in halves) + self.handleWidth())
        return QSize(widest, max(half.height() for half in halves))

    def _together(self) -> int:
        return sum(half.width() for half in self._least()) + self.handleWidth()

    def _least(self) -> list[QSize]:
        return [half.minimumSizeHint().expandedTo(half.minimumSize()) for half in self._halves]
