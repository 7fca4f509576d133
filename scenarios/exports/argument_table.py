"""Arguments as a table: what each says, where, how firmly, and how it stands in every course."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scenarios.exports.tables import Row, Table, many, place_of, yes
from scenarios.telling.arguments import line_ranges
from scenarios.telling.changes import voice_words
from scenarios.telling.conditions import would_apply
from scenarios.telling.verdicts import class_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scenarios.exports.request import Request
    from scenarios.model.casebook import Argument, Casebook
    from scenarios.projection.course import Course
    from scenarios.projection.snapshot import Snapshot

_COLUMNS = (
    "course", "provided_that", "argument", "mark", "document", "voice", "page", "lines", "text", "cue",
    "kind", "inferred", "certainty", "base", "base_low", "base_high", "supports", "attacks", "presupposes",
    "when", "unless", "active", "dormant", "strength", "against_history", "would_apply", "note",
)  # fmt: skip


def arguments(request: Request) -> Table:
    """Return a row for every argument in every course of the branch on show.

    An argument that bears on debates alone stands in history, and has one row without a course.
    """
    return Table("arguments", _COLUMNS, tuple(_rows(request.snapshot)))


def _rows(snapshot: Snapshot) -> Iterator[Row]:
    for course, place in [
        (snapshot.debates, (None, "")),
        *((course, place_of(1, snapshot, course)[2:]) for course in snapshot.courses),
    ]:
        for argument in snapshot.casebook.arguments:
            if snapshot.side_of_argument(argument.id, course.number) is course:
                yield (*place, *_said(snapshot.casebook, argument), *_in_course(snapshot, course, argument))


def _said(casebook: Casebook, argument: Argument) -> Row:
    document = casebook.document(argument.document)
    low, high = argument.interval or (None, None)
    return (
        argument.id,
        document.mark,
        document.title,
        casebook.voice(argument.voice).name,
        argument.page,
        line_ranges(argument.lines),
        argument.text,
        argument.cue,
        argument.kind or "",
        yes(argument.inferred),
        class_words(argument.certainty) if argument.certainty else "",
        argument.base_score,
        low,
        high,
        many(argument.supports),
        many(argument.attacks),
        many(argument.presupposes),
        _conditions(argument.when),
        _conditions(argument.unless),
    )


def _in_course(snapshot: Snapshot, course: Course, argument: Argument) -> Row:
    state = course.argument(argument.id)
    debated = course is snapshot.debates
    return (
        yes(state.active),
        yes(state.dormant),
        state.strength,
        "" if debated else voice_words(snapshot.compared.voice(argument.id, course.number)),
        would_apply(snapshot.casebook, state.waiting_for),
        argument.note,
    )


def _conditions(conditions: Mapping[str, Sequence[str]]) -> str:
    return many(f"{decision}={'|'.join(options)}" for decision, options in conditions.items())
