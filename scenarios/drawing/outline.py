"""The outline of the branch map, line by line: the same as the drawing, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from scenarios.drawing.layout import Hit
from scenarios.model.branches import in_order_of_time
from scenarios.model.dates import spoken_date
from scenarios.telling.branches import branch_sentences, course_ending, departure, fork_sentence
from scenarios.telling.language import filled, listed, tr
from scenarios.telling.provisions import provision_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios.projection.branch_map import BranchMap, CourseEnd
    from scenarios.projection.snapshot import Snapshot
    from scenarios.telling.events import DatedEvent


class Entry(Struct, frozen=True):
    """A line of the outline.

    Attributes:
        key: What it is called across changes, so that the place is kept.
        text: What it says.
        hit: What taking it means, if anything.
        strong: Whether it is the branch on show.
        open: Whether its lines are shown at first.
        entries: The lines under it.
    """

    key: str
    text: str
    hit: Hit | None = None
    strong: bool = False
    open: bool = True
    entries: tuple[Entry, ...] = field(default=())


def outline_entries(
    snapshot: Snapshot, branches: BranchMap, events: Sequence[DatedEvent]
) -> tuple[Entry, ...]:
    """Return the lines of the outline: history, each other branch, the decisions, the events."""
    lines = [_branch(snapshot, branches, number) for number in range(len(branches.ends))]
    forks = tuple(
        Entry(f"fork:{decision.id}", fork_sentence(decision, snapshot), Hit("fork", key=decision.id))
        for decision in in_order_of_time(snapshot.casebook)
    )
    lines.append(Entry("forks", tr("Decision points"), entries=forks, open=False))
    if events:
        dated = tuple(
            Entry(f"event:{number}", event.sentence, Hit("event", number))
            for number, event in enumerate(events)
        )
        lines.append(Entry("events", tr("Events"), entries=dated, open=False))
    return tuple(lines)


def _branch(snapshot: Snapshot, branches: BranchMap, number: int) -> Entry:
    casebook, end = snapshot.casebook, branches.ends[number]
    question = casebook.question(branches.question)
    sentence = branch_sentences(casebook, question, end, yours=end.is_shown)[0]
    key = "branch:" + ",".join(f"{decision}={option}" for decision, option, _ in end.leaves)
    steps = [
        Entry(
            f"{key}:{decision}",
            filled(
                tr("{date}, departure: {departure}"),
                date=spoken_date(date),
                departure=departure(casebook, decision, option),
            ),
        )
        for decision, option, date in end.leaves
    ]
    for course in end.ends:
        told = listed([provision_words(casebook, one) for one in course.provisions])
        words = course_ending(question, course)
        words = filled(tr("if {clauses}: {ending}"), clauses=told, ending=words) if told else words
        hit = Hit("course", index=course.courses[0]) if end.is_shown and told else None
        steps.append(Entry(f"{key}:end:{told}", _end(words, branches, course), hit))
    return Entry(
        key, sentence, Hit("branch", number), strong=end.is_shown, open=end.is_shown, entries=tuple(steps)
    )


def _end(words: str, branches: BranchMap, end: CourseEnd) -> str:
    count, total = branches.counts[end.lane], len(branches.ends)
    if total == 1:
        return filled(tr("Ends: {ending}"), ending=words)
    return filled(
        tr("Ends: {ending}; {count} of {total} branches end there"), ending=words, count=count, total=total
    )
