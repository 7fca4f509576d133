"""What is asked when a file is attached as a text: how it reads, and of which documents it is the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gui import asking
from scenarios.files.texts import ENCODINGS, TextError, preview, read_text
from scenarios.telling.language import tr

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from scenarios.files.texts import Text
    from scenarios.model.casebook import Casebook


class Attachment(NamedTuple):
    """A file taken for a text.

    Attributes:
        documents: The ids of the documents that it holds.
        encoding: How it reads, a key of ``ENCODINGS``.
    """

    documents: tuple[str, ...]
    encoding: str


def ask_about_text(
    parent: QWidget, casebook: Casebook, path: Path, document_id: str | None = None
) -> Attachment | None:
    """Read a file, and ask what cannot be known of it; a file that is no text is told.

    Args:
        parent: The window to ask in.
        casebook: Its documents are those that the text may be of.
        path: The file.
        document_id: The document; None to ask.

    Returns:
        What the file is taken for; None where nothing is to be attached.
    """
    titles = {document.id: document.title for document in casebook.documents}
    try:
        text = read_text(path)
    except TextError as problem:
        asking.tell_faults(parent, tr("The text cannot be attached"), problem.faults)
        return None
    encoding = text.encoding if text.sure else _ask_how_to_read(parent, path, text)
    if encoding is None or not titles:
        return None
    if document_id is None and len(titles) > 1:
        document_id = asking.ask_which_document(parent, path.name, titles)
        if document_id is None:
            return None
    one = document_id or next(iter(titles))
    if len(titles) > 1:
        of_all = asking.ask_what_text_holds(parent, path.name, titles[one], len(titles))
        if of_all is None:
            return None
        if of_all:
            return Attachment(tuple(titles), encoding)
    return Attachment((one,), encoding)


def _ask_how_to_read(parent: QWidget, path: Path, text: Text) -> str | None:
    """Ask how a text reads, showing how it would; ways that do not differ in its beginning are one."""
    ways: dict[str, str] = {}
    seen: set[str] = set()
    for name in (text.encoding, *text.others):
        beginning = preview(read_text(path, name).lines)
        if beginning not in seen:
            seen.add(beginning)
            ways[name] = beginning
    words = {ENCODINGS[name]: name for name in ways}
    previews = {said: ways[name] for said, name in words.items()}
    chosen = asking.ask_how_to_read(parent, path.name, previews)
    return None if chosen is None else words[chosen]
