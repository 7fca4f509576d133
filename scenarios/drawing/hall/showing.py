"""A step of a lecture as it is shown: what the documents make of it, and how far the hall has been told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.model.lecture import View
from scenarios.telling.language import filled, tr
from scenarios.telling.off_script import off_script_words, supposed_words
from scenarios.telling.step_headings import if_options

if TYPE_CHECKING:
    from scenarios.model.lecture import Step
    from scenarios.model.place import Phase
    from scenarios.model.standpoint import Standpoint
    from scenarios.projection.course import Course
    from scenarios.projection.outcomes import QuestionProjection
    from scenarios.projection.snapshot import Snapshot


class Showing(Struct, frozen=True):
    """A step on the hall's screen.

    Attributes:
        step: The step.
        snapshot: What the documents make of its standpoint.
        question: The question in focus; empty where the casebook has none.
        course: The number of the course in focus.
        phase: How far the hall has been told.
        heading: What stands above; empty for nothing.
        planned: What the step has set, where something was set otherwise; else None.
    """

    step: Step
    snapshot: Snapshot
    question: str
    course: int
    phase: Phase
    heading: str
    planned: Standpoint | None = None

    @property
    def off_script(self) -> str:
        """What was set otherwise than the step has it, in words; empty for nothing."""
        return "" if self.planned is None else off_script_words(self.snapshot, self.planned)

    @property
    def marks(self) -> tuple[str, ...]:
        """What is to be marked as the user's own: what is off script, and what is supposed as planned.

        A text shows nothing of the documents: beside it only stands that it is not what was set since.
        """
        if self.step.view is View.SLIDE:
            as_planned = tr("{off_script}; the text is as planned")
            return (filled(as_planned, off_script=self.off_script),) if self.off_script else ()
        supposed = supposed_words(self.snapshot, self.planned)
        return tuple(mark for mark in (self.off_script, supposed) if mark)

    @property
    def rests_on(self) -> str:
        """On which choices it rests, in words; empty where none is set otherwise or the heading says so."""
        choices = self.snapshot.standpoint.choices
        decisions = map(self.snapshot.casebook.decision, self.snapshot.departures)
        return if_options((one.option(choices[one.id]).label for one in decisions), self.heading)

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
