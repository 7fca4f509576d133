"""Texts of documents that a user owns and has attached: read from where they lie, never copied.

The program ships no document. Which file belongs to which document is remembered among the settings, as a
path; the file is opened for reading only, each time it is needed.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from scenarios.files.bounded import read_bounded
from scenarios.model.faults import Fault, FaultError

if TYPE_CHECKING:
    from gui.settings import Settings
    from scenarios.model.casebook import Casebook

LARGEST = 4 * 2**20
# What a text view would take for the end of a line, though no line of the file ends there.
_FALSE_ENDS = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029\ufdd0\ufdd1\x00]")


class TextError(FaultError):
    """A file cannot be attached as the text of a document."""


class AttachedTexts:
    """Where the texts lie, by casebook and document."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def path_of(self, casebook: Casebook, document_id: str) -> Path | None:
        """The file attached to a document, if any; it may have gone since."""
        found = self._settings.text(_key(casebook, document_id), "")
        return Path(found) if found else None

    def attach(self, casebook: Casebook, document_ids: tuple[str, ...], path: Path) -> None:
        """Remember a file as the text of documents, once it has proved readable.

        Raises:
            TextError: The file cannot be read as plain text.
        """
        read_lines(path)
        self._settings.set({_key(casebook, document): str(path.absolute()) for document in document_ids})

    def detach(self, casebook: Casebook, document_ids: tuple[str, ...]) -> None:
        """Forget the files; they themselves are not touched."""
        self._settings.set({_key(casebook, document): "" for document in document_ids})


def read_lines(path: Path) -> tuple[str, ...]:
    """Return the lines of a plain-text file, as an argument's line numbers count them, from 1.

    Args:
        path: A file in UTF-8, or in UTF-16 with a byte-order mark, of at most 4 MiB.

    Raises:
        TextError: It is no such file.
    """
    data = read_bounded(path, LARGEST, TextError)
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as problem:
        remedy = "Save it as plain text in UTF-8 and attach that"
        raise TextError([Fault(str(path), "", "it is not plain text", remedy)]) from problem
    return tuple(_FALSE_ENDS.sub(" ", line.removesuffix("\r")) for line in text.split("\n"))


def _key(casebook: Casebook, document_id: str) -> str:
    return f"text {casebook.id}/{document_id}"
