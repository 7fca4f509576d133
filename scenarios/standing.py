"""How each argument stands in a branch: whether it applies, how strong it is, and what it waits for.

This module owns the words "would apply if ...". It must not compute strengths; those come from `debate`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenarios.branches import Branch
    from scenarios.casebook import Argument, Casebook
    from scenarios.debate import Evaluation
    from scenarios.reading import Reading


@dataclass(frozen=True, slots=True)
class ArgumentProjection:
    """An argument in a branch.

    Attributes:
        id: The argument.
        active: Whether its conditions hold and the reading hears it.
        dormant: Whether it is active, but one of its premises has no case at all.
        base: Its base score; None if it declares something unknowable.
        strength: Its strength, 0 if it is not active; None if it declares something unknowable.
        waiting_for: What would have to hold for it to apply; each can follow "would apply if". Empty if it
            applies.
    """

    id: str
    active: bool
    dormant: bool
    base: float | None
    strength: float | None
    waiting_for: tuple[str, ...]


class Standings(Mapping[str, ArgumentProjection]):
    """The arguments of a casebook in one branch, by their ids and in the order of the file.

    Each is put into words when it is first asked for: after a change the screen needs few of them at once.

    Args:
        casebook: The casebook.
        branch: The branch.
        reading: How the documents are taken.
        evaluation: The branch evaluated, as its only column.
    """

    def __init__(self, casebook: Casebook, branch: Branch, reading: Reading, evaluation: Evaluation) -> None:
        self._casebook = casebook
        self._branch = branch
        self._reading = reading
        self._layout = evaluation.layout
        self._active: list[bool] = evaluation.active[:, 0].tolist()
        self._strengths: list[float] = evaluation.strengths[:, 0].tolist()
        self._fading: list[float] = evaluation.fading[:, 0].tolist()
        self._worded: dict[str, ArgumentProjection] = {}

    def __getitem__(self, argument_id: str) -> ArgumentProjection:
        found = self._worded.get(argument_id)
        if found is None:
            found = self._worded[argument_id] = self._word(self._casebook.argument(argument_id))
        return found

    def __iter__(self) -> Iterator[str]:
        return (argument.id for argument in self._casebook.arguments)

    def __len__(self) -> int:
        return len(self._casebook.arguments)

    def is_active(self, argument_id: str) -> bool:
        """Return whether an argument is active, without putting it into words."""
        return self._active[self._layout.argument_row[argument_id]]

    def _word(self, argument: Argument) -> ArgumentProjection:
        row = self._layout.argument_row[argument.id]
        active, base = self._active[row], argument.base_score
        failing = [
            target
            for target in argument.presupposes
            if self._fading[self._layout.premise_row[argument.document, target]] == 0.0
        ]
        return ArgumentProjection(
            id=argument.id,
            active=active,
            dormant=active and bool(failing),
            base=base,
            strength=None if base is None else self._strengths[row],
            waiting_for=tuple(self._waiting_for(argument, failing)),
        )

    def _waiting_for(self, argument: Argument, failing: Sequence[str]) -> Iterator[str]:
        casebook, taken = self._casebook, self._branch.taken
        for decision_id, options in argument.when.items():
            if taken[decision_id] not in options:
                yield f"“{casebook.decision(decision_id).title}” is {self._labels(decision_id, options)}"
        for decision_id, options in argument.unless.items():
            if taken[decision_id] in options:
                yield f"“{casebook.decision(decision_id).title}” is not {self._labels(decision_id, options)}"
        for target in failing:
            question_id, position_id = target.split("/")
            question = casebook.question(question_id)
            yield f"“{question.title}” is “{question.position(position_id).label}”"
        if self._reading.credence_of(argument.document) == 0.0:
            yield f"“{casebook.document(argument.document).title}” is given credence"
        if argument.voice in self._reading.muted:
            yield f"{casebook.voice(argument.voice).name} is heard"

    def _labels(self, decision_id: str, options: Sequence[str]) -> str:
        decision = self._casebook.decision(decision_id)
        return " or ".join(f"“{decision.option(option).label}”" for option in options)
