"""A snapshot for the command line: as JSON for programs, as a table for people.

This module owns the keys of the one and the columns of the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from scenarios.model.dates import spoken_date
from scenarios.model.faults import visible
from scenarios.model.lines import padded, wrapped
from scenarios.model.plain import isolated
from scenarios.model.verdicts import Status
from scenarios.projection.folding import folded
from scenarios.telling.changes import counted_changes
from scenarios.telling.conditions import condition_words
from scenarios.telling.hinges import decided_words, never_arising_words, not_arising_words, only_in
from scenarios.telling.kinds import inference_words
from scenarios.telling.language import filled, together
from scenarios.telling.provisions import course_words, fold_words
from scenarios.telling.statuses import disagreeing, status_words
from scenarios.telling.verdicts import verdict_told

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook, Document
    from scenarios.projection.arguments import ArgumentProjection
    from scenarios.projection.course import Course
    from scenarios.projection.outcomes import PositionProjection, QuestionProjection
    from scenarios.projection.snapshot import Snapshot

NARROWEST, WIDEST = 80, 100
MOST_COLUMNS = 6  # documents with a column of their own; more would leave no room for words

_VERDICT_WIDTH = 28
_SILENT, _UNHEARD = "–", "×"  # in a column of a document


def as_json(snapshot: Snapshot) -> dict[str, Any]:
    """Return a snapshot as the object that `project --json` prints.

    A strength is None where there is none. A document's is None where it is silent, and where the reading
    leaves the document out: those documents are named under `not_heard`.
    """
    casebook, standpoint = snapshot.casebook, snapshot.standpoint
    reading = standpoint.reading
    return {
        "casebook": casebook.id,
        "semantics": reading.semantics,
        "choices": {
            decision: None if decision in snapshot.not_arising else option
            for decision, option in snapshot.branch.taken.items()
        },
        "supposed": dict(standpoint.supposed),
        "not_arising": list(snapshot.not_arising),
        "departures": list(snapshot.departures),
        "hinges": list(snapshot.engine.hinges),
        "courses": [_course_as_json(course) for course in snapshot.courses],
        "debates": {
            "questions": [_question_as_json(question) for question in snapshot.debates.questions],
            "arguments": _arguments_as_json(snapshot.debates),
        },
        "credence": {document.id: reading.credence_of(document.id) for document in casebook.documents},
        "muted": sorted(reading.muted),
        "without_inferences": reading.without_inferences,
        "not_heard": sorted(snapshot.unheard),
    }


def _course_as_json(course: Course) -> dict[str, Any]:
    casebook = course.casebook
    return {
        "holds": dict(course.holds),
        "not_arising": [
            {"decision": item.decision, "reason": not_arising_words(casebook, item)}
            for item in course.not_arising
        ],
        "questions": [_question_as_json(question) for question in course.questions],
        "arguments": _arguments_as_json(course),
    }


def _arguments_as_json(course: Course) -> list[dict[str, Any]]:
    return [
        {
            "id": argument.id,
            "active": argument.active,
            "dormant": argument.dormant,
            "base": argument.base,
            "strength": argument.strength,
            "inferred": course.casebook.argument(argument.id).inferred,
            "waiting_for": [condition_words(course.casebook, one) for one in argument.waiting_for],
        }
        for argument in course.arguments.values()
    ]


def as_table(snapshot: Snapshot, width: int = NARROWEST) -> str:
    """Return a snapshot as lines of text no wider than `width`, which is held between 80 and 100."""
    width = min(max(width, NARROWEST), WIDEST)
    return "\n".join(line.rstrip() for line in _lines(snapshot, width)) + "\n"


def _question_as_json(question: QuestionProjection) -> dict[str, Any]:
    return {
        "id": question.id,
        "status": question.status.value,
        "reach": question.reach,
        "leading": question.leading,
        "answer": question.answer,
        "positions": [
            {
                "id": position.id,
                "strength": position.strength,
                "band": position.verdict.band if position.verdict else None,
                "by_document": dict(position.by_document),
                "verdict": position.verdict.words if position.verdict else None,
            }
            for position in question.positions
        ],
        "documents_disagree": question.documents_disagree,
        "unknowable_by": list(question.unknowable_by),
    }


def _lines(snapshot: Snapshot, width: int) -> Iterator[str]:
    casebook = snapshot.casebook
    yield from in_lines("", casebook.title, width)
    revision = f", revision {casebook.revision}" if casebook.revision else ""
    yield from in_lines("Casebook ", casebook.id + revision, width)
    yield from _reading(snapshot, width)
    if casebook.decisions:
        yield ""
        yield from _decisions(snapshot, width)
    if snapshot.turns_on:
        yield ""
        yield from _turns_on(snapshot, width)
    outcomes = snapshot.courses[0].questions
    if outcomes:
        yield ""
        yield from _head("OUTCOMES", casebook, width)
        changes = [counted_changes(kind, count) for kind, count in snapshot.compared.counts.items() if count]
        yield from in_lines("", filled("Against history: {}", ", ".join(changes)), width)
        if snapshot.unheard and _with_columns(casebook):
            yield f"  {_SILENT} silent here, {_UNHEARD} not heard in this reading"
        for question in outcomes:
            yield from _outcome(snapshot, question.id, width)
    if snapshot.debates.questions:
        yield ""
        yield from _head("DEBATES", casebook, width)
        for debate in snapshot.debates.questions:
            yield from in_lines("", casebook.question(debate.id).title, width)
            yield from _question(casebook, debate, "", width, snapshot.unheard)
    if casebook.arguments:
        for course in snapshot.courses:
            yield ""
            yield from _arguments(snapshot, course, width)


def _reading(snapshot: Snapshot, width: int) -> Iterator[str]:
    casebook, reading = snapshot.casebook, snapshot.standpoint.reading
    for document in casebook.documents:
        credence = reading.credence_of(document.id)
        said = (
            "full credence" if credence == 1 else "not heard" if credence == 0 else f"credence {credence:g}"
        )
        yield from in_lines(filled("  {}  ", document.mark), filled("{} ({})", document.title, said), width)
    if reading.muted:
        muted = together(", ", (casebook.voice(voice).name for voice in sorted(reading.muted)))
        yield from in_lines("  Muted: ", muted, width)
    if reading.without_inferences:
        yield "  Left out: the editors' inferences"
    yield f"  Semantics: {reading.semantics}"


def _decisions(snapshot: Snapshot, width: int) -> Iterator[str]:
    casebook = snapshot.casebook
    yield f"DECISIONS   {_departures(len(snapshot.departures))}"
    for decision in casebook.decisions:
        yield from in_lines(f"  {spoken_date(decision.date):<18}", decision.title, width)
        if decision.id in snapshot.not_arising:
            told = filled("does not arise: {}", never_arising_words(snapshot, decision.id))
            yield from in_lines(f"{'':<18}- ", told, width)
            continue
        option = decision.option(snapshot.standpoint.choices[decision.id])
        mark = "*" if decision.id in snapshot.departures else " "
        yield from in_lines(f"{'':<18}{mark} ", option.label, width)
        arising = snapshot.arises_in(decision.id)
        if len(arising) < len(snapshot.courses):
            where = f"arises in {len(arising)} of {len(snapshot.courses)} courses"
            yield from in_lines(f"{'':<20}", where, width)


def _turns_on(snapshot: Snapshot, width: int) -> Iterator[str]:
    yield "THIS BRANCH TURNS ON"
    for hinge in snapshot.turns_on:
        title = snapshot.casebook.question(hinge.id).title
        only = only_in(snapshot, hinge)
        yield from in_lines("  ", filled("{} ({}{})", title, hinge.id, "; " + only if only else ""), width)
        yield from in_lines("    ", decided_words(snapshot, hinge), width)


def _head(heading: str, casebook: Casebook, width: int) -> Iterator[str]:
    marks = "".join(f"{document.mark:>4}" for document in _with_columns(casebook))
    said = f"{heading}   strength of the case, 0 to 100; not a chance"
    yield padded(said, width - len(marks)) + marks


def _outcome(snapshot: Snapshot, question_id: str, width: int) -> Iterator[str]:
    casebook, courses = snapshot.casebook, snapshot.courses
    yield from in_lines("", casebook.question(question_id).title, width)

    # Courses that a card tells together may differ in their figures, and these are told apart here.
    def figures(number: int) -> tuple[object, ...]:
        question = courses[number].question(question_id)
        return question.status, question.answer, tuple(position.strength for position in question.positions)

    folds = folded(snapshot.engine.hinges, [course.holds for course in courses], figures)
    for fold in folds:
        told = fold_words(casebook, fold, len(courses))
        yield from _question(
            casebook, courses[fold.course].question(question_id), told, width, snapshot.unheard
        )


def _departures(count: int) -> str:
    if count == 0:
        return "as it happened"
    return "1 departure (*)" if count == 1 else f"{count} departures (*)"


def _question(
    casebook: Casebook, question: QuestionProjection, told: str, width: int, unheard: Collection[str]
) -> Iterator[str]:
    documents = _with_columns(casebook)
    label_width = width - 4 - _VERDICT_WIDTH - 4 * len(documents)
    status = f"{status_words(question.status)}{_remarks(question, casebook)}"
    yield from in_lines("  ", filled("{}: {}", told, status) if told else status, width)
    if question.status is Status.SILENT:
        return
    for position in question.positions:
        taken = ">" if position.id == question.answer else " "
        label, *rest = in_lines("", position.label, label_width)
        verdict = padded(_verdict(position, question), _VERDICT_WIDTH, "right")
        line = f"  {taken} {padded(label, label_width)}{verdict}"
        views = (
            _UNHEARD if item.id in unheard else _hundredths(position.by_document[item.id])
            for item in documents
        )
        yield line + "".join(f"{view:>4}" for view in views)
        for line in rest:
            yield f"    {line}"


def _with_columns(casebook: Casebook) -> Sequence[Document]:
    return casebook.documents if len(casebook.documents) <= MOST_COLUMNS else ()


def _remarks(question: QuestionProjection, casebook: Casebook) -> str:
    remarks = "; no position leads alone" if question.leading_tied else ""
    if question.documents_disagree:
        remarks += filled("; {}", disagreeing())
    if question.unknowable_by:
        voices = (
            casebook.voice(casebook.argument(argument).voice).name for argument in question.unknowable_by
        )
        remarks += filled("; declared unknowable by {}", ", ".join(dict.fromkeys(voices)))
    return remarks


def _verdict(position: PositionProjection, question: QuestionProjection) -> str:
    if position.verdict is not None:
        return verdict_told(position.verdict)
    return status_words(question.status) if position.id == question.answer else ""


def _arguments(snapshot: Snapshot, course: Course, width: int) -> Iterator[str]:
    casebook = snapshot.casebook
    marks = {document.id: document.mark for document in casebook.documents}
    longest = min(max(len(argument.id) for argument in casebook.arguments), 20)
    where = "" if len(snapshot.courses) == 1 else filled(" if {}", course_words(snapshot, course))
    yield from in_lines("", filled("ARGUMENTS{}   base and strength, 0 to 100", where), width)
    yield "            off: does not apply here, if: would apply if its premise held"
    for argument in casebook.arguments:
        projected = course.argument(argument.id)
        head = (
            f"  {padded(_cut(argument.id, longest), longest)} {marks[argument.document]}"
            f" {_hundredths(projected.base):>4} {_strength(projected):>4}  "
        )
        inferred = inference_words(argument)
        yield from in_lines(
            head, filled("{} ({})", argument.text, inferred) if inferred else argument.text, width
        )


def _strength(argument: ArgumentProjection) -> str:
    if not argument.active:
        return "off"
    return "if" if argument.dormant else _hundredths(argument.strength)


def _hundredths(strength: float | None) -> str:
    return _SILENT if strength is None else f"{100 * strength:.0f}"


def _cut(name: str, length: int) -> str:
    return name if len(name) <= length else name[: length - 1] + "…"


def in_lines(head: str, text: str, width: int) -> list[str]:
    """Return text after a head, in lines of at most `width`; later lines stand under the first."""
    return wrapped(head, visible(isolated(" ".join(text.split()))), width)
