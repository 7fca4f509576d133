"""Whether each argument presupposes what its kind says that it should, for the editor of a casebook.

This module owns the exceptions: a report that bears on an outcome presupposes what it happened under, a
counterfactual the position that it starts from or an option that was not taken, and a judgement bears on
debates and arguments alone. An exception may be meant, so it is told and not refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.model.targets import names_position, question_of

if TYPE_CHECKING:
    from scenarios.model.casebook import Argument, Casebook


class KindException(Struct, frozen=True):
    """An argument that does not do as its kind does.

    Attributes:
        argument: Its id.
        what: What it does instead, as it follows the id.
    """

    argument: str
    what: str


def kind_exceptions(casebook: Casebook) -> Iterator[KindException]:
    """Yield the arguments that do not do as their kind does, in the order of the file."""
    outcomes = {question.id for question in casebook.questions if question.kind == "outcome"}
    for argument in casebook.arguments:
        targets = (*argument.supports, *argument.attacks)
        on = dict.fromkeys(
            question_of(one) for one in targets if names_position(one) and question_of(one) in outcomes
        )
        what = _exception(casebook, argument) if on else ""
        if what:
            yield KindException(argument.id, f"is a {argument.kind} on {', '.join(on)} {what}")


def _exception(casebook: Casebook, argument: Argument) -> str:
    if argument.kind == "report" and not argument.presupposes:
        return "and does not say under what it happened"
    if argument.kind == "counterfactual" and not (argument.presupposes or _departs(casebook, argument)):
        return "and starts from no position, nor from an option that was not taken"
    return "and not on a debate or an argument" if argument.kind == "judgement" else ""


def _departs(casebook: Casebook, argument: Argument) -> bool:
    """Whether it speaks of an option that was not taken."""
    return any(
        option != casebook.decision(decision).actual.id
        for decision, options in argument.when.items()
        for option in options
    )
