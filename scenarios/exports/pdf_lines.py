"""Words of a report in lines: a style of type, and a text broken in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenarios.drawing.labels import wrapped
from scenarios.exports.fonts import FileRuler
from scenarios.model.plain import is_from_right, isolated

if TYPE_CHECKING:
    from scenarios.drawing.ruler import Role

POINT = 25.4 / 72  # millimetres, as every length here
_SPACING = 1.35  # of the size of the type
_GAP = "  "  # after what an item begins with


class Style(NamedTuple):
    """How words look.

    Attributes:
        points: The size of the type.
        bold: Whether they are bold.
        colour: Their colour, each part from 0 to 255.
    """

    points: float
    bold: bool = False
    colour: tuple[int, int, int] = (26, 26, 26)

    @property
    def height(self) -> float:
        """How high a line is."""
        return self.points * POINT * _SPACING

    def width(self, text: str, *, bold: bool | None = None) -> float:
        """How wide words are on one line."""
        return self.ruler.width(text, self.role if bold is None else "strong" if bold else "body")

    @property
    def role(self) -> Role:
        """The role of that font."""
        return "strong" if self.bold else "body"

    @property
    def ruler(self) -> FileRuler:
        """What measures words of that size."""
        return FileRuler(self.points * POINT)


class Line(NamedTuple):
    """A line of a text.

    Attributes:
        text: Its words.
        lead: How many of its characters are what the text begins with, in bold.
        width: How wide it is.
        from_right: Whether the text is written from right to left.
    """

    text: str
    lead: int
    width: float
    from_right: bool


def in_lines(text: str, style: Style, width: float, lead: str = "") -> list[Line]:
    """Return a text in lines.

    Args:
        text: What it says.
        style: How it looks.
        width: How wide a line may be.
        lead: What it begins with, in bold.
    """
    from_right = is_from_right(text if text.strip() else lead)
    heads = wrapped(isolated(lead), width, "strong", style.ruler)
    found = [Line(line, len(line), style.width(line, bold=True), from_right) for line in heads[:-1]]
    room = style.width(heads[-1], bold=True) + style.width(_GAP) if heads else 0.0
    lines = wrapped(text, width, style.role, style.ruler, room)
    if heads:
        beside = f"{_GAP}{lines.pop(0)}"
        wide = style.width(heads[-1], bold=True) + style.width(beside)
        found.append(Line(f"{heads[-1]}{beside}", len(heads[-1]), wide, from_right))
    return [*found, *(Line(line, 0, style.width(line), from_right) for line in lines)]
