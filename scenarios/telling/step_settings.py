"""What a step of a lecture sets, in words: decisions, suppositions, question, course and reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.engine.semantics import SEMANTICS
from scenarios.model.lecture import View
from scenarios.model.reading import Reading
from scenarios.telling.language import filled, listed, one_line, together, tr
from scenarios.telling.provisions import clause
from scenarios.telling.readings import reading_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scenarios.model.casebook import Casebook
    from scenarios.model.lecture import Step


def set_in_brief(casebook: Casebook, step: Step) -> str:
    """Return the branch of a step on a line: `Trotsky accepts Zinoviev's offer; supposed: Trotsky leads`.

    Nothing for a text, before which no branch is seen. What the casebook does not have is left out.
    """
    if step.view is View.SLIDE:
        return ""
    supposed = _clauses(casebook, step.supposed)
    parts = [*_otherwise(casebook, step)]
    if supposed:
        parts.append(filled(tr("supposed: {clauses}"), clauses=listed(supposed)))
    return together("; ", parts) or tr("as it happened")


def step_settings(casebook: Casebook, step: Step) -> tuple[str, ...]:
    """Return all that a step sets, a sentence each; nothing for a text."""
    return () if step.view is View.SLIDE else tuple(_settings(casebook, step))


def _settings(casebook: Casebook, step: Step) -> Iterator[str]:
    otherwise = together("; ", _otherwise(casebook, step))
    told = tr("Set otherwise: {options}") if otherwise else tr("As it happened: nothing is set otherwise")
    yield filled(told, options=otherwise)
    if supposed := _clauses(casebook, step.supposed):
        yield filled(tr("Supposed: {clauses}"), clauses=listed(supposed))
    question = next((one for one in casebook.questions if one.id == step.question), None)
    if question is not None:
        label = next((one.label for one in question.positions if one.id == step.position), "")
        told = tr("Question: {question} – {position}") if label else tr("Question: {question}")
        yield filled(told, question=one_line(question.title), position=one_line(label))
    if course := _clauses(casebook, step.course):
        yield filled(tr("Course: {clauses}"), clauses=listed(course))
    if step.reading != Reading():
        semantics = SEMANTICS.get(step.reading.semantics)
        title = semantics.title if semantics is not None else step.reading.semantics
        yield filled(tr("Reading: {reading}"), reading=reading_in_words(casebook, step.reading, title))


def _otherwise(casebook: Casebook, step: Step) -> Iterator[str]:
    for decision in casebook.decisions:
        for option in decision.options:
            if option.id == step.choices.get(decision.id) and not option.actual:
                yield one_line(option.label)


def _clauses(casebook: Casebook, holds: Mapping[str, str | None]) -> list[str]:
    """What holds at hinges, as clauses; in the casebook's order, and as far as it has them."""
    return [
        clause(casebook, question.id, holds[question.id])
        for question in casebook.questions
        if question.id in holds and holds[question.id] in (None, *(one.id for one in question.positions))
    ]
