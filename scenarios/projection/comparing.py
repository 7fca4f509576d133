"""What a branch changes against history: outcome by outcome, and which arguments did it.

This module owns the kinds of change. It compares leading positions and verdict words, course by course.
Debates are not compared: no choice changes them.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.model.verdicts import VERDICTS, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scenarios.projection.outcomes import QuestionProjection
    from scenarios.projection.snapshot import Snapshot


class Change(StrEnum):
    """What becomes of an outcome against history.

    * `OTHERWISE`: another position leads, or holds at a hinge, in some course.
    * `SILENT`: it has fallen silent, in some course.
    * `WEAKER`, `STRONGER`: the same position leads, by another verdict; of what was a fact, by another than
      the documents' own case for it in history.
    * `ARGUED`: it is no fact any more; the documents argue the same.
    * `SAME`: as in history.
    """

    OTHERWISE = "otherwise"
    SILENT = "silent"
    WEAKER = "weaker"
    STRONGER = "stronger"
    ARGUED = "argued"
    SAME = "same"


class OutcomeChange(Struct, frozen=True):
    """What becomes of one outcome.

    Attributes:
        question: The outcome.
        kind: The gravest change in any course; the order of `Change` is that of gravity.
        courses: The numbers of the courses that show it.
        of: How many courses there are.
        silent: The numbers of the courses in which it has fallen silent, where that is not the gravest.
    """

    question: str
    kind: Change
    courses: tuple[int, ...]
    of: int
    silent: tuple[int, ...] = ()


class Voice(StrEnum):
    """How an argument stands against history.

    * `NEW`: it speaks here, and not in history.
    * `KEPT`: it speaks here as in history.
    * `GONE`: it spoke in history, and not here.
    * `ELSEWHERE`: it speaks in neither, and would in another branch or course.
    """

    NEW = "new"
    KEPT = "kept"
    GONE = "gone"
    ELSEWHERE = "elsewhere"


class Move(Struct, frozen=True):
    """An argument that courses bring or silence.

    Attributes:
        argument: The argument.
        voice: Whether it is new or gone.
        courses: The numbers of the courses that bring or silence it, of those asked about.
        strength: How strong it is in the first of them, or was in history.
    """

    argument: str
    voice: Voice
    courses: tuple[int, ...]
    strength: float


class Comparison:
    """A snapshot beside history.

    Args:
        here: The snapshot.
        history: History under the same reading.
    """

    def __init__(self, here: Snapshot, history: Snapshot) -> None:
        self._here, self._history = here, history

    @cached_property
    def outcomes(self) -> Mapping[str, OutcomeChange]:
        """What becomes of every outcome, in the order of the file."""
        return {
            question.id: self._change(question.id)
            for question in self._here.casebook.questions
            if question.kind == "outcome"
        }

    @cached_property
    def counts(self) -> Mapping[Change, int]:
        """How many outcomes there are of each kind of change, the gravest first."""
        kinds = [change.kind for change in self.outcomes.values()]
        return {kind: kinds.count(kind) for kind in Change}

    def kind_in(self, question_id: str, course: int) -> Change:
        """Return what becomes of an outcome in one course."""
        here = self._here.courses[course].question(question_id)
        past = self._history.courses[0].question(question_id)
        if here.answer not in (None, past.answer):
            return Change.OTHERWISE
        if here.status is Status.SILENT:
            return Change.SAME if past.status is Status.SILENT else Change.SILENT
        argued = past.status in _SETTLED and here.status not in _SETTLED
        if argued:
            # A fact is firmer than any case: what has changed is told by the case there was for it.
            past = self._history.courses[0].unsettled.question(question_id)
        now, then = _grade(here, here.answer), _grade(past, here.answer)
        if now != then:
            return Change.WEAKER if now > then else Change.STRONGER
        return Change.ARGUED if argued else Change.SAME

    def voice(self, argument_id: str, course: int) -> Voice:
        """Return how an argument stands in a course against history."""
        here = self._here.courses[course].argument(argument_id).speaks
        past = self._history.courses[0].argument(argument_id).speaks
        if here:
            return Voice.KEPT if past else Voice.NEW
        return Voice.GONE if past else Voice.ELSEWHERE

    def moved(self, question_id: str, courses: Sequence[int]) -> tuple[Move, ...]:
        """Return the arguments directly on a question that some courses bring or silence.

        What is new comes first, then what moves in more of the courses, then the firmest.
        """
        found = []
        for argument in self._here.engine.bearings.on_question[question_id]:
            for voice in (Voice.NEW, Voice.GONE):
                moving = tuple(one for one in courses if self.voice(argument.id, one) is voice)
                if not moving:
                    continue
                side = self._history.courses[0] if voice is Voice.GONE else self._here.courses[moving[0]]
                strength = side.argument(argument.id).strength
                if strength is not None:
                    found.append(Move(argument.id, voice, moving, strength))
        return tuple(
            sorted(found, key=lambda one: (one.voice is Voice.GONE, -len(one.courses), -one.strength))
        )

    def _change(self, question_id: str) -> OutcomeChange:
        kinds = [self.kind_in(question_id, course.number) for course in self._here.courses]
        gravest = min(kinds, key=list(Change).index)
        of_kind = {
            kind: tuple(number for number, one in enumerate(kinds) if one is kind)
            for kind in (gravest, Change.SILENT)
        }
        silent = () if gravest is Change.SILENT else of_kind[Change.SILENT]
        return OutcomeChange(question_id, gravest, of_kind[gravest], len(kinds), silent)


_SETTLED = (Status.FACT, Status.ESTABLISHED)


def _grade(question: QuestionProjection, position: str | None) -> int:
    """The place of a position's verdict among the verdicts; what is settled, or not argued, has the first."""
    verdict = None if position is None else question.position(position).verdict
    return 0 if verdict is None else VERDICTS.index(verdict)
