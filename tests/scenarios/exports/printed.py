"""What is drawn on the pages of a PDF: every letter, where it stands and how wide it is."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Glyph:
    """A sign on a page, in points from its left lower corner.

    Attributes:
        letters: Which it stands for.
        x: Where it begins.
        y: On which line it stands.
        width: How wide it is.
        size: Of its font.
    """

    letters: str
    x: float
    y: float
    width: float
    size: float


def glyphs(data: bytes) -> list[list[Glyph]]:
    """Return the glyphs of every page, in the order in which they are drawn."""
    reader = PdfReader(io.BytesIO(data))
    return [list(_of_page(page, reader)) for page in reader.pages]


def sight(page: list[Glyph]) -> list[str]:
    """Return the lines of a page as they look, each from left to right, the highest first."""
    rows: dict[float, list[Glyph]] = {}
    for glyph in page:
        rows.setdefault(round(glyph.y, 1), []).append(glyph)
    drawn = (sorted(rows[y], key=lambda glyph: glyph.x) for y in sorted(rows, reverse=True))
    return ["".join(glyph.letters for glyph in row) for row in drawn]


def _of_page(page: Any, reader: PdfReader) -> Iterator[Glyph]:
    fonts = {name: _font(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    letters: dict[int, str] = {}
    widths: dict[int, float] = {}
    size = x = y = 0.0
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"Tf":
            (letters, widths), size = fonts[operands[0]], float(operands[1])
        elif operator == b"Td":
            x, y = map(float, operands)
        elif operator == b"Tm":
            x, y = map(float, operands[4:])
        elif operator == b"Tj":
            code = operands[0].original_bytes
            for number in (
                int.from_bytes(code[place : place + 2], "big") for place in range(0, len(code), 2)
            ):
                width = widths[number] * size / 1000
                yield Glyph(letters.get(number, ""), x, y, width, size)
                x += width


def _font(font: Any) -> tuple[dict[int, str], dict[int, float]]:
    """What each code of a font stands for, and how wide it is in thousandths."""
    table = font["/ToUnicode"].get_object().get_data().decode("ascii")
    pairs = re.findall(r"<(\w+)> <(\w*)>", table.split("bfchar", 1)[1])
    letters = {int(code, 16): bytes.fromhex(words).decode("utf-16-be") for code, words in pairs}
    widths: dict[int, float] = {}
    row = list(font["/DescendantFonts"][0].get_object()["/W"])
    while row:
        first, second, *row = row
        if isinstance(second, list):
            widths.update(enumerate(map(float, second), int(first)))
        else:
            widths.update(dict.fromkeys(range(int(first), int(second) + 1), float(row.pop(0))))
    return letters, widths
