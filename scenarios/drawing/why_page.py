"""*Why* laid out for a page: who argues for and against a position, how firmly, and where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from scenarios.drawing.dots import LEVEL, WIDTH, dot, zero_line
from scenarios.drawing.geometry import Rect
from scenarios.drawing.shapes import Box, Ink, Path, Shapes, Text
from scenarios.drawing.sheet import Block, paragraph
from scenarios.telling.language import together, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.drawing.ruler import Role, Ruler
    from scenarios.telling.reason_rows import Row
    from scenarios.telling.why import Why

GAP = 0.25  # heights of a line of the body font, as the lengths below
MARK = 1.3  # of the small font's line: a document's mark
SIDE_GAP = 0.4  # between the middle of the scale and the words over its sides
NARROWEST_TEXT = 12.0  # where the page is narrow, the scale gives way


def why_blocks(told: Why, width: float, ruler: Ruler) -> list[Block]:
    """Return the drawing in blocks from top to bottom, each of which may stand on another page.

    Arguments that would speak elsewhere are counted and not listed.

    Args:
        told: What is to be drawn.
        width: How wide the page is.
        ruler: Measures text.
    """
    unit = ruler.height("body")
    blocks = [Block(paragraph(told.title, width, ruler, "heading"), keeps=True)]
    for text, role, colour in _said(told):
        blocks.append(Block(paragraph(text, width, ruler, role, colour), GAP * unit, keeps=True))
    blocks.append(Block(_legend(told, width, ruler), unit, keeps=True))
    for heading, rows in told.groups:
        if heading is not None:
            told_of = heading if heading.listed else replace(heading, small=tr("Not listed on paper."))
            blocks.append(Block(_row(told_of, width, ruler), 0.0, keeps=bool(rows) and heading.listed))
        if heading is None or heading.listed:
            blocks += [Block(_row(row, width, ruler)) for row in rows]
    key = tr(
        "A dot stands at an argument's strength: the further from the line, the stronger. "
        "The stroke through it is how far the editors' reading of its wording could move it. "
        "A square is a step that the editors infer."
    )
    for sentence in told.about:
        blocks.append(Block(paragraph(sentence, width, ruler, "small", "ink-soft"), 0.5 * unit))
    blocks.append(Block(paragraph(key, width, ruler, "small", "ink-soft"), 0.5 * unit))
    return blocks


def _said(told: Why) -> Iterator[tuple[str, Role, str]]:
    if told.dispute:
        yield told.dispute, "small-strong", "against-text"
    if told.course:
        yield told.course, "small-strong", "selection"
    if told.silence:
        yield told.silence, "body", "ink-soft"
    if told.left_out:
        yield told.left_out, "small", "ink-soft"


def _scale(width: float, ruler: Ruler) -> float:
    """How wide the scale of the dots is: no wider than the page can spare, and wide enough for its words."""
    unit = ruler.height("body")
    words = max(ruler.width(side, "small-strong") for side in _sides())
    return max(min(WIDTH * unit, width - NARROWEST_TEXT * unit), 2 * (words + SIDE_GAP * unit))


def _sides() -> tuple[str, str]:
    return tr("← against"), tr("for →")


def _legend(told: Why, width: float, ruler: Ruler) -> Shapes:
    """Which side of the line is for and which against, and beside it what each document makes of it."""
    unit, height = ruler.height("body"), ruler.height("small-strong")
    scale = _scale(width, ruler)
    middle, gap = scale / 2, SIDE_GAP * unit
    against, pro = _sides()
    left, right = ruler.width(against, "small-strong"), ruler.width(pro, "small-strong")
    ends = (
        Text(against, Rect(middle - gap - left, 0, left, height), "small-strong", "against-text", "end"),
        Text(pro, Rect(middle + gap, 0, right, height), "small-strong", "for"),
    )
    views = paragraph(together(" · ", told.views), width, ruler, "small", "ink-soft", scale + 0.5 * unit)
    return Shapes((width, max(height, views.size[1])), (), (*ends, *views.texts))


def _row(row: Row, width: float, ruler: Ruler) -> Shapes:
    unit, small = ruler.height("body"), ruler.height("small")
    scale, gap = _scale(width, ruler), GAP * unit
    side = MARK * small
    left = scale + 0.5 * unit + (side + 0.5 * unit if row.mark else 0.0)
    soft = "ink-soft" if row.dim else "ink"
    texts: list[Text] = []
    bottom = 3 * gap if row.heading else gap
    lines: tuple[tuple[str, Role, str], ...] = (
        (row.text, "strong" if row.heading else "body", soft),
        (row.small, "small", "ink-soft"),
    )
    for text, role, colour in lines:
        if text:
            part = paragraph(text, width, ruler, role, colour, left)
            texts += [_lower(line, bottom) for line in part.texts]
            bottom += part.size[1]
    if row.mark:
        bottom = max(bottom, gap + side)
    box = Rect(0, 0, scale, bottom + gap)
    paths = [zero_line(box), *dot(row, box, unit)]
    if row.mark:
        frame, letter = _mark(row, Rect(scale + 0.5 * unit, LEVEL * unit - side / 2, side, side), ruler)
        paths.append(frame)
        texts.append(letter)
    return Shapes((width, box.height), tuple(paths), tuple(texts))


def _mark(row: Row, box: Rect, ruler: Ruler) -> tuple[Path, Text]:
    """A document's letter in its box; dashed and dim where it does not speak."""
    ink = Ink("line" if row.dim else "ink-soft", 1.0, dashed=row.dim, fill="" if row.dim else "panel")
    width, height = ruler.width(row.mark, "small-strong"), ruler.height("small-strong")
    place = Rect(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)
    letter = Text(row.mark, place, "small-strong", "disabled" if row.dim else "ink", "middle")
    return Path(ink, (Box(box, 0.2 * box.height),)), letter


def _lower(text: Text, by: float) -> Text:
    rect = text.rect
    return Text(
        text.text, Rect(rect.x, rect.y + by, rect.width, rect.height), text.role, text.colour, text.anchor
    )
