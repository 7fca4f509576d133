"""Which keys move between cards, and how far."""

from __future__ import annotations

from PySide6.QtCore import Qt

FIRST, LAST = -1_000_000, 1_000_000
"""Steps past either end: the first and the last card."""

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: FIRST,
    Qt.Key.Key_End: LAST,
}


def step_of(key: int) -> int | None:
    """How many cards on a key leads; None for a key that leads nowhere."""
    return _STEPS.get(Qt.Key(key))
