"""Which departures the documents draw a consequence from.

A departure that only switches off what explains history has no consequence of its own: the documents name the
fork and say nothing of the other road. That silence is a result, and is said as such.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook, Decision


def has_consequence(casebook: Casebook, decision_id: str, option_id: str) -> bool:
    """Return whether an argument applies only if this option is taken, or the option establishes something.

    Args:
        casebook: The casebook.
        decision_id: The decision; KeyError if there is none of that name.
        option_id: One of its options.
    """
    if casebook.decision(decision_id).option(option_id).establishes:
        return True
    return any(option_id in argument.when.get(decision_id, ()) for argument in casebook.arguments)


def without_consequence(casebook: Casebook) -> tuple[Decision, ...]:
    """Return the decisions of which no departure has a consequence, in the order of the file."""
    return tuple(
        decision
        for decision in casebook.decisions
        if not any(
            has_consequence(casebook, decision.id, option.id)
            for option in decision.options
            if not option.actual
        )
    )
