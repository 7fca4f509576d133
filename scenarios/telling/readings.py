"""A reading and its documents in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.model.reading import DEFAULT_SEMANTICS
from scenarios.telling.language import filled, listed, together, tr
from scenarios.telling.statuses import answer_words

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook, Document
    from scenarios.model.reading import Reading
    from scenarios.projection.outcomes import QuestionProjection
    from scenarios.projection.snapshot import Snapshot

_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def document_name(casebook: Casebook, document: Document) -> str:
    """What a document is called in a sentence: by its author, where it has one who wrote no other."""
    alone = sum(other.author == document.author for other in casebook.documents) == 1
    return document.author if document.author and alone else document.title


def all_documents(casebook: Casebook) -> str:
    """Every document heard in full, in words that fit their number."""
    count = len(casebook.documents)
    if count == 0:
        return tr("No documents")
    if count == 1:
        return tr("The one document")
    if count == 2:
        return tr("Both documents")
    number = tr(_NUMBERS[count]) if count < len(_NUMBERS) else str(count)
    return filled(tr("All {count} documents"), count=number)


def one_document(casebook: Casebook, document: Document) -> str:
    """One document heard and no other; its mark first, so that a narrow bar still says which."""
    return filled(
        tr("{mark} alone · {document}"), mark=document.mark, document=document_name(casebook, document)
    )


def credence_in_words(casebook: Casebook, reading: Reading) -> str:
    """How far each document counts: all, one alone, or each with its credence."""
    credence = {document.id: reading.credence_of(document.id) for document in casebook.documents}
    if all(value == 1.0 for value in credence.values()):
        return all_documents(casebook)
    heard = [document for document in casebook.documents if credence[document.id] > 0.0]
    if not heard:
        return tr("No document counts")
    if len(heard) == 1 and credence[heard[0].id] == 1.0:
        return one_document(casebook, heard[0])
    less = [document for document in heard if credence[document.id] < 1.0]
    parts = [
        filled(tr("{mark} at {credence}"), mark=document.mark, credence=f"{credence[document.id]:.4g}")
        for document in less
    ]
    unheard = [document.mark for document in casebook.documents if document not in heard]
    if unheard:
        parts.append(filled(tr("{marks} not heard"), marks=listed(unheard)))
    full = [document.mark for document in heard if document not in less]
    told = together(", ", parts)
    return filled(tr("{marks} in full, {rest}"), marks=listed(full), rest=told) if full else told


def reading_in_words(casebook: Casebook, reading: Reading, semantics_title: str) -> str:
    """A reading in a line: the documents, what else is left out, the semantics where not the usual ones.

    Args:
        casebook: Whose documents are read.
        reading: The reading.
        semantics_title: What its semantics are called on the screen.
    """
    parts = [credence_in_words(casebook, reading)]
    if len(reading.muted) == 1:
        parts.append(tr("1 voice muted"))
    elif reading.muted:
        parts.append(filled(tr("{count} voices muted"), count=len(reading.muted)))
    if reading.without_inferences:
        parts.append(tr("without the editors' inferences"))
    if reading.semantics != DEFAULT_SEMANTICS:
        parts.append(filled(tr("weighed another way ({semantics})"), semantics=semantics_title))
    return together(" · ", parts)


def effect_of_reading(before: Snapshot, after: Snapshot) -> str:
    """Return what another reading does, counted in questions: other answers, other verdicts on the same one.

    Args:
        before: The branch as it was read.
        after: The same branch, read otherwise.
    """
    answers = verdicts = 0
    questions = before.casebook.questions
    for question in questions:
        was, now = (
            {(one.answer, answer_words(one)) for one in _everywhere(snapshot, question.id)}
            for snapshot in (before, after)
        )
        if {answer for answer, _ in was} != {answer for answer, _ in now}:
            answers += 1
        elif was != now:
            verdicts += 1
    if not answers:
        if not verdicts:
            return tr("It changes no answer and no verdict.")
        return filled(
            tr("The same answers lead; the verdict is another on {count} of {all} questions."),
            count=verdicts,
            all=len(questions),
        )
    said = filled(
        tr("Another answer leads on {count} of {all} questions."), count=answers, all=len(questions)
    )
    if not verdicts:
        return said
    return filled(tr("{said} On {count} more the verdict is another."), said=said, count=verdicts)


def _everywhere(snapshot: Snapshot, question_id: str) -> list[QuestionProjection]:
    return [snapshot.question(question_id, course.number) for course in snapshot.courses]
