"""What the documents' arguments make of one branch under one reading, by name and in words.

This module owns the projection as the screen and the command line read it. It must not compute strengths;
those come from `debate`, all in one column.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scenarios.branches import Branch, branch_of, complete_choices
from scenarios.columns import NOT_SETTLED
from scenarios.debate import STATUSES
from scenarios.standing import ArgumentProjection, Standings
from scenarios.verdicts import DISAGREE_FROM, ROUNDING, SILENT_BELOW, Status, Verdict, strongest, verdict

if TYPE_CHECKING:
    from scenarios.casebook import Casebook, Question
    from scenarios.debate import Debate, Evaluation
    from scenarios.reading import Reading

__all__ = [
    "ArgumentProjection",
    "NotArising",
    "PositionProjection",
    "Projection",
    "QuestionProjection",
    "Status",
    "Verdict",
    "changed",
    "project",
    "verdict",
]


@dataclass(frozen=True, slots=True)
class PositionProjection:
    """A position in a branch.

    Attributes:
        id: The position.
        label: What it says.
        strength: How strong the case for it is; None where the question is silent.
        verdict: The strength in words; None where the question is silent or settled.
        by_document: The view of each document; None of one that does not speak on the question here.
    """

    id: str
    label: str
    strength: float | None
    verdict: Verdict | None
    by_document: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class QuestionProjection:
    """A question in a branch.

    Attributes:
        id: The question.
        status: How it stands.
        reach: How far the documents' arguments reach it: the credence of a document times the strength of its
            firmest argument on the question, at most.
        leading: The position that is settled or strongest; None where the question is silent.
        leading_tied: Whether another position is as strong; the leading one is then the first in the file.
        positions: Its positions, in the order of the file.
        documents_disagree: Whether the views of the leading position lie 0.40 or more apart.
        unknowable_by: The active arguments that declare it unknowable.
        speaking: The documents that speak on it here.
    """

    id: str
    status: Status
    reach: float
    leading: str | None
    leading_tied: bool
    positions: tuple[PositionProjection, ...]
    documents_disagree: bool
    unknowable_by: tuple[str, ...]
    speaking: tuple[str, ...]

    def position(self, position_id: str) -> PositionProjection:
        """Return a position by its id; KeyError if there is none."""
        for position in self.positions:
            if position.id == position_id:
                return position
        raise KeyError(position_id)

    @property
    def leading_position(self) -> PositionProjection | None:
        """The leading position; None where the question is silent."""
        return None if self.leading is None else self.position(self.leading)


@dataclass(frozen=True, slots=True)
class NotArising:
    """A decision that an earlier choice removed, and why."""

    decision: str
    reason: str


@dataclass(frozen=True)
class Projection:
    """A branch under a reading.

    Attributes:
        casebook: The casebook.
        choices: The option set for every decision, also for those that do not arise.
        branch: What these choices make.
        reading: How the documents are taken.
        not_arising: The decisions that do not arise.
        departures: The decisions that went otherwise than they did, in the order of time.
        questions: Every question, in the order of the file.
        arguments: Every argument by its id, in the order of the file.
    """

    casebook: Casebook
    choices: Mapping[str, str]
    branch: Branch
    reading: Reading
    not_arising: tuple[NotArising, ...]
    departures: tuple[str, ...]
    questions: tuple[QuestionProjection, ...]
    arguments: Mapping[str, ArgumentProjection]

    def question(self, question_id: str) -> QuestionProjection:
        """Return a question by its id; KeyError if there is none."""
        return self._questions[question_id]

    def argument(self, argument_id: str) -> ArgumentProjection:
        """Return an argument by its id; KeyError if there is none."""
        return self.arguments[argument_id]

    @cached_property
    def _questions(self) -> dict[str, QuestionProjection]:
        return {question.id: question for question in self.questions}


def project(debate: Debate, choices: Mapping[str, str], reading: Reading) -> Projection:
    """Return what becomes of every question and argument.

    Args:
        debate: The casebook, compiled.
        choices: Decision id to option id; a decision left out goes as it happened.
        reading: How the documents are taken.

    Raises:
        KeyError: The casebook has no such decision, or there are no such semantics.
        ValueError: A decision has no such option.
    """
    casebook = debate.casebook
    complete = complete_choices(casebook, choices)
    branch = branch_of(casebook, complete)
    evaluation = debate.evaluate(debate.table.columns([branch.taken]), reading)
    arguments = Standings(casebook, branch, reading, evaluation)
    return Projection(
        casebook=casebook,
        choices=complete,
        branch=branch,
        reading=reading,
        not_arising=tuple(
            NotArising(decision.id, decision.arises_reason)
            for decision in casebook.decisions
            if branch.taken[decision.id] is None
        ),
        departures=branch.departures,
        questions=_questions(debate, evaluation, arguments),
        arguments=arguments,
    )


def changed(projection: Projection, history: Projection, question_id: str) -> bool:
    """Return whether another position leads a question than in the branch as it happened.

    Silence is no change: where the documents do not say what becomes of a question, they do not say that it
    becomes something else. Nor is it one that what was a fact is now argued for, and leads still.
    """
    leading = projection.question(question_id).leading
    return leading is not None and leading != history.question(question_id).leading


@dataclass(frozen=True, slots=True)
class _Column:
    """The one column of an evaluation, as plain numbers."""

    reach: list[float]
    status: list[int]
    settled: list[int]
    pooled: list[float]
    views: list[float]
    firmness: list[float]

    @classmethod
    def of(cls, evaluation: Evaluation) -> _Column:
        return cls(
            reach=evaluation.reach[:, 0].tolist(),
            status=evaluation.status[:, 0].tolist(),
            settled=evaluation.settled[:, 0].tolist(),
            pooled=evaluation.pooled[:, 0].tolist(),
            views=evaluation.views[:, 0].tolist(),
            firmness=evaluation.firmness[:, 0].tolist(),
        )


def _questions(
    debate: Debate, evaluation: Evaluation, arguments: Standings
) -> tuple[QuestionProjection, ...]:
    column = _Column.of(evaluation)
    unknowable: dict[str, list[str]] = {}
    for argument_id, questions in debate.bearings.unknowable.items():
        if arguments.is_active(argument_id):
            for question_id in questions:
                unknowable.setdefault(question_id, []).append(argument_id)
    return tuple(
        _question(debate, column, question, tuple(unknowable.get(question.id, ())))
        for question in debate.casebook.questions
    )


def _question(
    debate: Debate, column: _Column, question: Question, unknowable_by: tuple[str, ...]
) -> QuestionProjection:
    layout = debate.layout
    row = layout.question_row[question.id]
    status = STATUSES[column.status[row]]
    settled = column.settled[row] != NOT_SETTLED
    silent = status is Status.SILENT
    strengths = column.pooled[layout.position_rows[question.id]]
    leading, tied = strongest(strengths) if not silent else (None, False)

    views: dict[str, list[float]] = {}
    for document in debate.casebook.documents:
        speaker = layout.speaker_row.get((document.id, question.id))
        if speaker is not None and column.firmness[speaker] >= SILENT_BELOW - ROUNDING:
            views[document.id] = [column.views[at] for at in layout.view_rows[document.id, question.id]]
    positions = tuple(
        PositionProjection(
            id=position.id,
            label=position.label,
            strength=None if silent else strengths[number],
            verdict=None if silent or settled else verdict(strengths[number]),
            by_document={
                document.id: views[document.id][number] if document.id in views else None
                for document in debate.casebook.documents
            },
        )
        for number, position in enumerate(question.positions)
    )
    disagree = False
    if leading is not None and views:
        of_leading = [view[leading] for view in views.values()]
        disagree = max(of_leading) - min(of_leading) >= DISAGREE_FROM - ROUNDING
    return QuestionProjection(
        id=question.id,
        status=status,
        reach=column.reach[row],
        leading=None if leading is None else question.positions[leading].id,
        leading_tied=tied,
        positions=positions,
        documents_disagree=disagree,
        unknowable_by=unknowable_by,
        speaking=tuple(views),
    )
