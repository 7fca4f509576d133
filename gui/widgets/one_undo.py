"""Fields whose text is written into the scenario as it is typed, and undone with all else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    _Widget = QWidget
else:
    _Widget = object

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class OneUndo(_Widget):
    """Leaves the keys of undo and redo to the window, which has one list of steps for everything.

    Qt's fields have a list of their own, which would take back what is in no list of the window's.
    """

    def event(self, event: QEvent) -> bool:
        """Let the window have the keys of undo and redo, and nobody else where there is nothing to undo."""
        if isinstance(event, QKeyEvent) and any(event.matches(key) for key in _KEYS):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.ignore()
                return False
            if event.type() == QEvent.Type.KeyPress:
                return True
        return bool(super().event(event))
