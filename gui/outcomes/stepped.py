"""What cards and their rows have in common: each is a button, and arrow keys lead from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.widgets.arrangement import Arranged
from gui.widgets.offering import Offering

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QKeyEvent

    from gui.widgets.arrangement import Pile

FIRST, LAST = -1_000_000, 1_000_000
"""Steps past either end: the first and the last card."""

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: FIRST,
    Qt.Key.Key_End: LAST,
}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Stepped(Offering, Arranged, QAbstractButton):
    """One of the buttons among which the arrow keys move.

    Signals:
        step_asked: The reader moves on, by how many cards (its argument); see `FIRST` and `LAST`.
    """

    step_asked = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make it, with nothing in it yet.

        Args:
            name: Its name in the code.
            parent: What it lies in.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def arrange_as_one(self, pile: Pile, hearing: Collection[QWidget]) -> None:
        """Arrange what it holds, as one thing: a click on any of it is a click on all.

        Args:
            pile: What it holds.
            hearing: Of this, what hears the pointer itself, and passes on the clicks that are not for it.
        """
        self.arrange_as(pile)
        for child in pile.widgets():
            deaf = not any(child is one for one in hearing)
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=deaf)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter clicks; the arrows move on."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.step_asked.emit(step)
        elif event.key() in _TAKE:
            self.click()
        else:
            super().keyPressEvent(event)
