"""Reading a document's text as its owner has it, whatever letters it is written in and however its lines end.

Text in Unicode is known for certain. Older ways of writing letters as bytes cannot be told apart for certain:
a library guesses, and the caller asks. What is no text at all is refused by what it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.files.bounded import read_bounded
from scenarios.model.faults import Fault, FaultError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LARGEST = 32 * 2**20
PREVIEW = 1_200  # letters
_BEFORE = 200  # letters of a line, after which a doubtful one may not be seen at once

ENCODINGS: Mapping[str, str] = {
    "cp1252": "Western European (Windows)",
    "cp1251": "Cyrillic (Windows)",
    "koi8_r": "Russian (KOI8-R)",
    "koi8_u": "Ukrainian (KOI8-U)",
    "cp866": "Cyrillic (DOS)",
    "mac_cyrillic": "Cyrillic (Macintosh)",
    "iso8859_5": "Cyrillic (ISO 8859-5)",
    "cp1250": "Central European (Windows)",
    "iso8859_2": "Central European (ISO 8859-2)",
    "cp1253": "Greek (Windows)",
    "cp1254": "Turkish (Windows)",
    "cp1257": "Baltic (Windows)",
    "mac_roman": "Western European (Macintosh)",
    "cp437": "Western European (DOS)",
}
"""Ways of writing letters as bytes that books were typed in, by Python's names, in words for a reader."""

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf_32"),
    (b"\x00\x00\xfe\xff", "utf_32"),
    (b"\xff\xfe", "utf_16"),
    (b"\xfe\xff", "utf_16"),
    (b"\xef\xbb\xbf", "utf_8_sig"),
)
_UNICODE = {"utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be"}
# What the library calls by another name than people do; those it takes for one another differ in few letters.
_SAME = {
    "cp1125": "cp866",
    "cp855": "cp866",
    "mac_iceland": "mac_roman",
    "latin_1": "cp1252",
    "cp850": "cp437",
}
_KINDS = (
    (b"%PDF", "it is a PDF document"),
    (b"PK\x03\x04", "it is a document of a word processor, or an archive"),
    (b"\xd0\xcf\x11\xe0", "it is a document of an old word processor"),
    (b"{\\rtf", "it is a document in rich text format"),
    (b"\x89PNG", "it is a picture"),
    (b"\xff\xd8\xff", "it is a picture"),
)
_GUESSED_FROM = 128 * 1024  # bytes are enough for a guess
_MOST_CONTROLS = 0.005  # of a text's bytes; a file with more of them is something else
_CONTROLS = bytes({*range(9), *range(14, 27), *range(28, 32)})
_CUT = 4  # bytes, a multiple of every width of a letter
# What a text view would take for the end of a line, though no line of the file ends there.
_FALSE_ENDS = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029\ufdd0\ufdd1\x00]")


class TextError(FaultError):
    """A file cannot be read as the text of a document."""


class Text(Struct, frozen=True):
    """A text that has been read.

    Attributes:
        lines: Its lines, as an argument's line numbers count them, from 1.
        encoding: How its letters are written as bytes, by Python's name.
        sure: Whether that is certain; else it is the likeliest.
        others: How else it could be read, the likelier first.
    """

    lines: tuple[str, ...]
    encoding: str
    sure: bool
    others: tuple[str, ...] = ()


def read_text(path: Path, encoding: str = "") -> Text:
    """Read a text.

    Args:
        path: A file of at most 32 MiB.
        encoding: How its letters are written, where somebody has said so.

    Raises:
        TextError: It cannot be read, or is no text.
    """
    data = read_bounded(path, LARGEST, TextError)
    kind = next((what for start, what in _KINDS if data.startswith(start)), "")
    if kind:
        raise _error(path, kind, "Save its text as plain text, and attach that file")
    if encoding:
        text = _decoded(data, encoding)
        if text is None:
            raise _error(path, "it is not written as it was before", "Attach it once more")
        return Text(_lines(text), encoding, sure=True)
    for mark, name in _MARKS:
        if data.startswith(mark) and (text := _decoded(data, name)) is not None:
            return Text(_lines(text), name, sure=True)
    if b"\0" not in data and (text := _decoded(data, "utf_8")) is not None:
        return Text(_lines(text), "utf_8", sure=True)
    return _guessed(path, data)


def preview(lines: tuple[str, ...]) -> str:
    """Return so much of a text that one sees whether it is read rightly.

    First come the lines with letters that each way of writing reads otherwise, a new letter in each of them:
    the beginning may have none.
    """
    doubtful: list[str] = []
    plain: list[str] = []
    seen: set[str] = set()
    for line in lines:
        if line.isascii():
            if line.strip() and _length(plain) <= PREVIEW:
                plain.append(line[:PREVIEW])
            continue
        if new := {letter for letter in set(line) - seen if not letter.isascii()}:
            seen |= new
            doubtful.append(_from(line, min(line.index(letter) for letter in new)))
        elif _length(plain) <= PREVIEW:
            plain.append(line[:PREVIEW])
        if _length(doubtful) > PREVIEW:
            break
    said: list[str] = []
    for line in (*doubtful, *plain):
        said.append(line)
        if _length(said) > PREVIEW:
            break
    return "\n".join(said)


def _length(lines: list[str]) -> int:
    return sum(map(len, lines))


def _from(line: str, place: int) -> str:
    """A line from its beginning, or from shortly before a place that would not be seen so."""
    start = 0 if place < _BEFORE else place - _BEFORE // 2
    return ("…" if start else "") + line[start : start + PREVIEW]


def _guessed(path: Path, data: bytes) -> Text:
    from charset_normalizer import from_bytes

    begin = data[:_GUESSED_FROM] if len(data) > _GUESSED_FROM else data
    begin = begin[: len(begin) // _CUT * _CUT] or data
    likely = [match.encoding for match in from_bytes(begin)]
    # In two or four bytes a letter, every space has a zero; in one byte a letter, nothing has.
    if likely and likely[0] in _UNICODE and b"\0" in data and (text := _decoded(data, likely[0])) is not None:
        return Text(_lines(text), likely[0], sure=True)
    controls = len(begin) - len(begin.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(begin):
        what = "it is no text, but a picture, a program's own file or something else"
        raise _error(path, what, "Attach a file with the text alone")
    named = dict.fromkeys([_SAME.get(name, name) for name in likely] + list(ENCODINGS))
    ways = [
        (name, text) for name in named if name in ENCODINGS and (text := _decoded(data, name)) is not None
    ]
    # The first of all accepts every byte but five; the last accepts every one.
    (encoding, text), *others = ways
    return Text(_lines(text), encoding, sure=False, others=tuple(name for name, _ in others))


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _lines(text: str) -> tuple[str, ...]:
    """Break a text where its system ends lines: at line feeds, or where it has none at carriage returns."""
    end = "\n" if "\n" in text else "\r"
    return tuple(_FALSE_ENDS.sub(" ", line.removesuffix("\r")) for line in text.split(end))


def _error(path: Path, what: str, remedy: str) -> TextError:
    return TextError([Fault(str(path), "", what, remedy)])
