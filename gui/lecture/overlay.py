"""What lies over the hall's picture: black, white, spotlight, pointer; and what part of it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios.drawing.geometry import Rect

ZOOMS = (1.0, 1.5, 2.0, 3.0)


def _holds(card: Rect, x: float, y: float) -> bool:
    return card.x <= x <= card.right and card.y <= y <= card.bottom


class Overlay(QObject):
    """Shared by the hall's screen and its small picture on the lecturer's.

    Signals:
        changed: Something of it is another.

    Attributes:
        blank: ``black``, ``white`` or nothing.
        spotlight: Whether all but a circle is dimmed.
        pointer: Whether a dot shows where the pointer is.
        zoom: How many times enlarged, around the pointer.
        card: The number of the part of the picture that is shown alone; None for all of it.
        leaf: Which page of it is shown where it has more than one screen has room for, counted from 0.
        x: Where the pointer is, from 0 to 1 across.
        y: The same down.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.blank = ""
        self.spotlight = self.pointer = False
        self.zoom = ZOOMS[0]
        self.card: int | None = None
        self.leaf = 0
        self.x = self.y = 0.5
        self._has_pointed = False

    @property
    def is_clear(self) -> bool:
        """Whether nothing lies over the picture, and it is not enlarged."""
        return not (self.blank or self.spotlight or self.pointer or self.is_enlarged or self.leaf)

    @property
    def is_enlarged(self) -> bool:
        """Whether only a part of the picture is shown."""
        return self.card is not None or self.zoom > 1.0

    @property
    def shown(self) -> tuple[float, float, float]:
        """What part of the picture is shown: its left and its top edge, and how much of either side."""
        share = 1.0 / self.zoom
        return self.x * (1.0 - share), self.y * (1.0 - share), share

    def clear(self) -> None:
        """Take everything away."""
        self.blank, self.spotlight, self.pointer, self.zoom = "", False, False, ZOOMS[0]
        self.card, self.leaf = None, 0
        self.changed.emit()

    def begin(self) -> None:
        """Show the first page of another picture whole."""
        if self.card is not None or self.leaf:
            self.card, self.leaf = None, 0
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
        """Enlarge around the pointer, or with -1 make smaller, by a step; a card gives way to the whole."""
        if self.card is not None:
            self.show_whole()
            return
        place = min(max(ZOOMS.index(self.zoom) + by, 0), len(ZOOMS) - 1)
        self.zoom = ZOOMS[place]
        self.changed.emit()

    def show_card(self, cards: Sequence[Rect], leaves: int = 1) -> None:
        """Show the card alone at which the pointer was moved, or else the first; and then the next one.

        After the last of a page comes the first of the next page, and at the end the first of all.

        Args:
            cards: The cards of the page that is shown.
            leaves: How many pages there are.
        """
        left, top, share = self.shown
        x, y = left + self.x * share, top + self.y * share
        at = [number for number, card in enumerate(cards) if _holds(card, x, y)]
        if not cards and leaves < 2:
            return
        if self.card is None:
            self.card = at[0] if at and self._has_pointed else 0
        else:
            self.card += 1
        if self.card >= len(cards):
            self.card, self.leaf = 0, (self.leaf + 1) % leaves
        self.zoom, self._has_pointed = ZOOMS[0], False
        self.changed.emit()

    def turn(self, leaves: int) -> None:
        """Go on to the next page of what there is, of so many, and from the last to the first."""
        if leaves > 1:
            self.card, self.zoom, self.leaf = None, ZOOMS[0], (self.leaf + 1) % leaves
            self.changed.emit()

    def show_whole(self) -> None:
        """Show all of the picture again, where a card is shown alone."""
        if self.card is not None:
            self.card = None
            self.changed.emit()

    def point(self, x: float, y: float) -> None:
        """Take note of where the pointer is."""
        self._has_pointed = True
        self.x, self.y = min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)
        if not self.is_clear:
            self.changed.emit()
