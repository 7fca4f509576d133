"""A line of text in stretches of one direction, for a format that only draws from left to right."""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

UNSEEN = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What gives a direction, or sets a stretch apart, takes no room and has no sign."""

_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
_TURNS = re.compile(f"[\u200f\u202b\u202e\u2067{_LETTERS}]")
FROM_RIGHT = re.compile(f"([{_LETTERS}][\u200c\u200d{_LETTERS}]*)")
"""Letters from right to left beside one another, and what keeps them joined or apart."""


class Run(NamedTuple):
    """A stretch of a line, its letters in the order in which they are read.

    Attributes:
        text: Its letters, without what only gives a direction.
        from_right: Whether its first letter stands furthest to the right.
        leads: Whether it belongs to what the line begins with.
    """

    text: str
    from_right: bool
    leads: bool


def runs(line: str, lead: int = 0, *, from_right: bool | None = None) -> list[Run]:
    """Return a line in stretches of one direction, as they stand beside one another from left to right.

    Args:
        line: The line, in the order in which it is read.
        lead: How many of its characters are what it begins with, which is drawn in another way.
        from_right: The direction of the text that it is of; that of its first letter where nothing is said.
    """
    if not from_right and not _TURNS.search(line):
        found = Run(seen(line[:lead]), False, True), Run(seen(line[lead:]), False, False)
        return [run for run in found if run.text]
    from fpdf.bidi import BidiParagraph
    from fpdf.enums import TextDirection

    base = None if from_right is None else TextDirection.RTL if from_right else TextDirection.LTR
    placed = BidiParagraph(line, base, preserve_bn_chars=True).get_reordered_characters()
    stretches = groupby(placed, key=lambda one: (one.embedding_level % 2 == 1, one.character_index < lead))
    return [
        Run(text, turned, leads)
        for (turned, leads), letters in stretches
        if (text := seen("".join(one.character for one in letters)[:: -1 if turned else 1]))
    ]


def seen(text: str) -> str:
    """Return a text without what only gives a direction."""
    return "".join(letter for letter in text if letter not in UNSEEN)
