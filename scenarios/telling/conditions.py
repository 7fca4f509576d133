"""What an argument waits for, in words: "would apply if ..." and "spoke in history, where ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.telling.language import filled, listed, tr
from scenarios.telling.provisions import clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios.model.casebook import Casebook
    from scenarios.projection.arguments import Condition


def would_apply(casebook: Casebook, waiting: Sequence[Condition]) -> str:
    """Return under what an argument would apply; nothing where it applies."""
    if not waiting:
        return ""
    parts = [condition_words(casebook, condition) for condition in waiting]
    return filled(tr("would apply if {conditions}"), conditions=listed(parts))


def spoke_while(casebook: Casebook, waiting: Sequence[Condition]) -> str:
    """Return what silenced an argument that spoke in history, said of history."""
    if not waiting:
        return ""
    parts = [_in_history(casebook, condition) for condition in waiting]
    return filled(tr("spoke in history, where {conditions}"), conditions=listed(parts))


def condition_words(casebook: Casebook, condition: Condition) -> str:
    """Return a condition as it follows "if"."""
    subject = condition.subject
    if condition.kind == "holds":
        return listed([clause(casebook, subject, position) for position in condition.values], tr("or"))
    if condition.kind == "credence":
        return filled(tr("“{document}” is given credence"), document=casebook.document(subject).title)
    if condition.kind == "heard":
        return filled(tr("{voice} is heard"), voice=casebook.voice(subject).name)
    if condition.kind == "inferences":
        return tr("the editors' inferences are let in")
    decision = casebook.decision(subject)
    options = condition.values
    if condition.kind == "not-taken":
        # Said by what may be chosen instead: "if it is not" reads badly, and worse after another "not".
        options = tuple(option.id for option in decision.options if option.id not in condition.values)
        if not options:
            return filled(tr("“{decision}” does not arise"), decision=decision.title)
    return filled(
        tr("“{decision}” is {options}"), decision=decision.title, options=_options(casebook, subject, options)
    )


def _in_history(casebook: Casebook, condition: Condition) -> str:
    if condition.kind != "not-taken":
        return condition_words(casebook, condition)
    # It spoke because the decision went as it did, which can be said without a "not".
    decision = casebook.decision(condition.subject)
    return filled(
        tr("“{decision}” is {options}"),
        decision=decision.title,
        options=_options(casebook, decision.id, (decision.actual.id,)),
    )


def _options(casebook: Casebook, decision_id: str, options: Sequence[str]) -> str:
    decision = casebook.decision(decision_id)
    return listed([filled("“{}”", decision.option(option).label) for option in options], tr("or"))
