"""The fonts that exports are laid out with, and embed where a format can: DejaVu Sans, which comes with them.

It is among the widest of its kind, so that words set in another font for want of it still have their room.
"""

from __future__ import annotations

import errno
import os
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from scenarios.drawing.ruler import ROLES
from scenarios.exports.runs import FROM_RIGHT, UNSEEN, seen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenarios.drawing.ruler import Role

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FAMILY = "DejaVu Sans"
BODY = 14.0
"""The size of the body font, in CSS pixels: 96 of them make an inch."""

_FILES = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
NO_GLYPH = "\N{WHITE SQUARE}"

_UNKNOWN = 1.0  # as wide as it is high: no letter is wider


class Metrics(NamedTuple):
    """A font as far as it is measured, everything in parts of its size.

    Attributes:
        advances: How wide each character is, by its code point.
        ascent: From the top of a line to the foot of its letters.
        descent: From there to the bottom of the line.
    """

    advances: Mapping[int, float]
    ascent: float
    descent: float


def font_file(*, bold: bool) -> Path:
    """Return the file of a font.

    Raises:
        FileNotFoundError: It is gone, with its name: whoever reads it would say so each in its own words.
    """
    path = FONTS / _FILES[bold]
    if not path.is_file():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    return path


@cache
def metrics(*, bold: bool) -> Metrics:
    """Return the measures of a font, read once."""
    from fontTools.ttLib import TTFont

    with TTFont(font_file(bold=bold), lazy=True) as font:
        size = font["head"].unitsPerEm
        widths = font["hmtx"].metrics
        line = font["hhea"]
        advances = {code: widths[name][0] / size for code, name in font.getBestCmap().items()}
        return Metrics(advances, line.ascent / size, -line.descent / size)


def size_of(role: Role) -> float:
    """Return the size of a role's font, in CSS pixels."""
    return BODY * ROLES[role][0]


def ascent_of(role: Role) -> float:
    """Return how far below the top of a line its letters stand, in CSS pixels."""
    return size_of(role) * metrics(bold=ROLES[role][1]).ascent


def missing(text: str) -> frozenset[str]:
    """Return the characters of a text that the fonts do not have, of those that are seen."""
    return frozenset(text) - _drawable() - UNSEEN


def known(text: str) -> str:
    """Return the text with a sign for each character that the fonts do not have."""
    gone = missing(text)
    return "".join(NO_GLYPH if letter in gone else letter for letter in seen(text))


@cache
def _drawable() -> frozenset[str]:
    """What both fonts have."""
    return frozenset(map(chr, metrics(bold=False).advances.keys() & metrics(bold=True).advances.keys()))


class FileRuler:
    """Measures text from the fonts' own files, so that nothing needs a window.

    Args:
        body: The size of the body font, in the unit in which widths are told; CSS pixels unless said.
    """

    def __init__(self, body: float = BODY) -> None:
        self._body = body

    def width(self, text: str, role: Role) -> float:
        """How wide a line of text is."""
        size, bold = ROLES[role]
        return self._body * size * _advance(text, bold=bold)

    def height(self, role: Role) -> float:
        """How high a line of text is."""
        size, bold = ROLES[role]
        font = metrics(bold=bold)
        return self._body * size * (font.ascent + font.descent)


@lru_cache(maxsize=8192)
def _advance(text: str, *, bold: bool) -> float:
    """How wide a text is, in parts of the size; to break lines the same words are measured many times."""
    advances = metrics(bold=bold).advances
    found = 0.0
    for place, part in enumerate(FROM_RIGHT.split(seen(text))):
        if place % 2:
            found += _joined(part, bold=bold)
        else:
            found += sum(advances.get(ord(letter), _UNKNOWN) for letter in part)
    return found


@lru_cache(maxsize=8192)
def _joined(text: str, *, bold: bool) -> float:
    """How wide letters from right to left are: those that join are narrower, and marks have no room."""
    import uharfbuzz

    font = _shaper(bold=bold)
    letters = uharfbuzz.Buffer()
    letters.add_str(known(text))
    letters.guess_segment_properties()
    letters.direction = "rtl"
    uharfbuzz.shape(font, letters)
    return float(sum(place.x_advance for place in letters.glyph_positions) / font.face.upem)


@cache
def _shaper(*, bold: bool) -> Any:
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(font_file(bold=bold))))
