"""How a question stands, in words: one wording for each status, wherever it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.model.verdicts import Status
from scenarios.telling.language import tr

if TYPE_CHECKING:
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
        return tr("{verdict}, {status}").format(
            verdict=position.verdict, status=status_words(question.status)
        )
    return str(position.verdict)


def answer_words(question: QuestionProjection) -> str:
    """Return how the answer of a course stands; that the documents do not say where there is none."""
    answer = question.answer_position
    return status_words(question.status) if answer is None else standing_words(question, answer)
