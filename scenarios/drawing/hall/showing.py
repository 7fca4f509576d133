"""A step of a lecture as it is shown: what the documents make of it, and how far the hall has been told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenarios.model.lecture import Step
    from scenarios.model.place import Phase
    from scenarios.projection.course import Course
    from scenarios.projection.outcomes import QuestionProjection
    from scenarios.projection.snapshot import Snapshot


@dataclass(frozen=True)
class Showing:
    """A step on the hall's screen.

    Attributes:
        step: The step.
        snapshot: What the documents make of its standpoint.
        question: The question in focus; empty where the casebook has none.
        course: The number of the course in focus.
        phase: How far the hall has been told.
        off_script: Whether something was set otherwise than the step has it.
        heading: What stands above.
    """

    step: Step
    snapshot: Snapshot
    question: str
    course: int
    phase: Phase
    off_script: bool
    heading: str

    @property
    def side(self) -> Course:
        """Where the question is read."""
        return self.snapshot.side_of(self.question, self.course)

    @property
    def projected(self) -> QuestionProjection:
        """How the question stands in the course in focus."""
        return self.side.question(self.question)

    @property
    def position(self) -> str:
        """The position in focus: the one that the step names, else the answer, else the first."""
        question = self.snapshot.casebook.question(self.question)
        known = {position.id for position in question.positions}
        if self.step.position in known:
            return self.step.position
        return self.projected.answer or question.positions[0].id
