"""What a branch changes against history: outcome by outcome, and which arguments did it.

This module owns the kinds of change. It compares leading positions and verdict words, course by course.
Debates are not compared: no choice changes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from scenarios.model.verdicts import VERDICTS, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenarios.projection.outcomes import QuestionProjection
    from scenarios.projection.snapshot import Snapshot


class Change(StrEnum):
    """What becomes of an outcome against history.

    * `OTHERWISE`: another position leads, or holds at a hinge, in some course.
    * `SILENT`: it has fallen silent, in some course.
    * `WEAKER`, `STRONGER`: the same position leads, by another verdict.
    * `ARGUED`: it is no fact any more; the documents argue the same.
    * `SAME`: as in history.
    """

    OTHERWISE = "otherwise"
    SILENT = "silent"
    WEAKER = "weaker"
    STRONGER = "stronger"
    ARGUED = "argued"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """What becomes of one outcome.

    Attributes:
        question: The outcome.
        kind: The gravest change in any course; the order of `Change` is that of gravity.
        courses: The numbers of the courses that show it.
        of: How many courses there are.
    """

    question: str
    kind: Change
    courses: tuple[int, ...]
    of: int


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
        return _kind(here, self._history.courses[0].question(question_id))

    def voice(self, argument_id: str, course: int) -> Voice:
        """Return how an argument stands in a course against history."""
        here = self._here.courses[course].argument(argument_id).speaks
        past = self._history.courses[0].argument(argument_id).speaks
        if here:
            return Voice.KEPT if past else Voice.NEW
        return Voice.GONE if past else Voice.ELSEWHERE

    def moved(self, question_id: str, course: int) -> tuple[tuple[str, Voice], ...]:
        """Return the arguments directly on a question that a course brings or silences, the firmest first."""
        found = []
        for argument in self._here.engine.bearings.on_question[question_id]:
            voice = self.voice(argument.id, course)
            side = self._here if voice is Voice.NEW else self._history
            strength = side.courses[course if voice is Voice.NEW else 0].argument(argument.id).strength
            if strength is not None and voice in (Voice.NEW, Voice.GONE):
                found.append((voice is Voice.GONE, -strength, argument.id, voice))
        return tuple((argument, voice) for _, _, argument, voice in sorted(found, key=lambda one: one[:2]))

    def _change(self, question_id: str) -> OutcomeChange:
        kinds = [self.kind_in(question_id, course.number) for course in self._here.courses]
        gravest = min(kinds, key=list(Change).index)
        courses = tuple(number for number, kind in enumerate(kinds) if kind is gravest)
        return OutcomeChange(question_id, gravest, courses, len(kinds))


def _kind(here: QuestionProjection, past: QuestionProjection) -> Change:
    if here.answer not in (None, past.answer):
        return Change.OTHERWISE
    if here.status is Status.SILENT:
        return Change.SAME if past.status is Status.SILENT else Change.SILENT
    now, then = _grade(here), _grade(past)
    if now != then:
        return Change.WEAKER if now > then else Change.STRONGER
    settled = (Status.FACT, Status.ESTABLISHED)
    return Change.ARGUED if past.status in settled and here.status not in settled else Change.SAME


def _grade(question: QuestionProjection) -> int:
    """The place of the answer's verdict among the verdicts; what is settled has the first."""
    answer = question.answer_position
    return 0 if answer is None or answer.verdict is None else VERDICTS.index(answer.verdict)
