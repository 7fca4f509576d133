"""Buttons that Return presses, as Help says: Qt leaves that to the desktop, and in a window to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


def is_return(event: QKeyEvent) -> bool:
    """Whether Return was pressed, or Enter, and not merely held down."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()


class PushButton(QPushButton):
    """A button in a window or a dialog."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(True)


class TabButton(PushButton):
    """A button that a click does not give the keyboard: it stays where it is, and Space presses nothing."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class ToolButton(QToolButton):
    """A flat button, or one that opens a menu."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Return presses it, as Space does."""
        if not is_return(event):
            super().keyPressEvent(event)
        elif self.menu() is not None:
            self.showMenu()
        else:
            self.click()
