"""Requests for tests, of the small casebook unless another is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from scenarios.exports.request import DEFAULTS, Options, Request
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from scenarios.model.scenario import CasebookReference
from tests.casebooks import mini
from tests.scenarios.projected import snapshot

DAY = dt.date(2026, 3, 1)


def request(
    choices: Mapping[str, str] | None = None,
    supposed: Mapping[str, str] | None = None,
    reading: Reading | None = None,
    *,
    casebook: Casebook | None = None,
    in_play: Sequence[str] = (),
    title: str = "",
    author: str = "",
    notes: Mapping[str, str] | None = None,
    options: Options = DEFAULTS,
    casebook_text: str | None = None,
) -> Request:
    """What is to be exported of a standpoint; everything as it happened unless said otherwise."""
    book = mini() if casebook is None else casebook
    return Request(
        snapshot=snapshot(book, choices, supposed, reading, in_play),
        casebook=CasebookReference(id=book.id, revision=book.revision),
        in_play=tuple(in_play),
        date=DAY,
        title=title,
        author=author,
        notes=notes or {},
        options=options,
        casebook_text=casebook_text,
    )


def split() -> Casebook:
    """The small casebook, where the ferry may also close though a toll is charged: then there are courses."""
    return mini(('when = { toll = ["free"] }\nsupports', "supports"))
