"""Snapshots as tables: names of columns, and rows of numbers and words.

This module owns which columns there are. How a table is written down is a matter of the formats.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from scenarios.exports.heading import caution, heading
from scenarios.telling.changes import change_words
from scenarios.telling.language import tr
from scenarios.telling.provisions import course_words
from scenarios.telling.statuses import status_words

if TYPE_CHECKING:
    from scenarios.exports.request import Request
    from scenarios.projection.course import Course
    from scenarios.projection.outcomes import PositionProjection, QuestionProjection
    from scenarios.projection.snapshot import Snapshot

Cell: TypeAlias = str | float | int | None
"""A word, a number, or nothing."""

Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table.

    Attributes:
        name: What it is called, in one word.
        columns: The names of the columns; they stay the same in every language.
        rows: The rows, each with a cell for every column.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def outcomes(request: Request) -> Table:
    """Return a row for every position of every question, branch by branch and course by course.

    Debates, which no choice changes, have no branch and no course. Every row says for itself of which
    casebook, under which reading and on which day it was made, so that it can stand in another table.
    """
    documents = request.book.documents
    columns = (
        "branch", "choices", "course", "provided_that", "question", "question_title", "theme", "kind",
        "status", "reach", "change", "position", "position_label", "actual", "answer", "supposed", "strength",
        "verdict", "band", *(f"strength_{document.id}" for document in documents),
        "casebook", "reading", "semantics", "date", "caution",
    )  # fmt: skip
    said = {part.key: part.text for part in heading(request).parts}
    tail = (said["casebook"], said["reading"], said["semantics"], said["date"], caution())
    rows = [row + tail for row in _outcome_rows(request)]
    return Table("outcomes", columns, tuple(rows))


def _outcome_rows(request: Request) -> Iterator[Row]:
    for number, snapshot in enumerate(branches_of(request), start=1):
        for course in snapshot.courses:
            for question in course.questions:
                yield from _positions(snapshot, question, _place(snapshot, number, course), course)
    debates = request.snapshot.debates
    for question in debates.questions:
        yield from _positions(request.snapshot, question, (None, None, None, None), None)


def branches_of(request: Request) -> tuple[Snapshot, ...]:
    """Return the branches asked for: the one on show."""
    return (request.snapshot,)


def choices_text(snapshot: Snapshot) -> str:
    """Return what goes otherwise in a branch, for programs and people alike: `site=mill toll=charged`."""
    choices = snapshot.standpoint.choices
    departed = [f"{decision}={choices[decision]}" for decision in snapshot.departures]
    return " ".join(departed) or tr("as it happened")


def _place(snapshot: Snapshot, number: int, course: Course) -> Row:
    provided = course_words(snapshot, course) if len(snapshot.courses) > 1 else ""
    return (number, choices_text(snapshot), course.number + 1, provided)


def _positions(
    snapshot: Snapshot, question: QuestionProjection, place: Row, course: Course | None
) -> Iterator[Row]:
    asked = snapshot.casebook.question(question.id)
    change = "" if course is None else change_words(snapshot.compared.kind_in(question.id, course.number))
    supposed = None if course is None else snapshot.standpoint.supposed.get(question.id)
    head = (
        *place, question.id, asked.title, asked.theme, asked.kind, status_words(question.status),
        question.reach, change,
    )  # fmt: skip
    for position in question.positions:
        yield (*head, *_position(snapshot, question, position, supposed))


def _position(
    snapshot: Snapshot, question: QuestionProjection, position: PositionProjection, supposed: str | None
) -> Row:
    verdict = position.verdict
    actual = snapshot.casebook.question(question.id).position(position.id).actual
    return (
        position.id,
        position.label,
        _yes(actual),
        _yes(question.answer == position.id),
        _yes(supposed == position.id),
        position.strength,
        verdict.words if verdict else "",
        verdict.band if verdict else "",
        *position.by_document.values(),
    )


def _yes(so: bool) -> str:
    return tr("yes") if so else ""
