"""What is looked at: a question, a position, a course, an argument, a decision, a note. Never undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook
    from scenarios.projection.snapshot import Snapshot


class Focus(Struct, frozen=True):
    """What is in focus in a snapshot; each method returns another focus.

    Attributes:
        question: The question; None only where the casebook has none.
        position: The position asked for; None for whatever the course answers.
        course: The number of the course, 0 for the leading one.
        argument: The argument, if any.
        decision: The decision, if any.
        note: The decision or question whose note is at hand, "" for the note on the whole; None for no note.
    """

    question: str | None = None
    position: str | None = None
    course: int = 0
    argument: str | None = None
    decision: str | None = None
    note: str | None = None

    @classmethod
    def first(cls, casebook: Casebook, snapshot: Snapshot) -> Focus:
        """Begin at the outcome on which most documents speak: a first look should not meet silence."""
        questions = [question for question in casebook.questions if question.kind == "outcome"]
        speaking = {
            question.id: len(snapshot.question(question.id).speaking)
            for question in questions or casebook.questions
        }
        return cls(question=max(speaking, key=speaking.__getitem__, default=None))

    def on_question(self, question_id: str) -> Focus:
        """Look at a question, and what the course answers."""
        return replace(self, question=question_id, position=None, argument=None)

    def on_position(self, question_id: str, position_id: str) -> Focus:
        """Look at a position, and its question with it."""
        begun = self if question_id == self.question else self.on_question(question_id)
        return replace(begun, position=position_id)

    def on_argument(self, argument_id: str | None) -> Focus:
        """Look at an argument, or at none."""
        return replace(self, argument=argument_id)

    def on_decision(self, decision_id: str | None) -> Focus:
        """Look at a decision, or at none."""
        return replace(self, decision=decision_id)

    def on_note(self, key: str | None) -> Focus:
        """Look at a note, or at none."""
        return replace(self, note=key)

    def on_course(self, number: int) -> Focus:
        """Look at a course, and at what it answers."""
        return replace(self, course=number, position=None)

    def carried(self, before: Snapshot, after: Snapshot) -> Focus:
        """Return the focus in another snapshot: the course with the same answers where it is still there."""
        held = before.courses[self.course].holds
        return replace(self, course=next((one.number for one in after.courses if one.holds == held), 0))
