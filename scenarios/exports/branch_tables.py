"""Decisions and courses as tables: what was chosen, and what holds in each course of each branch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scenarios.exports.tables import Row, Table, branches_of, many, place_of, yes
from scenarios.model.targets import joined
from scenarios.telling.hinges import arises_only, not_arising_words

if TYPE_CHECKING:
    from scenarios.exports.request import Request
    from scenarios.model.casebook import Decision


def decisions(request: Request) -> Table:
    """Return a row for every decision, as it goes in the branch on show."""
    columns = (
        "decision", "title", "date", "in_play", "options", "actual", "chosen", "chosen_label", "departs",
        "arises_in_courses", "of_courses", "why_not", "note",
    )  # fmt: skip
    rows = [_decision(request, decision) for decision in request.book.decisions]
    return Table("decisions", columns, tuple(rows))


def courses(request: Request) -> Table:
    """Return a row for every course of every branch asked for, with the answer at each hinge."""
    hinges = request.snapshot.engine.hinges
    columns = (
        "branch", "choices", "course", "provided_that", "courses", *(f"hinge_{hinge}" for hinge in hinges),
        "supposed", "not_arising",
    )  # fmt: skip
    return Table("courses", columns, tuple(_courses(request)))


def _decision(request: Request, decision: Decision) -> Row:
    snapshot = request.snapshot
    chosen = snapshot.standpoint.choices[decision.id]
    arises = snapshot.arises_in(decision.id)
    why_not = arises_only(snapshot, decision.id)
    if not arises:
        here = snapshot.courses[0].not_arising
        why_not = next(not_arising_words(request.book, one) for one in here if one.decision == decision.id)
    return (
        decision.id,
        decision.title,
        decision.date,
        yes(decision.id in request.in_play),
        many(option.id for option in decision.options),
        decision.actual.id,
        chosen,
        decision.option(chosen).label,
        yes(decision.id in snapshot.departures),
        len(arises),
        len(snapshot.courses),
        why_not,
        request.notes.get(decision.id, ""),
    )


def _courses(request: Request) -> Iterator[Row]:
    for number, snapshot in enumerate(branches_of(request), start=1):
        supposed = many(joined(hinge, one) for hinge, one in snapshot.standpoint.supposed.items())
        for course in snapshot.courses:
            yield (
                *place_of(number, snapshot, course),
                len(snapshot.courses),
                *course.holds.values(),
                supposed,
                many(one.decision for one in course.not_arising),
            )
