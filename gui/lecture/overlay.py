"""What lies over the hall's picture: black, white, spotlight, pointer; and how far it is enlarged."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

ZOOMS = (1.0, 1.5, 2.0, 3.0)


class Overlay(QObject):
    """Shared by the hall's screen and its small picture on the lecturer's.

    Signals:
        changed: Something of it is another.

    Attributes:
        blank: ``black``, ``white`` or nothing.
        spotlight: Whether all but a circle is dimmed.
        pointer: Whether a dot shows where the pointer is.
        zoom: How many times enlarged, around the pointer.
        x: Where the pointer is, from 0 to 1 across.
        y: The same down.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.blank = ""
        self.spotlight = self.pointer = False
        self.zoom = ZOOMS[0]
        self.x = self.y = 0.5

    @property
    def is_clear(self) -> bool:
        """Whether nothing lies over the picture, and it is not enlarged."""
        return not (self.blank or self.spotlight or self.pointer or self.zoom > 1.0)

    def clear(self) -> None:
        """Take everything away."""
        self.blank, self.spotlight, self.pointer, self.zoom = "", False, False, ZOOMS[0]
        self.changed.emit()

    def make_blank(self, colour: str) -> None:
        """Make the screen black or white, or give the picture back."""
        self.blank = "" if self.blank == colour else colour
        self.changed.emit()

    def flip_spotlight(self) -> None:
        """Light a circle around the pointer, or everything again."""
        self.spotlight = not self.spotlight
        self.changed.emit()

    def flip_pointer(self) -> None:
        """Show where the pointer is, or no longer."""
        self.pointer = not self.pointer
        self.changed.emit()

    def enlarge(self, by: int) -> None:
        """Enlarge, or with -1 make smaller, by a step."""
        place = min(max(ZOOMS.index(self.zoom) + by, 0), len(ZOOMS) - 1)
        self.zoom = ZOOMS[place]
        self.changed.emit()

    def point(self, x: float, y: float) -> None:
        """Take note of where the pointer is."""
        self.x, self.y = min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)
        if not self.is_clear:
            self.changed.emit()
