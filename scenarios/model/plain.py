"""Text from files as it may stand on a screen; it must not decide what may stand in a file.

Control characters and those that turn the direction of a line about, with which a text can look like another
than it is, are written out. Letters of every script, and the joiners that some scripts need, stay as they
are.
"""

from __future__ import annotations

import re
from unicodedata import bidirectional

# Tab and line feed are text. Halves of surrogate pairs no screen can draw.
_NOT_SHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")


def shown(text: str) -> str:
    """Return the text with what a screen must not obey written out, as in `[U+202E]`."""
    return _NOT_SHOWN.sub(lambda match: f"[U+{ord(match[0]):04X}]", text.replace("\r\n", "\n"))


def on_one_line(text: str) -> str:
    """The same on one line, with single spaces."""
    return shown(" ".join(text.split()))


_ISOLATE, _POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def in_sentence(text: str) -> str:
    """Return a title or a name on one line as it may stand inside a sentence of another direction.

    One that is written from right to left is set apart, so that quotation marks, numbers and words round it
    stay where they are; any other, as most are, is only put on one line.
    """
    line = on_one_line(text)
    if any(bidirectional(letter) in ("R", "AL", "AN") for letter in line):
        return f"{_ISOLATE}{line}{_POP}"
    return line
