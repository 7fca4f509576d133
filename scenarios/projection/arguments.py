"""How each argument stands in a course: whether it applies, how strong it is, and what it waits for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from scenarios.model.targets import parted

if TYPE_CHECKING:
    from scenarios.engine.evaluation import Evaluation
    from scenarios.model.branches import Branch
    from scenarios.model.casebook import Argument, Casebook
    from scenarios.model.reading import Reading


class Condition(Struct, frozen=True):
    """Something that would have to be otherwise for an argument to apply.

    Attributes:
        kind: `taken`: the branch would have to take one of these options of a decision; `not-taken`: none of
            them; `holds`: one of these positions of a question would have to hold; `credence`: the document
            would have to be given credence; `heard`: the voice would have to be heard; `inferences`: the
            editors' inferences would have to be let in.
        subject: The decision, question, document, voice or argument.
        values: The options or positions.
    """

    kind: Literal["taken", "not-taken", "holds", "credence", "heard", "inferences"]
    subject: str
    values: tuple[str, ...] = ()


class ArgumentProjection(Struct, frozen=True):
    """An argument in a course.

    Attributes:
        id: The argument.
        active: Whether its conditions hold and the reading hears it.
        dormant: Whether it is active, but one of its premises does not hold.
        base: Its base score; None if it declares something unknowable.
        strength: Its strength, 0 if it is not active or dormant; None if it declares something unknowable.
        waiting_for: What would have to be otherwise for it to apply; empty if it applies.
    """

    id: str
    active: bool
    dormant: bool
    base: float | None
    strength: float | None
    waiting_for: tuple[Condition, ...]

    @property
    def speaks(self) -> bool:
        """Whether it applies here."""
        return not self.waiting_for


class Arguments(Mapping[str, ArgumentProjection]):
    """The arguments of a casebook in one course, by their ids and in the order of the file.

    Each is named when it is first asked for: after a change the screen needs few of them at once.

    Args:
        casebook: The casebook.
        branch: What is taken in the course.
        reading: How the documents are taken.
        held: Hinge id to the position that holds.
        evaluation: The courses evaluated.
        column: Which of them it is.
    """

    def __init__(
        self,
        casebook: Casebook,
        branch: Branch,
        reading: Reading,
        held: Mapping[str, str | None],
        evaluation: Evaluation,
        column: int,
    ) -> None:
        self._casebook = casebook
        self._branch = branch
        self._reading = reading
        self._held = held
        self._strength = evaluation.strength_in(column)
        self._found: dict[str, ArgumentProjection] = {}

    def __getitem__(self, argument_id: str) -> ArgumentProjection:
        found = self._found.get(argument_id)
        if found is None:
            found = self._found[argument_id] = self._name(self._casebook.argument(argument_id))
        return found

    def __iter__(self) -> Iterator[str]:
        return (argument.id for argument in self._casebook.arguments)

    def __len__(self) -> int:
        return len(self._casebook.arguments)

    def _name(self, argument: Argument) -> ArgumentProjection:
        base = argument.base_score
        inactive = tuple(self._closed(argument))
        failing = tuple(self._failing(argument))
        return ArgumentProjection(
            id=argument.id,
            active=not inactive,
            dormant=not inactive and bool(failing),
            base=base,
            strength=None if base is None else self._strength(argument.id),
            waiting_for=(*inactive, *failing),
        )

    def _closed(self, argument: Argument) -> Iterator[Condition]:
        taken = self._branch.taken
        for decision_id, options in argument.when.items():
            if taken[decision_id] not in options:
                yield Condition("taken", decision_id, options)
        for decision_id, options in argument.unless.items():
            if taken[decision_id] in options:
                yield Condition("not-taken", decision_id, options)
        if self._reading.credence_of(argument.document) == 0.0:
            yield Condition("credence", argument.document)
        if argument.voice in self._reading.muted:
            yield Condition("heard", argument.voice)
        if argument.inferred and self._reading.without_inferences:
            yield Condition("inferences", argument.id)

    def _failing(self, argument: Argument) -> Iterator[Condition]:
        for target in argument.presupposes:
            question_id, position_id = parted(target)
            if self._held.get(question_id) != position_id:
                yield Condition("holds", question_id, (position_id,))
