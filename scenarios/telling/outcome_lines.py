"""Every outcome of a branch in a line: before and after where it changes, or how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.projection.comparing import Change
from scenarios.telling.changes import outcome_change
from scenarios.telling.language import filled, one_line, together
from scenarios.telling.provisions import counted_courses
from scenarios.telling.statuses import answer_or_silence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenarios.projection.snapshot import Snapshot

_ORDER = list(Change)


class OutcomeLine(Struct, frozen=True):
    """An outcome in a line.

    Attributes:
        title: What it asks, and in how many courses it changes.
        said: What is answered, or what was and what is now.
        kind: How it stands against history.
    """

    title: str
    said: str
    kind: Change

    @property
    def text(self) -> str:
        """All of it."""
        return filled("{}: {}", self.title, self.said)


def changed_lines(snapshot: Snapshot) -> list[OutcomeLine]:
    """Return every outcome that is another than in history, those that lead otherwise first."""
    lines = []
    for question_id, change in snapshot.compared.outcomes.items():
        if change.kind in (Change.SAME, Change.ARGUED):
            continue
        past = snapshot.history.question(question_id).answer_position
        answers: dict[str, None] = {}
        for number in change.courses:
            answer = snapshot.question(question_id, number).answer_position
            answers[answer_or_silence(answer)] = None
        before = answer_or_silence(past)
        after = outcome_change(change) if list(answers) == [before] else together(" / ", answers)
        where = counted_courses(change.courses, change.of)
        title = filled("{} {}", snapshot.casebook.question(question_id).title, where)
        said = filled("{} → {}", before, after)
        lines.append(OutcomeLine(one_line(title), one_line(said), change.kind))
    return _in_order(lines)


def outcome_lines(snapshot: Snapshot, course: int) -> list[OutcomeLine]:
    """Return every outcome with its answer in a course, those that lead otherwise first."""
    compared = snapshot.compared.outcomes
    return _in_order(
        OutcomeLine(
            one_line(snapshot.casebook.question(question_id).title),
            one_line(answer_or_silence(snapshot.question(question_id, course).answer_position)),
            compared[question_id].kind,
        )
        for question_id in compared
    )


def _in_order(lines: Iterable[OutcomeLine]) -> list[OutcomeLine]:
    return sorted(lines, key=lambda line: _ORDER.index(line.kind))
