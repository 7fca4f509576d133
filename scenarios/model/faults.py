"""What is wrong with a file, said so that its writer can mend it.

This module owns the shape of a fault: the file, the place in it, what is wrong there and the remedy. Text
from the file is quoted with its control characters made visible and long pieces cut, so that a fault is
always one line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from scenarios.model.plain import set_apart

LONGEST_LINE = 300
SHORTEST_FILE = 80  # so much of a file's name is told, however much else there is to say
LONGEST_QUOTE = 60


def visible(text: str) -> str:
    """Return the text on one line: what does not print, or turns the line about, is written as an escape."""
    apart = set_apart(text)
    return "".join(
        character if place in apart or _prints(character) else _escape(character)
        for place, character in enumerate(text)
    )


def quoted(value: object) -> str:
    """Return a value from a file as it may be quoted in a sentence: visible, and cut if it is long."""
    text = visible(value[: LONGEST_QUOTE + 1]) if isinstance(value, str) else visible(str(value))
    return f'"{_cut(text, LONGEST_QUOTE)}"'


class Fault(Struct, frozen=True):
    """One thing that is wrong with a file.

    Attributes:
        file: The file as its user named it.
        place: Where in the file, for instance `arguments "M071" > supports`; "" for the file as a whole.
        what: What is wrong, in a few plain words without a full stop.
        remedy: What to do about it, as a sentence without its full stop.
    """

    file: str
    place: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """Return "file: place: what. Remedy." on one line."""
        head = ": ".join(part for part in (self.place, self.what) if part)
        said = f"{head}. {self.remedy}" if self.remedy else head
        said = visible(said if said.endswith((".", "?")) else f"{said}.")
        # Of a long path its end tells more than its beginning, and what is wrong tells more than either.
        room = max(LONGEST_LINE - len(": ") - len(said), SHORTEST_FILE)
        file = _end_of(visible(self.file), room)
        return _cut(f"{file}: {said}" if file else said, LONGEST_LINE)


class FaultError(Exception):
    """A file cannot be used; `faults` says why, one entry for each thing that is wrong."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__(*self.faults)

    def __str__(self) -> str:
        """Return the first fault, and how many more there are."""
        first = str(self.faults[0])
        more = len(self.faults) - 1
        return f"{first} (and {more} more)" if more else first


class CasebookError(FaultError):
    """A casebook cannot be read, or says what a casebook must not say."""


class ScenarioError(FaultError):
    """A scenario cannot be read or written, or does not fit its casebook."""


def _prints(character: str) -> bool:
    # Categories C (control, format, surrogate, unassigned) and Z (separators) but for the plain space.
    return character == " " or unicodedata.category(character)[0] not in "CZ"


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def _end_of(text: str, length: int) -> str:
    return text if len(text) <= length else "…" + text[1 - length :]
