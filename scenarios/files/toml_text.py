"""From bytes to TOML tables, for files that may be anything.

This module owns decoding and parsing within bounds. Whatever is wrong is said in one line, and no file makes
the parser run for longer than a moment.
"""

from __future__ import annotations

import re
from typing import Any

import tomli

from scenarios.model.faults import CasebookError, Fault

CASEBOOK_LIMIT = 2 * 2**20
MOST_TOKENS = 300_000
MOST_KEY_PARTS = 32
MOST_DIGITS = 20_000

# What separates tokens in TOML; the parser's time goes with their number rather than with that of the bytes.
_SEPARATORS = b"\n,=.[{"
# The parser's time and memory grow with the square of the parts of a dotted key.
_LONG_KEY = re.compile(
    r"(?<![\w-])(?:(?:[A-Za-z0-9_-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){" + f"{MOST_KEY_PARTS}}}"
)
# And its memory with the digits of a number, at more than a hundred bytes each.
_LONG_NUMBER = re.compile(r"(?<![0-9_])[0-9_]{" + f"{MOST_DIGITS}}}")
_PLACE = re.compile(r"^(.*?)\s*\(at (?:line (\d+), column (\d+)|end of document)\)$", re.DOTALL)
_GIVEN_TWICE = ("Cannot ", "Duplicate ")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_UTF_8_MARK = b"\xef\xbb\xbf"


def toml_from_bytes(data: bytes, name: str) -> dict[str, Any]:
    """Return the tables of a TOML file.

    Args:
        data: The bytes of the file, in UTF-8 with or without a byte order mark.
        name: How faults name the file.

    Raises:
        CasebookError: The bytes are not TOML that can be read.
    """
    text = _decoded(data, name)
    if text.lstrip().startswith("{"):
        raise _refusal(
            name, "", "it looks like JSON, and a casebook is TOML", "Check that it is the right file"
        )
    if sum(data.count(separator) for separator in _SEPARATORS) > MOST_TOKENS:
        raise _refusal(
            name, "", "it holds more entries than a casebook can have", "Split it into several casebooks"
        )
    # Neither goes over the end of a line, and a casebook that has one is rare: to look closely takes longer
    # than to parse it.
    lines = text.split("\n")
    long_key = _LONG_KEY.search(text) if any(line.count(".") >= MOST_KEY_PARTS for line in lines) else None
    if long_key:
        where = _line(text[: long_key.start()])
        what = f"a key has more than {MOST_KEY_PARTS} parts with dots between"
        raise _refusal(name, where, what, "Shorten the key, or add words between the dots")
    long_number = _LONG_NUMBER.search(text) if max(map(len, lines)) >= MOST_DIGITS else None
    if long_number:
        where = _line(text[: long_number.start()])
        raise _refusal(name, where, "a number in it has too many digits", "Shorten the number")
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as problem:
        raise _refusal(name, *_parsed(problem)) from None
    except RecursionError:
        raise _refusal(name, "", "it is nested too deeply", "Take out brackets within brackets") from None
    except ValueError:
        # Only whole numbers of thousands of digits fail without a place.
        raise _refusal(name, "", "a number in it has too many digits", "Shorten the number") from None


def _decoded(data: bytes, name: str) -> str:
    if data.startswith(_UTF_16):
        raise _refusal(name, "", "it is UTF-16 text, and a casebook is UTF-8", "Save it as UTF-8")
    try:
        text = data.removeprefix(_UTF_8_MARK).decode("utf-8")
    except UnicodeDecodeError as problem:
        where = _line(data[: problem.start].decode("utf-8", "replace"))
        what = f"it is not UTF-8 text (byte 0x{data[problem.start]:02X})"
        raise _refusal(name, where, what, "Check that it is a casebook, and save it as UTF-8") from None
    if "\0" in text:
        where = _line(text[: text.index("\0")])
        raise _refusal(name, where, "it holds a NUL character", "Check that it is a text file saved as UTF-8")
    return text


def _parsed(problem: tomli.TOMLDecodeError) -> tuple[str, str, str]:
    match = _PLACE.match(str(problem))
    message, line, column = match.groups() if match else (str(problem), None, None)
    where = f"line {line}, column {column}" if line else "at the end"
    if message.startswith(_GIVEN_TWICE):
        what = "what is named there was given before"
        return where, what, "Leave one of them, or begin each entry of a list with [[ ]]"
    what = f"this is not TOML: {message[:1].lower()}{message[1:]}"
    return where, what, "Look for a missing quote, bracket or equals sign there"


def _line(before: str) -> str:
    line = before.count("\n") + 1
    return f"line {line}"


def _refusal(name: str, place: str, what: str, remedy: str) -> CasebookError:
    return CasebookError([Fault(name, place, what, remedy)])
