"""All that a branch changes, told in one column: what it turns on, and outcome by outcome before and after.

This module makes neutral parts; the window paints them, and `as_text` writes them down.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from scenarios.model.targets import joined
from scenarios.model.verdicts import Status
from scenarios.projection.comparing import Change, Voice
from scenarios.telling.arguments import bears_towards, citation
from scenarios.telling.changes import change_words, counted_changes
from scenarios.telling.conditions import spoke_while
from scenarios.telling.hinges import turning_words, turns_on
from scenarios.telling.language import capital, filled, listed, together, tr
from scenarios.telling.provisions import counted_courses, fold_words, you_suppose
from scenarios.telling.statuses import silence, standing_between

if TYPE_CHECKING:
    from collections.abc import Collection

    from scenarios.model.casebook import Argument, Casebook
    from scenarios.projection.comparing import Move
    from scenarios.projection.folding import Fold
    from scenarios.projection.snapshot import Snapshot

MOST_ARGUMENTS = 3  # told of one outcome


class Moved(Struct, frozen=True):
    """An argument that the branch brings or silences.

    Attributes:
        argument: Its id.
        voice: Whether it is new or gone.
        mark: The document's letter.
        bears: Which way it points: `for Stalin`, `against Stalin`.
        text: What it says, and of one that is gone what silenced it.
        source: Page and lines.
    """

    argument: str
    voice: Voice
    mark: str
    bears: str
    text: str
    source: str

    @property
    def told(self) -> str:
        """What is the same wherever the same is told."""
        return f"{self.argument} {self.voice} {self.text}"

    @property
    def word(self) -> str:
        """`new` or `gone`."""
        return tr("new") if self.voice is Voice.NEW else tr("gone")


class ChangedOutcome(Struct, frozen=True):
    """An outcome before and after.

    Attributes:
        question: Its id.
        course: The course of which it is told.
        title: What it asks.
        before: What leads in history.
        after: What leads here, and how firmly.
        kind: The kind of change.
        silent: Whether no answer is given here.
        moved: The arguments that did it.
    """

    question: str
    course: int
    title: str
    before: str
    after: str
    kind: Change
    silent: bool
    moved: tuple[Moved, ...]


class Section(Struct, frozen=True):
    """Outcomes told of the same courses; `heading` is empty where there is one course."""

    heading: str
    outcomes: tuple[ChangedOutcome, ...]
    unchanged: str


class WhatChanged(Struct, frozen=True):
    """What a branch changes.

    Attributes:
        departures: What goes otherwise, and what is supposed.
        counts: How many outcomes show which change.
        hinges: What the branch turns on: title and how it is decided.
        sections: The outcomes, by the courses of which they are told.
    """

    departures: str
    counts: str
    hinges: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def what_changed(snapshot: Snapshot) -> WhatChanged:
    """Tell what a branch changes against history."""
    casebook = snapshot.casebook
    choices = snapshot.standpoint.choices
    departed = [casebook.decision(one) for one in snapshot.departures]
    gone_otherwise = [filled("{}: {}", one.title, one.option(choices[one.id]).label) for one in departed]
    supposed = [
        you_suppose(casebook, hinge.id, hinge.supposed)
        for hinge in snapshot.hinges
        if hinge.supposed is not None and not hinge.idle
    ]
    counts = [counted_changes(kind, count) for kind, count in snapshot.compared.counts.items() if count]
    return WhatChanged(
        departures=together("; ", (*gone_otherwise, *supposed)) or tr("As it happened"),
        counts=together(" · ", counts),
        hinges=tuple(
            (casebook.question(hinge.id).title, turning_words(snapshot, hinge)) for hinge in snapshot.turns_on
        ),
        sections=_sections(snapshot),
    )


def as_text(told: WhatChanged) -> str:
    """Write it down in plain lines."""
    lines = [told.departures, told.counts]
    for title, decided in told.hinges:
        lines += ["", turns_on(title), f"  {decided}"]
    for section in told.sections:
        lines += ["", section.heading] if section.heading else [""]
        for outcome in section.outcomes:
            lines += [outcome.title, filled("  {} → {}", outcome.before, outcome.after)]
            lines += [
                filled("    {} {}, {}: {} ({})", one.word, one.mark, one.bears, one.text, one.source)
                for one in outcome.moved
            ]
        if section.unchanged:
            lines.append(section.unchanged)
    return "\n".join(lines) + "\n"


def _sections(snapshot: Snapshot) -> tuple[Section, ...]:
    found: dict[str, list[ChangedOutcome]] = {}
    first: dict[str, tuple[bool, int]] = {}
    for question_id in snapshot.compared.outcomes:
        for fold in snapshot.folds(question_id):
            told = fold_words(snapshot.casebook, fold, len(snapshot.courses))
            found.setdefault(told, []).append(_outcome(snapshot, question_id, fold))
            # In the order of the courses, the best argued first; what is told of every course comes last.
            first.setdefault(told, (not fold.provisions, fold.course))
    sections = [_section(heading, found[heading]) for heading in sorted(found, key=first.__getitem__)]
    told_of: set[str] = set()
    return tuple(_once(section, told_of) for section in sections)


def _once(section: Section, told: set[str]) -> Section:
    """Tell what an argument says where it is first met, and from there on only who says it and where."""
    outcomes = []
    for outcome in section.outcomes:
        moved = tuple(replace(one, text=tr("as above")) if one.told in told else one for one in outcome.moved)
        told |= {one.told for one in outcome.moved}
        outcomes.append(replace(outcome, moved=moved))
    return replace(section, outcomes=tuple(outcomes))


def _section(heading: str, outcomes: list[ChangedOutcome]) -> Section:
    changed = [one for one in outcomes if one.kind not in (Change.SAME, Change.ARGUED)]
    changed.sort(key=lambda one: list(Change).index(one.kind))
    said = []
    settled = [one.title for one in outcomes if one.kind is Change.ARGUED]
    same = [one.title for one in outcomes if one.kind is Change.SAME and not one.silent]
    silent = [one.title for one in outcomes if one.kind is Change.SAME and one.silent]
    for words, titles in (
        (change_words(Change.ARGUED), settled),
        (change_words(Change.SAME), same),
        (tr("the documents do not say, as in history"), silent),
    ):
        if titles:
            said.append(filled("{}: {}", capital(words), listed(titles)))
    return Section(heading, tuple(changed), "\n".join(said))


def _outcome(snapshot: Snapshot, question_id: str, fold: Fold) -> ChangedOutcome:
    casebook = snapshot.casebook
    kinds = [snapshot.compared.kind_in(question_id, course) for course in fold.courses]
    kind = min(kinds, key=list(Change).index)
    course = fold.courses[kinds.index(kind)]
    here = snapshot.question(question_id, course)
    standing = standing_between([snapshot.question(question_id, one) for one in fold.courses])
    where = "" if kinds.count(kind) == len(kinds) else counted_courses([0] * kinds.count(kind), len(kinds))
    past = snapshot.history.question(question_id)
    before = past.answer_position.label if past.answer_position else silence()
    answer = here.answer_position
    if answer is None:
        after = silence()
    elif here.answer == past.answer:
        settled = (Status.FACT, Status.ESTABLISHED)
        undone = past.status in settled and here.status not in settled and kind is not Change.ARGUED
        after = filled(
            tr("the same, no longer a fact, {change}: {verdict}")
            if undone
            else tr("the same, {change}: {verdict}"),
            change=filled("{} {}", change_words(kind), where).rstrip(),
            verdict=standing,
        )
    else:
        after = filled(tr("{position}, {verdict}"), position=answer.label, verdict=standing)
    title = casebook.question(question_id).title
    return ChangedOutcome(
        question_id,
        course,
        title,
        before,
        after,
        kind,
        answer is None,
        _moved(snapshot, question_id, fold, (here.answer, past.answer)),
    )


def _moved(
    snapshot: Snapshot, question_id: str, fold: Fold, answers: Collection[str | None]
) -> tuple[Moved, ...]:
    """The arguments that did it: on what is answered here or was in history, one of each document first."""
    casebook = snapshot.casebook
    named = {joined(question_id, answer) for answer in answers if answer is not None}
    moves = list(snapshot.compared.moved(question_id, fold.courses))
    # What a document says goes before what the editors infer from it.
    moves.sort(
        key=lambda move: (
            named.isdisjoint(_bears_on(casebook.argument(move.argument))),
            casebook.argument(move.argument).inferred,
        )
    )
    new = _one_a_document(casebook, [move for move in moves if move.voice is Voice.NEW])
    gone = _one_a_document(casebook, [move for move in moves if move.voice is Voice.GONE])
    kept = new[: MOST_ARGUMENTS - bool(gone)]
    return tuple(
        _told(snapshot, question_id, fold, move) for move in (*kept, *gone[: MOST_ARGUMENTS - len(kept)])
    )


def _one_a_document(casebook: Casebook, moves: list[Move]) -> list[Move]:
    """The same moves, the first of every document before the second of any."""
    rank: Counter[str] = Counter()
    placed = []
    for place, move in enumerate(moves):
        document = casebook.argument(move.argument).document
        placed.append((rank[document], place, move))
        rank[document] += 1
    return [move for _, _, move in sorted(placed, key=lambda one: one[:2])]


def _told(snapshot: Snapshot, question_id: str, fold: Fold, move: Move) -> Moved:
    casebook = snapshot.casebook
    argument = casebook.argument(move.argument)
    said = [argument.text]
    if argument.inferred:
        said.append(tr("inferred by the editors"))
    if move.voice is Voice.GONE:
        waiting = snapshot.courses[move.courses[0]].argument(argument.id).waiting_for
        said.append(spoke_while(casebook, waiting))
    if len(move.courses) < len(fold.courses):
        said.append(counted_courses(move.courses, len(fold.courses)))
    mark = casebook.document(argument.document).mark
    bears = bears_towards(casebook, argument, question_id)
    return Moved(argument.id, move.voice, mark, bears, together(" – ", said), citation(argument))


def _bears_on(argument: Argument) -> tuple[str, ...]:
    return (*argument.supports, *argument.attacks)
