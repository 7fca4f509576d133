"""What a row of reasons is as text, and what can be done with it; for every panel that shows such rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.desk.deeds import of_argument, of_text
from scenarios.telling.language import filled
from scenarios.telling.quoting import argument_quoted, document_cited

if TYPE_CHECKING:
    from gui.desk.deeds import Deeds
    from gui.desk.session import Session
    from scenarios.telling.reason_rows import Row


def row_quoted(session: Session, row: Row) -> str:
    """Return an argument's row with its source, any other as it stands."""
    if row.argument:
        return argument_quoted(session.casebook, session.casebook.argument(row.argument))
    return filled("{} ({})", row.text, row.small) if row.small else row.text


def mark_told(session: Session, row: Row) -> str:
    """Return whose letter stands before a row; nothing where none does."""
    if not row.argument:
        return ""
    casebook = session.casebook
    return document_cited(casebook.document(casebook.argument(row.argument).document))


def deeds_of_row(session: Session, row: Row) -> Deeds:
    """Return what can be done with a row; with a heading nothing."""
    if row.argument:
        return of_argument(session, row.argument)
    return [] if row.heading else of_text(session, row_quoted(session, row))
