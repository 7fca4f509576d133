"""What differs between two standpoints, or two courses: choices, readings, outcomes, arguments.

This module owns the differences between any two sides; what a branch changes against history, kind by kind,
stands in `projection.comparing`.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from scenarios.model.verdicts import ROUNDING, Status

if TYPE_CHECKING:
    from scenarios.projection.course import Course
    from scenarios.projection.outcomes import QuestionProjection
    from scenarios.projection.snapshot import Snapshot

T = TypeVar("T")


class Side(Struct, frozen=True):
    """One side of a comparison.

    Attributes:
        snapshot: What the documents make of it.
        course: The course of it that is compared.
    """

    snapshot: Snapshot
    course: int = 0

    def question(self, question_id: str) -> QuestionProjection:
        """Return how a question stands here."""
        return self.snapshot.question(question_id, self.course)

    def answers(self, question_id: str) -> frozenset[str | None]:
        """Return every answer that some course gives."""
        courses = range(len(self.snapshot.courses))
        return frozenset(self.snapshot.question(question_id, course).answer for course in courses)


class Differing(Struct, Generic[T], frozen=True):
    """Something that is one thing on one side and another on the other.

    Attributes:
        name: The decision, hinge, document or voice.
        one: What it is on the first side.
        other: What it is on the second.
    """

    name: str
    one: T
    other: T


class Parting(StrEnum):
    """How an outcome differs, the gravest first.

    * `OTHERWISE`: the compared courses answer it otherwise, or another position is the strongest.
    * `SILENT`: it is silent on one side only.
    * `COURSES`: the compared courses answer the same; other courses of the two sides do not.
    """

    OTHERWISE = "otherwise"
    SILENT = "silent"
    COURSES = "courses"


class Uneven(StrEnum):
    """How an argument differs.

    * `ONE`, `OTHER`: it speaks on the first or on the second side only.
    * `DORMANT_IN_OTHER`, `DORMANT_IN_ONE`: likewise, and on the other side a premise of it fails.
    * `WEIGHS`: it speaks on both, and weighs more on one.
    """

    ONE = "one"
    OTHER = "other"
    DORMANT_IN_OTHER = "dormant-in-other"
    DORMANT_IN_ONE = "dormant-in-one"
    WEIGHS = "weighs"


class ArgumentDifference(Struct, frozen=True):
    """An argument that bears on a question otherwise on the two sides.

    Attributes:
        argument: The argument.
        kind: How it differs.
        one: What it weighs on the first side: its strength times the credence of its document; 0 where it
            does not speak.
        other: What it weighs on the second.
    """

    argument: str
    kind: Uneven
    one: float
    other: float

    @property
    def difference(self) -> float:
        """How much more it weighs on the second side."""
        return self.other - self.one


class Differences:
    """Two sides of one casebook, side by side.

    Args:
        one: The first side.
        other: The second side.

    Raises:
        ValueError: They are not of one casebook.
    """

    def __init__(self, one: Side, other: Side) -> None:
        if one.snapshot.casebook is not other.snapshot.casebook:
            raise ValueError("the two sides are not of one casebook")
        self.one, self.other = one, other
        self._casebook = one.snapshot.casebook

    @cached_property
    def choices(self) -> tuple[Differing[str | None], ...]:
        """The decisions that go otherwise, in the order of the file; None for one that does not arise."""
        return tuple(
            Differing(decision.id, one, other)
            for decision in self._casebook.decisions
            if (one := _taken(self.one, decision.id)) != (other := _taken(self.other, decision.id))
        )

    @cached_property
    def supposed(self) -> tuple[Differing[str | None], ...]:
        """The hinges of which something else is supposed; None where nothing is."""
        one, other = self.one.snapshot.standpoint.supposed, self.other.snapshot.standpoint.supposed
        hinges = self.one.snapshot.engine.hinges
        return tuple(
            Differing(hinge, one.get(hinge), other.get(hinge))
            for hinge in hinges
            if one.get(hinge) != other.get(hinge)
        )

    @cached_property
    def holds(self) -> tuple[Differing[str | None], ...]:
        """The hinges at which the compared courses hold another position; None where none holds."""
        one, other = _course(self.one).holds, _course(self.other).holds
        return tuple(
            Differing(hinge, one[hinge], other[hinge]) for hinge in one if one[hinge] != other[hinge]
        )

    @cached_property
    def credences(self) -> tuple[Differing[float], ...]:
        """The documents that get another credence, in the order of the file."""
        one, other = self.one.snapshot.standpoint.reading, self.other.snapshot.standpoint.reading
        return tuple(
            Differing(document.id, one.credence_of(document.id), other.credence_of(document.id))
            for document in self._casebook.documents
            if one.credence_of(document.id) != other.credence_of(document.id)
        )

    @cached_property
    def muted(self) -> tuple[Differing[bool], ...]:
        """The voices that are muted on one side only, in the order of the file."""
        one, other = self.one.snapshot.standpoint.reading, self.other.snapshot.standpoint.reading
        return tuple(
            Differing(voice.id, voice.id in one.muted, voice.id in other.muted)
            for voice in self._casebook.voices
            if (voice.id in one.muted) != (voice.id in other.muted)
        )

    @property
    def semantics(self) -> Differing[str] | None:
        """The semantics, where they differ."""
        one, other = self.one.snapshot.standpoint.reading, self.other.snapshot.standpoint.reading
        differ = one.semantics != other.semantics
        return Differing("semantics", one.semantics, other.semantics) if differ else None

    @property
    def inferences(self) -> Differing[bool] | None:
        """Whether the editors' inferences are left out, where the sides differ in it."""
        one = self.one.snapshot.standpoint.reading.without_inferences
        other = self.other.snapshot.standpoint.reading.without_inferences
        return Differing("inferences", one, other) if one != other else None

    @cached_property
    def questions(self) -> dict[str, Parting]:
        """The questions that part, in the order of the file; debates part where readings do."""
        return {
            question.id: parting
            for question in self._casebook.questions
            if (parting := self._parting(question.id)) is not None
        }

    def arguments(self, question_id: str) -> tuple[ArgumentDifference, ...]:
        """Return the arguments that bear on a question otherwise, the strongest difference first.

        Those are looked at that are on it directly or bear on these.

        Args:
            question_id: The question; KeyError if there is none of that name.
        """
        self._casebook.question(question_id)
        touched = self.one.snapshot.engine.bearings.touched
        found = [
            difference
            for argument in self._casebook.arguments
            if question_id in touched[argument.id]
            and (difference := self._difference(argument.id, question_id)) is not None
        ]
        return tuple(sorted(found, key=lambda one: -abs(one.difference)))

    def _parting(self, question_id: str) -> Parting | None:
        one, other = self.one.question(question_id), self.other.question(question_id)
        silent = (one.status is Status.SILENT, other.status is Status.SILENT)
        if not any(silent) and (one.answer, one.leading) != (other.answer, other.leading):
            return Parting.OTHERWISE
        if silent[0] != silent[1]:
            return Parting.SILENT
        # What is silent on both sides may still be answered by a supposition.
        if one.answer != other.answer:
            return Parting.OTHERWISE
        differ = self.one.answers(question_id) != self.other.answers(question_id)
        return Parting.COURSES if differ else None

    def _difference(self, argument_id: str, question_id: str) -> ArgumentDifference | None:
        sides = [one.snapshot.side_of(question_id, one.course) for one in (self.one, self.other)]
        one, other = (side.argument(argument_id) for side in sides)
        if one.strength is None or not (one.speaks or other.speaks):
            return None
        document = self._casebook.argument(argument_id).document
        weights = [
            (state.strength or 0.0) * side.reading.credence_of(document) if state.speaks else 0.0
            for state, side in zip((one, other), sides, strict=True)
        ]
        if one.speaks and other.speaks:
            if abs(weights[1] - weights[0]) <= ROUNDING:
                return None
            kind = Uneven.WEIGHS
        elif one.speaks:
            kind = Uneven.DORMANT_IN_OTHER if other.dormant else Uneven.ONE
        else:
            kind = Uneven.DORMANT_IN_ONE if one.dormant else Uneven.OTHER
        return ArgumentDifference(argument_id, kind, weights[0], weights[1])


def _course(side: Side) -> Course:
    return side.snapshot.courses[side.course]


def _taken(side: Side, decision_id: str) -> str | None:
    """What is taken by choice; None where the decision arises in no course."""
    snapshot = side.snapshot
    return None if decision_id in snapshot.not_arising else snapshot.standpoint.choices[decision_id]
