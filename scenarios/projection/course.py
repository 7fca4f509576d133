"""One course of a branch, by name: what holds, what arises, how every question and argument stands.

History's debates stand in a course of their own, in which every hinge has its actual answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from scenarios.model.branches import Branch, holds
from scenarios.model.targets import parted
from scenarios.projection.arguments import ArgumentProjection, Arguments
from scenarios.projection.outcomes import QuestionProjection, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.engine.engine import Engine
    from scenarios.engine.evaluation import Evaluation
    from scenarios.model.casebook import Casebook, Decision
    from scenarios.model.reading import Reading
    from scenarios.model.standpoint import Standpoint


class NotArising(Struct, frozen=True):
    """A decision that does not arise.

    Attributes:
        decision: The decision.
        removed_by: The earlier choices that removed it, a decision and its option each; empty where none did.
        failing: Its premises that do not hold, as `question/position`; empty where a choice removed it.
    """

    decision: str
    removed_by: tuple[tuple[str, str], ...] = ()
    failing: tuple[str, ...] = ()


class Course(Struct, frozen=True, eq=False, dict=True):
    """A branch with one answer at each of its hinges.

    Attributes:
        engine: The casebook, compiled.
        standpoint: Choices, suppositions and reading.
        number: Its place among the courses of its branch; 0 for the leading course.
        holds: Hinge id to the position that holds; None where none does.
        branch: What was taken in it, and which of this departs from what happened.
    """

    engine: Engine
    standpoint: Standpoint
    number: int
    holds: Mapping[str, str | None]
    branch: Branch
    _evaluation: Evaluation
    _column: int
    _kind: str = "outcome"

    @property
    def casebook(self) -> Casebook:
        """The casebook."""
        return self.engine.casebook

    @property
    def choices(self) -> Mapping[str, str]:
        """The option set for every decision, also for those that do not arise."""
        return self.standpoint.choices

    @property
    def reading(self) -> Reading:
        """How the documents are taken."""
        return self.standpoint.reading

    @property
    def departures(self) -> tuple[str, ...]:
        """The decisions that went otherwise than they did, in the order of time."""
        return self.branch.departures

    @cached_property
    def not_arising(self) -> tuple[NotArising, ...]:
        """The decisions that do not arise."""
        return tuple(
            self._not_arising(decision)
            for decision in self.casebook.decisions
            if self.branch.taken[decision.id] is None
        )

    @property
    def questions(self) -> tuple[QuestionProjection, ...]:
        """Every question of its kind, in the order of the file."""
        return tuple(
            self.question(question.id) for question in self.casebook.questions if question.kind == self._kind
        )

    @cached_property
    def arguments(self) -> Arguments:
        """Every argument by its id, in the order of the file."""
        return Arguments(self.casebook, self.branch, self.reading, self.holds, self._evaluation, self._column)

    def question(self, question_id: str) -> QuestionProjection:
        """Return a question by its id; KeyError if there is none."""
        found = self._found.get(question_id)
        if found is None:
            question = self.casebook.question(question_id)
            found = self._found[question_id] = named(
                self.casebook,
                question,
                self._evaluation.question(question_id, self._column),
                tuple(
                    argument
                    for argument in self.engine.bearings.unknowable_on(question_id)
                    if self.arguments[argument].speaks
                ),
                self.holds.get(question_id),
            )
        return found

    @cached_property
    def unsettled(self) -> Course:
        """The same course with nothing settled in it: the documents' own case, also for what is a fact."""
        columns = self._evaluation.columns[:, self._column : self._column + 1]
        evaluation = self.engine.unsettled(columns, self.reading)
        return replace(self, _evaluation=evaluation, _column=0)

    def argument(self, argument_id: str) -> ArgumentProjection:
        """Return an argument by its id; KeyError if there is none."""
        return self.arguments[argument_id]

    def strengths_between(self, ends: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
        """Return how strong arguments would be if their own base score were another, all else staying.

        Args:
            ends: Argument id to its lowest and its highest base score.

        Returns:
            Argument id to the strength at either end.
        """
        return self.engine.strengths_between(self._evaluation, self._column, ends, self.reading)

    @cached_property
    def _found(self) -> dict[str, QuestionProjection]:
        return {}

    def _not_arising(self, decision: Decision) -> NotArising:
        failing = tuple(target for target in decision.presupposes if not self.keeps(target))
        if decision.arises and not holds(decision.arises, self.branch.taken):
            return NotArising(decision.id, removed_by=tuple(dict.fromkeys(self._removing(decision))))
        return NotArising(decision.id, failing=failing)

    def _removing(self, decision: Decision) -> Iterator[tuple[str, str]]:
        """The choices that keep a decision from arising, or that keep what it follows from."""
        for earlier, options in decision.arises.items():
            taken = self.branch.taken[earlier]
            if taken is None:
                yield from self._removing(self.casebook.decision(earlier))
            elif taken not in options:
                yield earlier, taken

    def unsaid(self, question_id: str) -> tuple[str, ...]:
        """Return the hinges on which no position holds and a question waits: supposing one makes it speak.

        A debate waits for none: what is supposed does not touch it.
        """
        if self._kind == "debate":
            return ()
        touched = self.engine.bearings.touched
        awaited = {
            parted(target)[0]
            for argument in self.casebook.arguments
            if question_id in touched[argument.id] and self.argument(argument.id).dormant
            for target in argument.presupposes
        }
        return tuple(
            hinge
            for hinge in self.engine.hinges
            if self.holds[hinge] is None and (hinge in awaited or hinge == question_id)
        )

    def keeps(self, target: str) -> bool:
        """Return whether a premise, `question/position`, holds."""
        question, position = parted(target)
        return self.holds.get(question) == position
