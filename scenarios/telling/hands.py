"""The hands that a hall raised, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.telling.language import filled, one_line, together, tr

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from scenarios.model.casebook import Casebook
    from scenarios.model.lecture import Step


def hands_words(casebook: Casebook, step: Step) -> str:
    """Return how a hall voted, the most hands first, and of a second likewise; no answers that are gone."""
    labels = _labels(casebook, step)
    first = _votes(labels, step.hands)
    if not any(step.hands_again.values()):
        return first
    return filled(
        tr("{first}; after discussion {again}"), first=first, again=_votes(labels, step.hands_again)
    )


WITH_SHARES = 2
"""So many of the ways of `hands_for` tell shares, the first ones."""


def hands_for(casebook: Casebook, step: Step, position_id: str | None) -> list[tuple[str, ...]]:
    """Return how many hands an answer got, in lines, the fullest way first; nothing where none were counted.

    There are as many ways for each answer, so that all of a step's can be told in the same.

    Args:
        casebook: Has the step's question.
        step: Of which step.
        position_id: The answer; None for silence, for which no hands are raised.
    """
    votes = [] if position_id is None else _shares(casebook, step, position_id)
    if not votes:
        return []
    (share, count), *again = votes
    hall = tr("The hall: {count}")
    whole = (filled(hall, count=share), *(filled(tr("then {count}"), count=share) for share, _ in again))
    brief = tuple(filled(tr("then {count}"), count=count) for _, count in again)
    named, bare = (filled(hall, count=count), *brief), (count, *brief)
    return [(", ".join(whole),), whole, named, (", ".join(named),), bare, (", ".join(bare),)]


def other_hands_words(
    casebook: Casebook, step: Step, answers: Collection[str | None], *, shares: bool = True
) -> str:
    """Return how many hands all but some answers got; nothing where they got none.

    Args:
        casebook: Has the step's question.
        step: Of which step.
        answers: Those that are told elsewhere.
        shares: Whether with their shares.
    """
    told = []
    for position_id, label in _labels(casebook, step).items():
        votes = _shares(casebook, step, position_id)
        if position_id not in answers and any(count != "0" for _, count in votes):
            first, *again = (share if shares else count for share, count in votes)
            parts = [first, *(filled(tr("then {count}"), count=one) for one in again)]
            told.append(filled(tr("{position} {votes}"), position=one_line(label), votes=", ".join(parts)))
    return filled(tr("The hall also: {hands}"), hands=together("; ", told)) if told else ""


def _labels(casebook: Casebook, step: Step) -> dict[str, str]:
    """The answers of a step's question; none where the casebook does not have it."""
    question = next((one for one in casebook.questions if one.id == step.question), None)
    return {} if question is None else {position.id: position.label for position in question.positions}


def _shares(casebook: Casebook, step: Step, position_id: str) -> list[tuple[str, str]]:
    """What an answer got in each vote that was counted, with its share and without."""
    known = _labels(casebook, step)
    found = []
    for votes in (step.hands, step.hands_again):
        total = sum(count for position, count in votes.items() if position in known)
        if total:
            count = votes.get(position_id, 0)
            share = filled(tr("{count} ({share} %)"), count=count, share=round(100 * count / total))
            found.append((share, str(count)))
    return found


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
