"""What differs between two sides, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.explaining.comparing import Parting, Uneven
from scenarios.telling.language import filled, together, tr
from scenarios.telling.provisions import you_suppose
from scenarios.telling.statuses import answer_words, silence

if TYPE_CHECKING:
    from scenarios.explaining.comparing import Differences, Differing, Side
    from scenarios.model.casebook import Casebook


def option_words(casebook: Casebook, decision_id: str, option_id: str | None) -> str:
    """Return what is taken at a decision; that it does not arise for None."""
    if option_id is None:
        return tr("does not arise")
    return casebook.decision(decision_id).option(option_id).label


def supposed_words(casebook: Casebook, hinge: str, position_id: str | None) -> str:
    """Return what is supposed of a hinge."""
    if position_id is None:
        return tr("nothing supposed")
    return you_suppose(casebook, hinge, position_id)


def credence_words(credence: float) -> str:
    """Return how much credence a document gets."""
    if credence == 1.0:
        return tr("full credence")
    return tr("not heard") if credence == 0.0 else filled(tr("credence {credence}"), credence=f"{credence:g}")


def muted_words(*, muted: bool) -> str:
    """Return whether a voice is heard."""
    return tr("muted") if muted else tr("heard")


def inferences_words(*, left_out: bool) -> str:
    """Return whether the editors' inferences are left out."""
    return tr("without the editors' inferences") if left_out else tr("with the editors' inferences")


def parting_words(parting: Parting) -> str:
    """Return how an outcome differs."""
    return {
        Parting.OTHERWISE: tr("leads otherwise"),
        Parting.SILENT: tr("silent on one side"),
        Parting.COURSES: tr("otherwise in some course"),
    }[parting]


def uneven_words(kind: Uneven, one: str, other: str) -> str:
    """Return how an argument differs; the sides are named by their titles."""
    return {
        Uneven.ONE: filled(tr("speaks in {side} only"), side=one),
        Uneven.OTHER: filled(tr("speaks in {side} only"), side=other),
        Uneven.DORMANT_IN_OTHER: filled(tr("dormant in {side}"), side=other),
        Uneven.DORMANT_IN_ONE: filled(tr("dormant in {side}"), side=one),
        Uneven.WEIGHS: tr("weighs otherwise"),
    }[kind]


def standing_words(side: Side, question_id: str) -> str:
    """Return what answers a question on one side, and how firmly."""
    question = side.question(question_id)
    answer = question.answer_position
    if answer is None:
        return silence()
    return filled(tr("{position}, {verdict}"), position=answer.label, verdict=answer_words(question))


def chosen_otherwise(differences: Differences) -> tuple[Differing[str | None], ...]:
    """Return the decisions that arise on both sides and go otherwise."""
    return tuple(one for one in differences.choices if None not in (one.one, one.other))


def arising_words(differences: Differences) -> tuple[str, ...]:
    """Return which decisions arise on one side only, a sentence a side."""
    casebook = differences.one.snapshot.casebook
    sides = (
        (
            tr("Arises in A only: {decisions}."),
            [one.name for one in differences.choices if one.other is None],
        ),
        (tr("Arises in B only: {decisions}."), [one.name for one in differences.choices if one.one is None]),
    )
    return tuple(
        filled(pattern, decisions=together("; ", (casebook.decision(name).title for name in names)))
        for pattern, names in sides
        if names
    )


def counted_words(differences: Differences) -> str:
    """Return how much differs, in one line."""
    choices = len(chosen_otherwise(differences)) + len(differences.supposed)
    arising = len(differences.choices) - len(chosen_otherwise(differences))
    reading = len(differences.credences) + len(differences.muted)
    reading += (differences.semantics is not None) + (differences.inferences is not None)
    counts = {parting: list(differences.questions.values()).count(parting) for parting in Parting}
    parts = [
        filled(pattern, count=count)
        for count, pattern in (
            (choices, tr("1 choice differs") if choices == 1 else tr("{count} choices differ")),
            (
                arising,
                tr("1 decision arises on one side only")
                if arising == 1
                else tr("{count} decisions arise on one side only"),
            ),
            (
                reading,
                tr("1 thing in the reading differs")
                if reading == 1
                else tr("{count} things in the reading differ"),
            ),
            (
                counts[Parting.OTHERWISE],
                tr("1 question leads otherwise")
                if counts[Parting.OTHERWISE] == 1
                else tr("{count} questions lead otherwise"),
            ),
            (counts[Parting.SILENT], tr("{count} silent on one side")),
            (counts[Parting.COURSES], tr("{count} otherwise in some course")),
        )
        if count
    ]
    return together(", ", parts) or tr("nothing differs")
