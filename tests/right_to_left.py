"""A casebook in Hebrew, and the look-out for what of it is not set apart from what stands beside it.

Every word of a casebook is written in Hebrew letters, and in nothing else. Then whatever else stands beside a
Hebrew letter, outside of all that is set apart, was put there by the program.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDED = (
    "title|label|name|text|clause|note|happened|alternative|about|summary|theme|arises_reason|author|cue"
)
_ENTRY = re.compile(rf'\b({_WORDED}) = "((?:[^"\\\\]|\\\\.)*)"')
_LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "אבגדהוזחטיכלמנסעפצקרשתאבגד", strict=True))
_APART = re.compile("\u2068[^\u2068\u2069]*\u2069")
_HEBREW = re.compile("[\u0590-\u05ff]")


def in_hebrew(words: str) -> str:
    """Return words in Hebrew letters, one for each of theirs; nothing else stays."""
    turned = "".join(_LETTERS.get(letter, " ") for letter in words.lower())
    return " ".join(turned.split())


def casebook_in_hebrew(text: str) -> str:
    """Return the text of a casebook with all that is worded in it in Hebrew."""
    return _ENTRY.sub(lambda match: f'{match[1]} = "{in_hebrew(match[2])}"', text)


def strays(texts: Iterable[str]) -> list[str]:
    """Return the lines in which Hebrew stands beside something else and is not set apart from it."""
    found: dict[str, None] = {}
    for text in texts:
        for line in text.splitlines():
            left, before = line, ""
            while left != before:
                left, before = _APART.sub("", left), left
            if _HEBREW.search(left) and re.search(r"[^\u0590-\u05ff\s]", left):
                found[line] = None
    return list(found)
