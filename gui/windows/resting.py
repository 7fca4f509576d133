"""Where the keyboard of a window is while nobody has put it anywhere: where no key writes anything.

Qt gives a window that has none to its first field, the scenario's title: and keys that were meant for a hall,
or for nothing, would write into it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from gui.desk.files import Files
    from gui.windows.giving import Giving
    from gui.windows.workplace import Workplace

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)


class Resting(QObject):
    """Gives the keyboard of a window its place.

    Args:
        window: Which window.
        workplace: What it is filled with.
        files: Show other scenarios in it.
        giving: Gives the lectures after which the user comes back to it.
    """

    def __init__(self, window: QMainWindow, workplace: Workplace, files: Files, giving: Giving) -> None:
        super().__init__(window)
        self._window, self._workplace = window, workplace
        window.installEventFilter(self)
        workplace.columns.turned.connect(self.rest)
        files.shown.connect(self.rest)
        giving.left.connect(self._leave_fields)
        self.rest()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 - Qt's name
        """Before Qt looks for a place, as the user comes to the window."""
        if event.type() == QEvent.Type.WindowActivate:
            self.rest()
        return False

    def rest(self) -> None:
        """Put the keyboard where it rests, unless it is somewhere."""
        focused = self._window.focusWidget()
        if focused is None or focused is self._window or not focused.isVisible():
            self._workplace.rest()

    def _leave_fields(self) -> None:
        """Put the keyboard where it rests, if it is where something is written."""
        if isinstance(self._window.focusWidget(), _FIELDS):
            self._workplace.rest()
