"""How a question stands, in words: one wording for each status, wherever it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.model.verdicts import VERDICTS, Status
from scenarios.telling.language import filled, one_line, together, tr
from scenarios.telling.verdicts import verdict_told, verdict_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios.projection.outcomes import PositionProjection, QuestionProjection


def status_words(status: Status) -> str:
    """Return a status in a few words."""
    return {
        Status.FACT: tr("as it happened"),
        Status.ESTABLISHED: tr("follows from a choice"),
        Status.PROJECTED: tr("argued"),
        Status.FAINT: tr("barely argued here"),
        Status.SILENT: tr("the documents do not say"),
    }[status]


def silence() -> str:
    """Return what is said where no document says anything, in the middle of a sentence."""
    return status_words(Status.SILENT)


def answer_or_silence(answer: PositionProjection | None) -> str:
    """Return the label of an answer, on one line; that the documents do not say where there is none."""
    return silence() if answer is None else one_line(answer.label)


def disagreeing() -> str:
    """Return what is said where the documents' views of the leading position lie far apart."""
    return tr("documents disagree")


def standing_words(question: QuestionProjection, position: PositionProjection) -> str:
    """Return how a position stands: its verdict, or what settles the question."""
    leads = question.answer == position.id
    if question.status is Status.FACT and not leads:
        return tr("not what happened")
    if question.status is Status.ESTABLISHED and not leads:
        return tr("ruled out by a choice")
    if position.verdict is None:
        return status_words(question.status)
    if question.status is Status.FAINT:
        told, status = verdict_told(position.verdict), status_words(question.status)
        return filled(tr("{verdict}, {status}"), verdict=told, status=status)
    return verdict_told(position.verdict)


def standing_between(questions: Sequence[QuestionProjection]) -> str:
    """Return how one answer stands in several courses: by one verdict, or from its weakest to its strongest.

    Args:
        questions: The question in each of the courses, with the same answer in all.
    """
    told = list(dict.fromkeys(answer_words(question) for question in questions))
    answers = [question.answer_position for question in questions]
    verdicts = {None if position is None else position.verdict for position in answers}
    if len(told) == 1 or len(verdicts) == 1 or None in verdicts:
        return together(tr(" or "), told)
    by_strength = [verdict for verdict in VERDICTS if verdict in verdicts]
    strong, weak = by_strength[0], by_strength[-1]
    return filled(
        tr("{weak} to {strong} ({low}–{high})"),
        weak=verdict_words(weak),
        strong=verdict_words(strong),
        low=weak.low,
        high=strong.high,
    )


def answer_between(questions: Sequence[QuestionProjection]) -> str:
    """Return an answer and how it stands in several courses; that the documents do not say if there is none.

    Args:
        questions: The question in each of the courses, with the same answer in all.
    """
    answer, standing = questions[0].answer_position, standing_between(questions)
    return (
        standing
        if answer is None
        else filled(tr("{position}, {verdict}"), position=answer.label, verdict=standing)
    )


def answer_words(question: QuestionProjection) -> str:
    """Return how the answer of a course stands; that the documents do not say where there is none."""
    answer = question.answer_position
    return status_words(question.status) if answer is None else standing_words(question, answer)
