"""Why a position stands as it does, in neutral parts: its standing, its course, its arguments as rows.

The window paints them, and the picture of *Why* lays them out for a page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scenarios.model.verdicts import Status, verdict
from scenarios.projection.comparing import Voice
from scenarios.telling.arguments import by_document
from scenarios.telling.changes import voice_words
from scenarios.telling.language import tr
from scenarios.telling.provisions import clause, course_words, supposing
from scenarios.telling.reason_rows import Row, reason_rows
from scenarios.telling.statuses import standing_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenarios.projection.course import Course
    from scenarios.projection.outcomes import PositionProjection, QuestionProjection
    from scenarios.projection.snapshot import Snapshot
    from scenarios.telling.reason_rows import Groups

Headed = tuple[Row | None, tuple[Row, ...]]
"""Rows under a heading, or under none."""


@dataclass(frozen=True)
class Why:
    """The case for and against a position.

    Attributes:
        title: The position and how it stands; the question where nothing is said.
        dispute: That the documents disagree, where they do.
        views: The verdict of each document.
        course: Which course is told, and what is supposed in it; empty where there is nothing to tell apart.
        silence: What is said where no argument speaks, and who declares the question unknowable.
        groups: The arguments.
    """

    title: str
    dispute: str
    views: tuple[str, ...]
    course: str
    silence: str
    groups: tuple[Headed, ...]


def why(snapshot: Snapshot, question_id: str, position_id: str, course: int) -> Why:
    """Tell why a position stands as it does.

    Args:
        snapshot: What the documents make of a standpoint.
        question_id: The question.
        position_id: The position.
        course: The course in which an outcome is looked at, by its number.

    Raises:
        KeyError: The casebook has no such question, or it has no such position.
    """
    casebook, side = snapshot.casebook, snapshot.side_of(question_id, course)
    question = side.question(question_id)
    position = question.position(position_id)
    # Where nothing leads, the title must not look as if something did.
    silent = question.status is Status.SILENT
    subject = casebook.question(question_id).title if silent else position.label
    rows = reason_rows(side, _voices(snapshot, question_id, course), question_id, position_id)
    speaking = rows[Voice.NEW] + rows[Voice.KEPT]
    return Why(
        title=f"{subject} — {standing_words(question, position)}",
        dispute=tr("Documents disagree") if question.documents_disagree else "",
        views=by_document(casebook, _views(position)),
        course=_course(snapshot, question_id, course),
        silence=_silence(side, question, anything_weighs=bool(speaking)),
        groups=_groups(snapshot, question_id, course, rows),
    )


def counted_course(snapshot: Snapshot, course: int) -> str:
    """Return the place of a course among the courses of the branch: `course 2 of 5`."""
    return tr("course {number} of {count}").format(number=course + 1, count=len(snapshot.courses))


def _views(position: PositionProjection) -> dict[str, str]:
    views = position.by_document.items()
    return {document: str(verdict(view)) for document, view in views if view is not None}


def _voices(snapshot: Snapshot, question_id: str, course: int) -> Callable[[str], Voice]:
    """How an argument stands against history; on a debate it speaks in all branches or in none."""

    def voice_of(argument_id: str) -> Voice:
        if snapshot.casebook.question(question_id).kind == "debate":
            return Voice.KEPT if snapshot.debates.argument(argument_id).speaks else Voice.ELSEWHERE
        return snapshot.compared.voice(argument_id, course)

    return voice_of


def _course(snapshot: Snapshot, question_id: str, course: int) -> str:
    if snapshot.casebook.question(question_id).kind == "debate":
        return ""
    where = ""
    if len(snapshot.courses) > 1:
        where = tr("in the course: {clauses}").format(
            clauses=course_words(snapshot, snapshot.courses[course])
        )
    return ", ".join(part for part in (where, supposing(snapshot)) if part)


def _silence(side: Course, question: QuestionProjection, *, anything_weighs: bool) -> str:
    casebook = side.casebook
    said = []
    if question.status is Status.SILENT:
        said.append(tr("Here no document's argument reaches the question."))
        # What might be supposed, so that something speaks.
        said += [
            tr("The documents do not say: “{question}”; suppose an answer in the outcomes.").format(
                question=casebook.question(hinge).title
            )
            for hinge in side.unsaid(question.id)
        ]
    elif not anything_weighs:
        said.append(tr("No argument bears on this position here."))
    for argument_id in question.unknowable_by:
        argument = casebook.argument(argument_id)
        sentence = tr("Declared unknowable by {voice}: {text}")
        said.append(sentence.format(voice=casebook.voice(argument.voice).name, text=argument.text))
    return " ".join(said)


def _groups(snapshot: Snapshot, question_id: str, course: int, rows: Groups) -> tuple[Headed, ...]:
    """The rows under their headings; without headings those that speak, where nothing else does."""
    groups: list[Headed] = []
    told = [voice for voice in (Voice.NEW, Voice.KEPT) if rows[voice]]
    if rows[Voice.NEW] or rows[Voice.GONE]:
        groups += [(_heading(voice, len(rows[voice])), rows[voice]) for voice in told]
    else:
        groups.append((None, rows[Voice.KEPT]))
    groups += _rests_on(snapshot, question_id, course)
    for voice in (Voice.GONE, Voice.ELSEWHERE):
        if rows[voice]:
            groups.append((_heading(voice, len(rows[voice])), rows[voice]))
    return tuple(groups)


def _rests_on(snapshot: Snapshot, question_id: str, number: int) -> list[Headed]:
    """What a course rests on, where other courses lead elsewhere: a heading a hinge."""
    course = snapshot.courses[number]
    folds = [one for one in snapshot.folds(question_id) if number in one.courses]
    found: list[Headed] = []
    for provision in (provision for fold in folds for provision in fold.provisions):
        held = course.holds[provision.hinge]
        if held is None or provision.hinge == question_id:
            continue
        rows = reason_rows(course, _voices(snapshot, question_id, number), provision.hinge, held)
        speaking = rows[Voice.NEW] + rows[Voice.KEPT]
        text = tr("Rests on: {clause} ({count})").format(
            clause=clause(snapshot.casebook, provision.hinge, held), count=len(speaking)
        )
        key = f"rests-on {provision.hinge}"
        inner = tuple(replace(row, key=f"{key}{row.key}") for row in speaking)
        found.append((Row(key=key, text=text, heading=True), inner))
    return found


def _heading(voice: Voice, count: int) -> Row:
    text = f"{voice_words(voice)} ({count})"
    dim = voice in (Voice.GONE, Voice.ELSEWHERE)
    listed = voice is not Voice.ELSEWHERE
    return Row(key=f"voice {voice}", text=text, dim=dim, heading=True, open=not dim, listed=listed)
