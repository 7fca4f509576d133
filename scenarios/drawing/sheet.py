"""Drawings below one another on a sheet, or on as many pages as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from scenarios.drawing.geometry import Rect
from scenarios.drawing.labels import wrapped
from scenarios.drawing.shapes import Shapes, Text
from scenarios.model.plain import is_from_right, with_side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scenarios.drawing.ruler import Role, Ruler
    from scenarios.drawing.shapes import Anchor


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


class Sheet(Struct, frozen=True):
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
    """Return a text in as many lines as its width makes of it; one from right to left is set flush right.

    Args:
        text: What it says.
        width: How wide it may be.
        ruler: Measures text.
        role: Its font.
        colour: Its colour.
        left: Where its lines begin, or how far they reach from the right.
    """
    height = ruler.height(role)
    from_right = is_from_right(text)
    texts: list[Text] = []
    for row, line in enumerate(wrapped(text, width - left, role, ruler)):
        wide = ruler.width(line, role)
        place = Rect(width - wide if from_right else left, row * height, wide, height)
        anchor: Anchor = "end" if from_right else "start"
        texts.append(Text(with_side(line, from_right=from_right), place, role, colour, anchor))
    return Shapes((width, len(texts) * height), (), tuple(texts))


def one_sheet(blocks: Sequence[Block], margin: float) -> Sheet:
    """Return the blocks on one sheet, as wide and as high as they need, with a margin around."""
    width = max((block.shapes.size[0] for block in blocks), default=0.0)
    parts, bottom = _column(blocks, margin, margin)
    return Sheet((width + 2 * margin, bottom + margin), parts)


def pages(
    blocks: Iterable[Block], size: tuple[float, float], margin: float, foot: float = 0.0
) -> list[Sheet]:
    """Return the blocks on pages; words alone go on line by line where a page ends.

    Any other block that is higher than a page has a page of its own.

    Args:
        blocks: From top to bottom.
        size: Width and height of a page.
        margin: The space around.
        foot: The space kept free above the lower margin.
    """
    room = size[1] - 2 * margin - foot
    found: list[list[Block]] = [[]]
    for group in _groups(blocks):
        rest = group
        while height_of([*found[-1], *rest]) > room:
            taken, rest = _begun(found[-1], rest, room)
            found[-1] += taken
            if not rest:
                break
            found.append([])
        found[-1] += rest
    return [Sheet(size, _column(each, margin, margin)[0]) for each in found]


def _begun(page: list[Block], group: list[Block], room: float) -> tuple[list[Block], list[Block]]:
    """What of a group that does not fit still stands on a page, and what is left of it."""
    *front, last = group
    used = height_of([*page, *front, Block(Shapes((0.0, 0.0), (), ()), last.gap)])
    torn = _torn(last, room - used, 2)
    if torn:
        return [*front, torn[0]], [torn[1]]
    if page:
        return [], group
    # What stays together is higher than a page.
    most = max((n for n in range(len(group)) if height_of(group[:n]) <= room), default=0)
    if most:
        return group[:most], group[most:]
    torn = _torn(group[0], room, 1)
    return ([torn[0]], [torn[1], *group[1:]]) if torn else (group[:1], group[1:])


def _torn(block: Block, room: float, least: int) -> tuple[Block, Block] | None:
    """A block of words alone in two: as many lines as there is room for, and the rest.

    Args:
        block: Any block.
        room: How high the first part may be.
        least: How many lines each part has at least, or it stays whole.
    """
    tops = sorted({line.rect.y for line in block.shapes.texts})
    ends = {top: max(line.rect.bottom for line in block.shapes.texts if line.rect.y == top) for top in tops}
    fitting = sum(end <= room for end in ends.values())
    fitting = min(fitting, len(tops) - least)
    if block.shapes.paths or fitting < least:
        return None
    cut, (width, height) = tops[fitting], block.shapes.size
    above = tuple(line for line in block.shapes.texts if line.rect.y < cut)
    below = tuple(
        replace(line, rect=replace(line.rect, y=line.rect.y - cut))
        for line in block.shapes.texts
        if line.rect.y >= cut
    )
    return (
        block._replace(shapes=Shapes((width, cut), (), above)),
        block._replace(shapes=Shapes((width, height - cut), (), below)),
    )


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
