"""Shortcuts on a keyboard that has no Latin letters: Ctrl with the key where the Latin letter would be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

_LATIN = "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,."
# What stands on the same keys, by script; Ukrainian differs from Russian in a few.
_OTHERS = (
    "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ",
    "ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ",
    ";ΣΕΡΤΥΘΙΟΠ[]ΑΣΔΦΓΗΞΚΛ΄'ΖΧΨΩΒΝΜ,.",
)


def _table() -> dict[int, int]:
    table: dict[int, int] = {}
    for others in _OTHERS:
        for other, latin in zip(others, _LATIN, strict=True):
            if ord(other) > 0x7F:
                table.setdefault(ord(other), ord(latin))
    # Σ stands twice on a Greek keyboard; as a letter it is the S.
    table[ord("Σ")] = ord("S")
    return table


_LATIN_OF = _table()


class LatinKeys(QObject):
    """Hears keys that nobody in a window has taken, and tries the Latin letters of their places.

    It is set on windows and not on the application, which would have every event pass through it.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Carry out what the Latin letter would, or hand it to where the keyboard is in its stead."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        commanding = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        latin = _LATIN_OF.get(event.key())
        if not commanding or latin is None or not isinstance(watched, QWidget):
            return False
        sequence = QKeySequence(QKeyCombination(event.modifiers(), Qt.Key(latin)))
        for action in watched.actions():
            if sequence in action.shortcuts() and action.isEnabled():
                action.trigger()
                return True
        focused: QWidget | None = watched.focusWidget()
        if focused is None:
            return False
        # Latin now, so that it passes through here when it comes back.
        stand_in = QKeyEvent(QEvent.Type.KeyPress, latin, event.modifiers(), chr(latin).lower())
        QApplication.sendEvent(focused, stand_in)
        return stand_in.isAccepted()
