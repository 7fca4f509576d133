"""What is allowed in a casebook and yet is hardly meant.

This module owns sentences on parts that can never speak: they are no faults, since a casebook grows bit by
bit, but its editor should know.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scenarios.model.bearings import Bearings
from scenarios.model.branches import branch_of, holds, presupposes_otherwise
from scenarios.model.faults import visible
from scenarios.model.targets import joined, names_position, parted, presupposed, question_of

if TYPE_CHECKING:
    from scenarios.model.casebook import Argument, Casebook, Question


def oddities(casebook: Casebook) -> Iterator[str]:
    """Yield a sentence, without its full stop, on everything that is hardly meant."""
    yield from _marks(casebook)
    yield from _never_in_debates(casebook)
    yield from _premises(casebook)
    yield from _undecided(casebook)


def _marks(casebook: Casebook) -> Iterator[str]:
    titles: dict[str, list[str]] = {}
    for document in casebook.documents:
        titles.setdefault(document.mark, []).append(f"“{visible(document.title)}”")
    for mark, sharing in titles.items():
        if len(sharing) > 1:
            yield f"{' and '.join(sharing)} have the same mark, {mark}; give each a letter of its own"


def _never_in_debates(casebook: Casebook) -> Iterator[str]:
    debates = {question.id for question in casebook.questions if question.kind == "debate"}
    taken = _history(casebook)
    bearings = Bearings(casebook)
    for argument in casebook.arguments:
        on = _debated_by(bearings, argument, debates)
        if on and (why := _silenced(casebook, argument, taken)):
            yield (
                f"the argument {argument.id} never speaks on {' or '.join(on)}: a debate is read in history,"
                f" and {why}"
            )


def _debated_by(bearings: Bearings, argument: Argument, debates: set[str]) -> list[str]:
    """Return the debates an argument bears on, itself or through arguments that bear on nothing else.

    One that bears on an outcome through another argument may well be silent where that serves a debate.
    """
    found: dict[str, None] = {}
    for target in (*argument.supports, *argument.attacks):
        touched = (question_of(target),) if names_position(target) else bearings.touched[target]
        if all(question in debates for question in touched):
            found |= dict.fromkeys(touched)
    return list(found)


def _history(casebook: Casebook) -> dict[str, str | None]:
    """Return what was taken in history, without what presupposes otherwise or arises from that."""
    taken = dict(branch_of(casebook, {}).taken)
    changed = True
    while changed:
        fallen = [
            decision.id
            for decision in casebook.decisions
            if taken[decision.id] is not None
            and (presupposes_otherwise(casebook, decision) or not holds(decision.arises, taken))
        ]
        taken |= dict.fromkeys(fallen)
        changed = bool(fallen)
    return taken


def _silenced(casebook: Casebook, argument: Argument, taken: dict[str, str | None]) -> str:
    """Return what keeps an argument from speaking in history; nothing if it speaks."""
    for target in argument.presupposes:
        question, position = parted(target)
        if not casebook.question(question).position(position).actual:
            return f"{target} is not what happened"
    for decision, options in argument.when.items():
        if taken[decision] not in options:
            return f"{decision} did not go that way"
    for decision, options in argument.unless.items():
        if taken[decision] in options:
            return f"{decision} went that way"
    return ""


def _premises(casebook: Casebook) -> Iterator[str]:
    bearings = Bearings(casebook)
    established = {
        target
        for decision in casebook.decisions
        for option in decision.options
        for target in option.establishes
    }
    for word, parts in (("argument", casebook.arguments), ("decision", casebook.decisions)):
        for part in parts:
            for target in part.presupposes:
                question = casebook.question(parted(target)[0])
                if target not in established and _cannot_hold(question, target, bearings):
                    yield (
                        f"the {word} {part.id} presupposes {target}, which holds in no branch: it did not"
                        " happen, no option establishes it and no argument speaks for it"
                    )
            asked = [parted(target)[0] for target in part.presupposes]
            for twice in sorted({question for question in asked if asked.count(question) > 1}):
                yield f"the {word} {part.id} presupposes two positions of {twice}, which exclude each other"


def _cannot_hold(question: Question, target: str, bearings: Bearings) -> bool:
    if question.position(parted(target)[1]).actual:
        return False
    rivals = {joined(question.id, one.id) for one in question.positions} - {target}
    # A case against its rivals can let it lead, where nobody supports any.
    return not any(
        target in argument.supports or rivals & set(argument.attacks)
        for argument in bearings.on_question[question.id]
        if argument.base_score
    )


def _undecided(casebook: Casebook) -> Iterator[str]:
    bearings = Bearings(casebook)
    for hinge in presupposed(casebook):
        if not any(argument.base_score for argument in bearings.on_question[hinge]):
            yield f"no argument decides {hinge}, which others presuppose; but for a fact they are silent"
