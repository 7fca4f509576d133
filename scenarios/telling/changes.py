"""What a branch changes, in words: kinds of change, their count, history's line under an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.projection.comparing import Change, Voice
from scenarios.telling.language import filled, tr
from scenarios.telling.provisions import counted_courses
from scenarios.telling.statuses import standing_words

if TYPE_CHECKING:
    from scenarios.projection.comparing import OutcomeChange
    from scenarios.projection.snapshot import Snapshot


def change_words(change: Change) -> str:
    """Return a kind of change in a few words."""
    return {
        Change.OTHERWISE: tr("leads otherwise"),
        Change.SILENT: tr("fallen silent"),
        Change.WEAKER: tr("weaker"),
        Change.STRONGER: tr("stronger"),
        Change.ARGUED: tr("no longer a fact, argued the same"),
        Change.SAME: tr("as in history"),
    }[change]


def counted_changes(change: Change, count: int) -> str:
    """Return how many outcomes show a change: `9 lead otherwise`."""
    pattern = {
        Change.OTHERWISE: tr("1 leads otherwise") if count == 1 else tr("{count} lead otherwise"),
        Change.SILENT: tr("{count} fallen silent"),
        Change.WEAKER: tr("{count} weaker"),
        Change.STRONGER: tr("{count} stronger"),
        Change.ARGUED: tr("{count} argued the same"),
        Change.SAME: tr("{count} as in history"),
    }[change]
    return filled(pattern, count=count)


def outcome_change(change: OutcomeChange) -> str:
    """Return what becomes of an outcome and where: `leads otherwise in 2 of 3 courses`."""
    where = counted_courses(change.courses, change.of)
    words = change_words(change.kind)
    if not where or change.kind is Change.SAME:
        return words
    if change.silent:
        return filled(
            tr("{change} {where}, {silent} in {count}"),
            change=words,
            where=where,
            silent=change_words(Change.SILENT),
            count=len(change.silent),
        )
    return filled("{} {}", words, where)


def voice_words(voice: Voice) -> str:
    """Return how an argument stands against history."""
    return {
        Voice.NEW: tr("Speaks because of your choice"),
        Voice.KEPT: tr("Speaks in history too"),
        Voice.GONE: tr("Fallen away here"),
        Voice.ELSEWHERE: tr("Would speak in another branch or course"),
    }[voice]


def in_history(snapshot: Snapshot, question_id: str) -> str:
    """Return history's line on an outcome: `in history: Stalin keeps it`."""
    question = snapshot.history.question(question_id)
    leading = question.leading_position
    if leading is None:
        return tr("in history: the documents do not say")
    if question.position(leading.id).verdict is None:
        return filled(tr("in history: {position}"), position=leading.label)
    return filled(
        tr("in history: {position}, {standing}"),
        position=leading.label,
        standing=standing_words(question, leading),
    )
