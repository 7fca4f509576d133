"""Why a position stands as it does, in neutral parts: its standing, its course, its arguments as rows.

The window paints them, and the picture of *Why* lays them out for a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.model.verdicts import Status, verdict
from scenarios.telling.arguments import by_document
from scenarios.telling.case import Case
from scenarios.telling.kinds import left_out_words
from scenarios.telling.language import capital, filled, listed, together, tr
from scenarios.telling.provisions import course_words, supposing
from scenarios.telling.questions import question_facts
from scenarios.telling.readings import document_name
from scenarios.telling.statuses import disagreeing, standing_words
from scenarios.telling.verdicts import verdict_told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenarios.projection.outcomes import PositionProjection, QuestionProjection
    from scenarios.projection.snapshot import Snapshot
    from scenarios.telling.sieve import Group


class Why(Struct, frozen=True):
    """The case for and against a position.

    Attributes:
        title: The position and how it stands; the question where nothing is said.
        dispute: That the documents disagree, where they do.
        views: The verdict of each document.
        course: Which course is told, and what is supposed in it; empty where there is nothing to tell apart.
        silence: What is said where no argument speaks, and who declares the question unknowable.
        groups: The arguments.
        about: What the casebook says of the question itself, a sentence or more each.
        counts: How many arguments of each kind are listed, hidden or not.
        hidden: How many of them the filter hides.
        left_out: How many of the editors' inferences the reading leaves out, in words; empty for none.
    """

    title: str
    dispute: str
    views: tuple[str, ...]
    course: str
    silence: str
    groups: tuple[Group, ...]
    about: tuple[str, ...]
    counts: Mapping[str, int]
    hidden: int
    left_out: str


def why(
    snapshot: Snapshot,
    question_id: str,
    position_id: str,
    course: int,
    wanted: frozenset[str] = frozenset(),
) -> Why:
    """Tell why a position stands as it does.

    Args:
        snapshot: What the documents make of a standpoint.
        question_id: The question.
        position_id: The position.
        course: The course in which an outcome is looked at, by its number.
        wanted: The kinds of argument to list; none for all.

    Raises:
        KeyError: The casebook has no such question, or it has no such position.
    """
    casebook, side = snapshot.casebook, snapshot.side_of(question_id, course)
    question = side.question(question_id)
    position = question.position(position_id)
    # Where nothing leads, the title must not look as if something did.
    silent = question.status is Status.SILENT
    subject = casebook.question(question_id).title if silent else position.label
    case = Case(snapshot, course, question_id, position_id, wanted)
    return Why(
        title=filled("{} — {}", subject, standing_words(question, position)),
        dispute=capital(disagreeing()) if question.documents_disagree else "",
        views=by_document(casebook, _views(position), snapshot.unheard),
        course=_course(snapshot, question_id, course),
        silence=_silence(case, question),
        groups=tuple(case.groups),
        about=question_facts(casebook.question(question_id)),
        counts=case.counts,
        hidden=case.hidden,
        left_out=left_out_words(case.left_out) if case.left_out else "",
    )


def counted_course(snapshot: Snapshot, course: int) -> str:
    """Return the place of a course among the courses of the branch: `course 2 of 5`."""
    return filled(tr("course {number} of {count}"), number=course + 1, count=len(snapshot.courses))


def _views(position: PositionProjection) -> dict[str, str]:
    views = position.by_document.items()
    return {document: verdict_told(verdict(view)) for document, view in views if view is not None}


def _course(snapshot: Snapshot, question_id: str, course: int) -> str:
    if snapshot.casebook.question(question_id).kind == "debate":
        return ""
    where = ""
    if len(snapshot.courses) > 1:
        where = filled(
            tr("in the course: {clauses}"), clauses=course_words(snapshot, snapshot.courses[course])
        )
    return together(", ", (where, supposing(snapshot)))


def _silence(case: Case, question: QuestionProjection) -> str:
    side, casebook = case.side, case.side.casebook
    said = []
    if question.status is Status.SILENT:
        unheard = [one for one in casebook.documents if one.id in case.snapshot.unheard]
        if unheard:
            said.append(tr("Here no argument of a document that is heard reaches the question."))
            names = listed([document_name(casebook, one) for one in unheard])
            said.append(filled(tr("Not heard in this reading: {documents}."), documents=names))
        else:
            said.append(tr("Here no document's argument reaches the question."))
        # What might be supposed, so that something speaks.
        said += [
            filled(
                tr("The documents do not say: “{question}”; suppose an answer in the outcomes."),
                question=casebook.question(hinge).title,
            )
            for hinge in side.unsaid(question.id)
        ]
    elif not case.speaking:
        said.append(tr("No argument bears on this position here."))
    elif case.is_all_inferred:
        said.append(tr("All that speaks for it here is the editors' inference."))
    for argument_id in question.unknowable_by:
        argument = casebook.argument(argument_id)
        sentence = tr("Declared unknowable by {voice}: {text}")
        said.append(filled(sentence, voice=casebook.voice(argument.voice).name, text=argument.text))
    return together(" ", said)
