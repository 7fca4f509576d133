"""Outcomes by branch and course as a table: a row for every position of every question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scenarios.exports.heading import caution, heading
from scenarios.exports.tables import Row, Table, branches_of, many, place_of, yes
from scenarios.telling.changes import change_words
from scenarios.telling.statuses import status_words
from scenarios.telling.verdicts import verdict_words

if TYPE_CHECKING:
    from scenarios.exports.request import Request
    from scenarios.projection.course import Course
    from scenarios.projection.outcomes import PositionProjection, QuestionProjection
    from scenarios.projection.snapshot import Snapshot


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
        "documents_silent", "documents_not_heard", "casebook", "reading", "semantics", "date", "caution",
    )  # fmt: skip
    said = {part.key: part.text for part in heading(request).parts}
    tail = (said["casebook"], said["reading"], said["semantics"], said["date"], caution())
    rows = [row + tail for row in _outcome_rows(request)]
    return Table("outcomes", columns, tuple(rows))


def _outcome_rows(request: Request) -> Iterator[Row]:
    for number, snapshot in enumerate(branches_of(request), start=1):
        for course in snapshot.courses:
            for question in course.questions:
                yield from _positions(snapshot, question, place_of(number, snapshot, course), course)
    debates = request.snapshot.debates
    for question in debates.questions:
        yield from _positions(request.snapshot, question, (None, None, None, None), None)


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
        yes(actual),
        yes(question.answer == position.id),
        yes(supposed == position.id),
        position.strength,
        verdict_words(verdict) if verdict else "",
        verdict.band if verdict else "",
        *position.by_document.values(),
        many(
            one for one, view in position.by_document.items() if view is None and one not in snapshot.unheard
        ),
        many(one for one in position.by_document if one in snapshot.unheard),
    )
