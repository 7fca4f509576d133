"""A picture that is to be drawn in pixels, and who draws it: the program's start hands a painter in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from scenarios.drawing.sheet import Sheet


class Pixels(Struct, frozen=True):
    """A picture and how large it is drawn.

    Attributes:
        sheet: The drawing, in CSS pixels.
        scale: Pixels to one of its units.
        colours: The colours by name, as ``#RRGGBB``.
        transparent: Whether it has no ground.
    """

    sheet: Sheet
    scale: float
    colours: Mapping[str, str]
    transparent: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        width, height = (max(1, round(side * self.scale)) for side in self.sheet.size)
        return width, height


Painter: TypeAlias = Callable[[Pixels], bytes]
"""Makes a PNG of a picture."""
