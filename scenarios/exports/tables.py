"""Tables as values, and the branches that they tell of.

This module owns the shape of a table. Its columns are the matter of the modules beside it, how it is written
down that of the formats.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from scenarios.exports.request import ExportError
from scenarios.projection.snapshot import Projector
from scenarios.telling.language import tr
from scenarios.telling.provisions import course_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenarios.exports.request import Request
    from scenarios.projection.course import Course
    from scenarios.projection.snapshot import Snapshot

MOST_BRANCHES = 4_096  # of decisions in play; a table of more could be opened by nobody

Cell: TypeAlias = str | float | int | None
"""A word, a number, or nothing."""

Row: TypeAlias = tuple[Cell, ...]


class Table(Struct, frozen=True):
    """A table.

    Attributes:
        name: What it is called, in one word.
        columns: The names of the columns; they stay the same in every language.
        rows: The rows, each with a cell for every column.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def branches_of(request: Request) -> tuple[Snapshot, ...]:
    """Return the branches asked for: the one on show, or all of the decisions in play.

    Raises:
        ExportError: These are too many.
    """
    if request.options.branches == "shown":
        return (request.snapshot,)
    casebook = request.book
    count = math.prod(len(casebook.decision(decision).options) for decision in request.in_play)
    if count > MOST_BRANCHES:
        raise ExportError(
            f"the {len(request.in_play)} decisions in play make {count:,} branches, and {MOST_BRANCHES:,} are"
            " the most; take some of them out of play"
        )
    return Projector(request.snapshot.engine).branches(request.snapshot.standpoint, request.in_play)


def place_of(number: int, snapshot: Snapshot, course: Course) -> Row:
    """Return the cells that name a branch and a course: number, choices, number, provisions."""
    provided = course_words(snapshot, course) if len(snapshot.courses) > 1 else ""
    return (number, choices_text(snapshot), course.number + 1, provided)


def choices_text(snapshot: Snapshot) -> str:
    """Return what goes otherwise in a branch as the command line takes it: `site=mill toll=charged`."""
    choices = snapshot.standpoint.choices
    return " ".join(f"{decision}={choices[decision]}" for decision in snapshot.departures)


def yes(so: bool) -> str:
    """Return the word of a cell that tells whether something is so."""
    return tr("yes") if so else ""


def many(parts: Iterable[str]) -> str:
    """Return several ids or numbers in one cell."""
    return " ".join(parts)
