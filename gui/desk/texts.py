"""Texts of documents that a user owns and has attached: read from where they lie, never copied.

The program ships no document. Which file belongs to which document, and how its letters are written, is
remembered among the settings; the file is opened for reading only, each time it is needed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scenarios.files.texts import read_text

if TYPE_CHECKING:
    from gui.settings import Settings
    from scenarios.model.casebook import Casebook


class AttachedTexts:
    """Where the texts lie, by casebook and document."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def path_of(self, casebook: Casebook, document_id: str) -> Path | None:
        """The file attached to a document, if any; it may have gone since."""
        found = self._settings.text(_key(casebook, document_id), "")
        return Path(found) if found else None

    def lines_of(self, casebook: Casebook, document_id: str) -> tuple[str, ...]:
        """The lines of the file attached to a document, as an argument's line numbers count them, from 1.

        Raises:
            TextError: There is none any more, or it is another.
        """
        path = self.path_of(casebook, document_id)
        if path is None:
            return ()
        return read_text(path, self._settings.text(_encoding_key(casebook, document_id), "")).lines

    def attach(self, casebook: Casebook, document_ids: tuple[str, ...], path: Path, encoding: str) -> None:
        """Remember a file as the text of documents.

        Args:
            casebook: Whose documents they are.
            document_ids: The documents.
            path: The file.
            encoding: How its letters are written.
        """
        changes: dict[str, str | float | list[int]] = {}
        for document in document_ids:
            changes[_key(casebook, document)] = str(path.absolute())
            changes[_encoding_key(casebook, document)] = encoding
        self._settings.set(changes)

    def detach(self, casebook: Casebook, document_ids: tuple[str, ...]) -> None:
        """Forget the files; they themselves are not touched."""
        self._settings.set({_key(casebook, document): "" for document in document_ids})


def _key(casebook: Casebook, document_id: str) -> str:
    return f"text {casebook.id}/{document_id}"


def _encoding_key(casebook: Casebook, document_id: str) -> str:
    return f"encoding {casebook.id}/{document_id}"
