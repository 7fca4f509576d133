"""Naming a position: `question/position`, taken apart and put together in one place."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenarios.model.casebook import Argument, Casebook


def parted(target: str) -> tuple[str, str]:
    """Return question id and position id of a target; the position is empty where there is no slash."""
    question, _, position = target.partition("/")
    return question, position


def names_position(target: str) -> bool:
    """Return whether a target is a question's position and not an argument's id, which has no slash."""
    return "/" in target


def question_of(target: str) -> str:
    """Return the id of the question whose position a target names."""
    return parted(target)[0]


def joined(question_id: str, position_id: str) -> str:
    """Return the target that names a position."""
    return f"{question_id}/{position_id}"


def presupposed(casebook: Casebook) -> tuple[str, ...]:
    """Return the ids of the hinges in the order of the file: outcomes that something presupposes."""
    targets = chain.from_iterable(
        part.presupposes for parts in (casebook.arguments, casebook.decisions) for part in parts
    )
    named = {question_of(target) for target in targets}
    return tuple(
        question.id for question in casebook.questions if question.id in named and question.kind == "outcome"
    )


def bearing_of(casebook: Casebook, argument: Argument) -> tuple[str, str] | None:
    """Return the position that an argument bears on, itself or through others: question and position ids."""
    pending, seen = [argument], {argument.id}
    while pending:
        one = pending.pop(0)
        for target in (*one.supports, *one.attacks):
            if names_position(target):
                return parted(target)
            if target not in seen:
                seen.add(target)
                pending.append(casebook.argument(target))
    return None
