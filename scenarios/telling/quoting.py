"""What is taken into notes or onto a clipboard: what is said, and below it where that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.engine.semantics import SEMANTICS
from scenarios.model.dates import spoken_date
from scenarios.model.verdicts import verdict
from scenarios.telling.arguments import citation, line_ranges
from scenarios.telling.branches import branch_sentences
from scenarios.telling.hinges import decided_words
from scenarios.telling.language import filled, together, tr
from scenarios.telling.provisions import clause, course_words
from scenarios.telling.readings import document_name, reading_in_words
from scenarios.telling.statuses import standing_words
from scenarios.telling.verdicts import verdict_told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenarios.model.casebook import Argument, Casebook, Decision, Document, Question
    from scenarios.projection.branch_map import BranchEnd
    from scenarios.projection.hinges import HingeStanding
    from scenarios.projection.snapshot import Snapshot
    from scenarios.telling.events import DatedEvent


def argument_quoted(casebook: Casebook, argument: Argument) -> str:
    """An argument in the casebook's words, with voice, document, author, page and lines below it."""
    document = casebook.document(argument.document)
    voice = casebook.voice(argument.voice).name
    said_by = "" if voice == document.author else voice
    return _quoted(argument.text, said_by, document_cited(document), citation(argument))


def passage_quoted(document: Document, lines: Iterable[int], words: str) -> str:
    """Words of a document itself, in quotation marks, with document, author and lines below them."""
    return _quoted(filled("“{}”", words.strip()), document_cited(document), lines_cited(lines))


def lines_cited(lines: Iterable[int]) -> str:
    """Lines as a source names them; nothing where there are none."""
    numbers = sorted(set(lines))
    word = tr("line {lines}") if len(numbers) == 1 else tr("lines {lines}")
    return filled(word, lines=line_ranges(numbers)) if numbers else ""


def verdict_quoted(snapshot: Snapshot, number: int, question_id: str, position_id: str) -> str:
    """How a position stands in a course, document by document, and under what it stands so.

    Args:
        snapshot: The branch on show.
        number: The course.
        question_id: The question.
        position_id: One of its positions.
    """
    casebook = snapshot.casebook
    projected = snapshot.question(question_id, number)
    position = projected.position(position_id)
    views = position.by_document.items()
    by_document = together(
        "; ",
        (
            filled(
                "{}: {}", document_name(casebook, casebook.document(document)), verdict_told(verdict(view))
            )
            for document, view in views
            if view is not None
        ),
    )
    said = filled(
        "{} {}: {}", casebook.question(question_id).title, position.label, standing_words(projected, position)
    )
    outcome = casebook.question(question_id).kind == "outcome"
    where = _where(snapshot, number) if outcome else ""
    said = said if not by_document else filled("{} ({})", said, by_document)
    return _quoted(said, casebook.title, where, _reading(snapshot))


def branch_quoted(snapshot: Snapshot, question: Question, end: BranchEnd) -> str:
    """Return where a branch of the map ends, with the question that is asked of it and the reading."""
    said = filled("{} {}", question.title, branch_sentences(snapshot.casebook, question, end)[0])
    return _quoted(said, snapshot.casebook.title, _reading(snapshot))


def hinge_quoted(snapshot: Snapshot, hinge: HingeStanding) -> str:
    """Return how a hinge is decided, and under what."""
    casebook = snapshot.casebook
    said = filled("{} {}", casebook.question(hinge.id).title, decided_words(snapshot, hinge))
    return _quoted(said, casebook.title, _where(snapshot, hinge.course), _reading(snapshot))


def event_quoted(casebook: Casebook, event: DatedEvent) -> str:
    """Return an event of the chronology, with the document that tells of it."""
    if not event.document:
        return _quoted(event.sentence, casebook.title)
    document = casebook.document(event.document)
    return _quoted(event.sentence, document_cited(document), lines_cited(event.lines))


def option_quoted(decision: Decision, option_id: str) -> str:
    """A decision with its date and one of its options."""
    option = decision.option(option_id)
    happened = tr("as it happened") if option.actual else tr("as it did not happen")
    return filled("{} ({}): {} ({})", decision.title, spoken_date(decision.date), option.label, happened)


def document_cited(document: Document) -> str:
    """A document by author, title and year."""
    author = document.author or tr("unsigned")
    title = filled("“{}”", document.title)
    return (
        filled("{}, {} ({})", author, title, document.published)
        if document.published
        else filled("{}, {}", author, title)
    )


def _quoted(text: str, *source: str) -> str:
    return f"{text}\n— " + together(", ", source)


def _where(snapshot: Snapshot, number: int) -> str:
    """What goes otherwise, what is supposed, and in which course."""
    casebook, choices = snapshot.casebook, snapshot.standpoint.choices
    parts = [
        filled("{}: {}", decision.title, decision.option(choices[decision.id]).label)
        for decision in map(casebook.decision, snapshot.departures)
    ]
    parts += [
        filled(tr("supposed that {clause}"), clause=clause(casebook, hinge.id, hinge.supposed))
        for hinge in snapshot.hinges
        if hinge.supposed is not None and not hinge.idle
    ]
    if len(snapshot.courses) > 1:
        parts.append(course_words(snapshot, snapshot.courses[number]))
    return together("; ", parts) or tr("as it happened")


def _reading(snapshot: Snapshot) -> str:
    reading = snapshot.standpoint.reading
    return reading_in_words(snapshot.casebook, reading, SEMANTICS[reading.semantics].title)
