"""The hands that a hall raised, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.telling.language import filled, together, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenarios.model.casebook import Casebook
    from scenarios.model.lecture import Step


def hands_words(casebook: Casebook, step: Step) -> str:
    """Return how a hall voted, the most hands first, and of a second likewise; no answers that are gone."""
    question = next((one for one in casebook.questions if one.id == step.question), None)
    labels = {} if question is None else {position.id: position.label for position in question.positions}
    first = _votes(labels, step.hands)
    if not any(step.hands_again.values()):
        return first
    return filled(
        tr("{first}; after discussion {again}"), first=first, again=_votes(labels, step.hands_again)
    )


def _votes(labels: Mapping[str, str], hands: Mapping[str, int]) -> str:
    known = sorted(
        ((count, position) for position, count in hands.items() if count and position in labels), reverse=True
    )
    total = sum(count for count, _ in known)
    return together(
        ", ",
        (
            filled(
                tr("{position} {count} ({share} %)"),
                position=labels[position],
                count=count,
                share=round(100 * count / total),
            )
            for count, position in known
        ),
    )
