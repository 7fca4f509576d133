"""What the casebook says about a question itself, in words: when it was settled, and the editors' note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.model.dates import spoken_date
from scenarios.telling.language import filled, tr

if TYPE_CHECKING:
    from scenarios.model.casebook import Question


def question_facts(question: Question) -> tuple[str, ...]:
    """Return when the question was settled as it happened, and its note, a sentence or more each."""
    said = []
    if question.settled is not None and question.actual is not None:
        pattern = tr("Settled as it happened (“{position}”) by {date}: a later departure leaves it a fact.")
        date = spoken_date(question.settled)
        said.append(filled(pattern, position=question.actual.label, date=date))
    if question.note:
        said.append(filled(tr("Note: {note}"), note=question.note))
    return tuple(said)
