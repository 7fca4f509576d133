"""The chronology: the casebook's dated events, in the order of time and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.model.dates import date_as_year, parse_date, spoken_date
from scenarios.telling.language import filled, one_line, tr

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook


class DatedEvent(Struct, frozen=True):
    """An event on the time axis.

    Attributes:
        year: When it falls, as a year with its fraction.
        sentence: Its date and what happened; says so where the date is not the document's.
        document: The document that tells of it; empty where none does.
        lines: Where it does.
    """

    year: float
    sentence: str
    document: str = ""
    lines: tuple[int, ...] = ()


def chronology(casebook: Casebook) -> tuple[DatedEvent, ...]:
    """Return the events of a casebook in the order of time."""
    found = []
    for event in sorted(casebook.events, key=lambda event: parse_date(event.date)):
        sentence = filled(tr("{date}: {event}"), date=spoken_date(event.date), event=one_line(event.text))
        if event.date_source == "ours":
            note = tr("(date supplied by the editors)")
            sentence = filled("{} {}", sentence, note)
        found.append(DatedEvent(date_as_year(event.date), sentence, event.document, tuple(event.lines)))
    return tuple(found)
