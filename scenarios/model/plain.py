"""Text from files as it may stand on a screen.

Control characters and those that turn the direction of a line about, with which a text can look like another
than it is, are written out. Letters of every script, and the joiners that some scripts need, stay as they
are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import bidirectional

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Tab and line feed are text. Halves of surrogate pairs no screen can draw.
_NOT_SHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")


def shown(text: str) -> str:
    """Return the text with what a screen must not obey written out, as in `[U+202E]`.

    What is set apart from beginning to end of a stretch stays so: it cannot turn about what stands round it.
    """
    text = text.replace("\r\n", "\n")
    apart = set_apart(text)
    return _NOT_SHOWN.sub(
        lambda match: match[0] if match.start() in apart else f"[U+{ord(match[0]):04X}]", text
    )


def on_one_line(text: str) -> str:
    """The same on one line, with single spaces."""
    return shown(" ".join(text.split()))


_ISOLATE, _POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_ISOLATES = ("FSI", "LRI", "RLI")
# Where all scripts lie that are written from right to left, and their marks: few texts have any, and are seen
# to have none in one look.
_FROM_RIGHT_BLOCKS = re.compile(
    r"[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_FROM_LEFT, _FROM_RIGHT = "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}"


def isolated(text: str) -> str:
    """Return a text as it may stand inside a sentence of another direction.

    One that is written from right to left is set apart, so that quotation marks, numbers and words round it
    stay where they are; any other, as most are, stays as it is, and so does one in which all that is written
    so is set apart already.
    """
    if text.isascii() or _FROM_RIGHT_BLOCKS.search(text) is None or not _turns(text):
        return text
    return f"{_ISOLATE}{text}{_POP}"


def in_sentence(text: str) -> str:
    """Return a title or a name on one line, set apart where it must be."""
    return isolated(on_one_line(text))


def path_in_sentence(path: Path) -> str:
    """Return a path as it may stand inside a sentence: folders stay in their order whatever their script."""
    return on_one_line(str(type(path)(*(isolated(part) for part in path.parts))))


def _turns(text: str) -> bool:
    """Whether letters from right to left stand outside of all that is set apart."""
    depth = 0
    for letter in text:
        if letter == _ISOLATE:
            depth += 1
        elif letter == _POP:
            depth = max(0, depth - 1)
        elif not depth and bidirectional(letter) in ("R", "AL", "AN"):
            return True
    return False


def is_from_right(text: str) -> bool:
    """Whether a text is written from right to left.

    The first letter says so that has a direction and is not set apart; where there is none, as in a number
    and a title that is set apart from it, the first of any.
    """
    return (_first_side(text, inside=False) or _first_side(text, inside=True) or "L") != "L"


def with_side(line: str, *, from_right: bool) -> str:
    """Return a line of a broken text such that it is seen to have the direction of the whole.

    Lines are drawn each by itself, in the direction of their own first letter: one of a Hebrew text that
    begins with a Latin name would have its words in the wrong order.
    """
    if (_first_side(line, inside=False) in ("R", "AL")) == from_right:
        return line
    return f"{_FROM_RIGHT if from_right else _FROM_LEFT}{line}"


def _first_side(text: str, *, inside: bool) -> str:
    """The direction of the first letter that has one, in or outside of what is set apart; "" for none."""
    depth = 0
    for letter in text:
        if letter == _POP:
            depth = max(0, depth - 1)
        elif (side := bidirectional(letter)) in _ISOLATES:
            depth += 1
        elif side in ("L", "R", "AL") and (inside or not depth):
            return side
    return ""


def whole_lines(lines: Iterable[str]) -> list[str]:
    """Return lines of a broken text in which what is set apart is so on each of its lines."""
    found, depth = [], 0
    for line in lines:
        begun = _ISOLATE * depth
        for letter in line:
            depth += {_ISOLATE: 1, _POP: -1 if depth else 0}.get(letter, 0)
        found.append(f"{begun}{line}{_POP * depth}")
    return found


def set_apart(text: str) -> frozenset[int]:
    """The places where a stretch that is set apart begins and where it ends, of those that do both."""
    if _ISOLATE not in text:
        return frozenset()
    opened: list[int] = []
    found: set[int] = set()
    for place, letter in enumerate(text):
        if letter == _ISOLATE:
            opened.append(place)
        elif letter == _POP and opened:
            found |= {opened.pop(), place}
    return frozenset(found)
