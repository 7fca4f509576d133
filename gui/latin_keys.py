"""Keys of a keyboard that has no Latin letters: what a Latin one has in the same place."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
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
# Where the keyboard tells of places: the first key of each row of letters, and the letters from there.
_ROWS = ((16, "QWERTYUIOP[]"), (30, "ASDFGHJKL;'"), (44, "ZXCVBNM,."))
_PLACES = {first + place: ord(letter) for first, row in _ROWS for place, letter in enumerate(row)}
_BEFORE_FIRST = {"xcb": 8, "wayland": 8, "windows": 0}  # what a system adds to the number of a place
_ASCII, _SPECIAL = 0x7F, 0x01000000  # from there on Qt numbers keys that write nothing


def latin_of(event: QKeyEvent) -> int | None:
    """Return the Latin letter or the digit of a key that writes in another script; None for any other key.

    Letters that stand in no table are known by their place, where the system tells it.
    """
    key = event.key()
    if not _ASCII < key < _SPECIAL or unicodedata.name(chr(key), "LATIN").startswith("LATIN"):
        return None
    digit = unicodedata.digit(chr(key), None)
    if digit is not None:
        return ord("0") + digit
    before = _BEFORE_FIRST.get(QGuiApplication.platformName())
    place = None if before is None else _PLACES.get(event.nativeScanCode() - before)
    return _LATIN_OF.get(key, place)


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
        latin = latin_of(event)
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
