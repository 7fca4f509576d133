"""How text is measured: by whoever knows the font, so that a drawing is laid out with or without a window."""

from __future__ import annotations

from typing import Literal, Protocol

Role = Literal["body", "small", "small-strong", "strong", "title", "heading"]

ROLES: dict[Role, tuple[float, bool]] = {
    "small": (0.88, False),
    "small-strong": (0.88, True),
    "body": (1.0, False),
    "strong": (1.0, True),
    "title": (1.15, True),
    "heading": (1.35, True),
}
"""Size against the body text, and whether bold."""


class Ruler(Protocol):
    """Measures text, in the unit in which the drawing is laid out."""

    def width(self, text: str, role: Role) -> float:
        """How wide a line of text is."""

    def height(self, role: Role) -> float:
        """How high a line of text is."""
