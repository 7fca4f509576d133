"""Drawings below one another on a sheet, or on as many pages as they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scenarios.drawing.geometry import Rect
from scenarios.drawing.labels import wrapped
from scenarios.drawing.shapes import Shapes, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scenarios.drawing.ruler import Role, Ruler


class Block(NamedTuple):
    """A drawing in a column of drawings.

    Attributes:
        shapes: The drawing.
        gap: The space above it, left out at the top of a page.
        keeps: Whether it stays on one page with the next one.
    """

    shapes: Shapes
    gap: float = 0.0
    keeps: bool = False


class Placed(NamedTuple):
    """A drawing and where its top left corner stands."""

    x: float
    y: float
    shapes: Shapes


@dataclass(frozen=True)
class Sheet:
    """A page, or a picture of its own.

    Attributes:
        size: Width and height.
        parts: The drawings on it.
    """

    size: tuple[float, float]
    parts: tuple[Placed, ...]


def paragraph(
    text: str, width: float, ruler: Ruler, role: Role = "body", colour: str = "ink", left: float = 0.0
) -> Shapes:
    """Return a text in as many lines as its width makes of it.

    Args:
        text: What it says.
        width: How wide it may be.
        ruler: Measures text.
        role: Its font.
        colour: Its colour.
        left: Where its lines begin.
    """
    height = ruler.height(role)
    lines = wrapped(text, width - left, role, ruler)
    texts = tuple(
        Text(line, Rect(left, row * height, ruler.width(line, role), height), role, colour)
        for row, line in enumerate(lines)
    )
    return Shapes((width, len(lines) * height), (), texts)


def one_sheet(blocks: Sequence[Block], margin: float) -> Sheet:
    """Return the blocks on one sheet, as wide and as high as they need, with a margin around."""
    width = max((block.shapes.size[0] for block in blocks), default=0.0)
    parts, bottom = _column(blocks, margin, margin)
    return Sheet((width + 2 * margin, bottom + margin), parts)


def pages(
    blocks: Iterable[Block], size: tuple[float, float], margin: float, foot: float = 0.0
) -> list[Sheet]:
    """Return the blocks on pages; one that is higher than a page has a page of its own.

    Args:
        blocks: From top to bottom.
        size: Width and height of a page.
        margin: The space around.
        foot: The space kept free above the lower margin.
    """
    room = size[1] - 2 * margin - foot
    found: list[list[Block]] = [[]]
    for group in _groups(blocks):
        if found[-1] and height_of([*found[-1], *group]) > room:
            found.append([])
        # What stays together may be higher than a page.
        for block in group:
            if found[-1] and height_of([*found[-1], block]) > room:
                found.append([])
            found[-1].append(block)
    return [Sheet(size, _column(each, margin, margin)[0]) for each in found]


def _groups(blocks: Iterable[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    kept = False
    for block in blocks:
        if kept:
            groups[-1].append(block)
        else:
            groups.append([block])
        kept = block.keeps
    return groups


def height_of(blocks: Sequence[Block]) -> float:
    """Return how high blocks below one another are."""
    return _column(blocks, 0.0, 0.0)[1]


def _column(blocks: Sequence[Block], x: float, y: float) -> tuple[tuple[Placed, ...], float]:
    """Place blocks below one another, and say where the last one ends."""
    parts: list[Placed] = []
    for block in blocks:
        y += block.gap if parts else 0.0
        parts.append(Placed(x, y, block.shapes))
        y += block.shapes.size[1]
    return tuple(parts), y
