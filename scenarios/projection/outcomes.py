"""How a question stands in a course, by name: its status, the strengths of its positions, who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.model.verdicts import DISAGREE_FROM, ROUNDING, Status, Verdict, strongest, verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenarios.engine.evaluation import QuestionNumbers
    from scenarios.model.casebook import Casebook, Question


class PositionProjection(Struct, frozen=True):
    """A position in a course.

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


class QuestionProjection(Struct, frozen=True):
    """A question in a course.

    Attributes:
        id: The question.
        status: How it stands.
        reach: How far the documents' arguments reach it: the credence of a document times the strength of its
            firmest argument on the question, at most.
        leading: The position that is settled or strongest; None where the question is silent.
        leading_tied: Whether another position is as strong; the leading one is then the first in the file.
        answer: The position that the course takes: at a hinge the one that holds, which the user may suppose
            or a course follow against the stronger case, elsewhere the leading one; None where there is none.
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
    answer: str | None
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

    @property
    def answer_position(self) -> PositionProjection | None:
        """The position that the course takes; None where there is none."""
        return None if self.answer is None else self.position(self.answer)


def named(
    casebook: Casebook,
    question: Question,
    numbers: QuestionNumbers,
    unknowable_by: tuple[str, ...],
    held: str | None = None,
) -> QuestionProjection:
    """Return how a question stands, by name.

    Args:
        casebook: The casebook.
        question: The question.
        numbers: What the engine makes of it.
        unknowable_by: The active arguments that declare it unknowable.
        held: The position that holds in the course, if the question is a hinge and one does.
    """
    silent = numbers.status is Status.SILENT
    settled = numbers.settled is not None
    leading, tied = strongest(numbers.pooled) if not silent else (None, False)
    positions = tuple(
        PositionProjection(
            id=position.id,
            label=position.label,
            strength=None if silent else numbers.pooled[number],
            verdict=None if silent or settled else verdict(numbers.pooled[number]),
            by_document={
                document.id: numbers.views[document.id][number] if document.id in numbers.views else None
                for document in casebook.documents
            },
        )
        for number, position in enumerate(question.positions)
    )
    disagree = False
    if leading is not None and numbers.views:
        of_leading = [view[leading] for view in numbers.views.values()]
        disagree = max(of_leading) - min(of_leading) >= DISAGREE_FROM - ROUNDING
    strongest_id = None if leading is None else question.positions[leading].id
    return QuestionProjection(
        id=question.id,
        status=numbers.status,
        reach=numbers.reach,
        leading=strongest_id,
        leading_tied=tied,
        answer=strongest_id if held is None else held,
        positions=positions,
        documents_disagree=disagree,
        unknowable_by=unknowable_by,
        speaking=tuple(numbers.views),
    )
