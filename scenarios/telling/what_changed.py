"""All that a branch changes, told in one column: what it turns on, and outcome by outcome before and after.

This module makes neutral parts; the window paints them, and `as_text` writes them down.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenarios.projection.comparing import Change, Voice
from scenarios.projection.folding import Fold
from scenarios.telling.arguments import bears_towards, citation
from scenarios.telling.changes import change_words, counted_changes
from scenarios.telling.conditions import spoke_while
from scenarios.telling.hinges import decided_words
from scenarios.telling.kinds import inference_words
from scenarios.telling.language import listed, tr
from scenarios.telling.provisions import clause, fold_words
from scenarios.telling.statuses import answer_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from scenarios.projection.snapshot import Snapshot

MOST_ARGUMENTS = 3  # told of one outcome


@dataclass(frozen=True)
class Moved:
    """An argument that the branch brings or silences.

    Attributes:
        argument: Its id.
        voice: Whether it is new or gone.
        mark: The document's letter.
        bears: Which way it points: `for Stalin`, `against Stalin`.
        text: What it says, and of one that is gone what silenced it.
        source: Page and lines, and whether the step is the editors'.
    """

    argument: str
    voice: Voice
    mark: str
    bears: str
    text: str
    source: str

    @property
    def word(self) -> str:
        """`new` or `gone`."""
        return tr("new") if self.voice is Voice.NEW else tr("gone")


@dataclass(frozen=True)
class ChangedOutcome:
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


@dataclass(frozen=True)
class Section:
    """Outcomes told of the same courses; `heading` is empty where there is one course."""

    heading: str
    outcomes: tuple[ChangedOutcome, ...]
    unchanged: str


@dataclass(frozen=True)
class WhatChanged:
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
    gone_otherwise = [f"{one.title}: {one.option(choices[one.id]).label}" for one in departed]
    supposed = [
        tr("you suppose that {clause}").format(clause=clause(casebook, hinge.id, hinge.supposed))
        for hinge in snapshot.hinges
        if hinge.supposed is not None and not hinge.idle
    ]
    counts = [counted_changes(kind, count) for kind, count in snapshot.compared.counts.items() if count]
    return WhatChanged(
        departures="; ".join((*gone_otherwise, *supposed)) or tr("As it happened"),
        counts=" · ".join(counts),
        hinges=tuple(
            (casebook.question(hinge.id).title, decided_words(snapshot, hinge)) for hinge in snapshot.turns_on
        ),
        sections=_sections(snapshot),
    )


def as_text(told: WhatChanged) -> str:
    """Write it down in plain lines."""
    lines = [told.departures, told.counts]
    for title, decided in told.hinges:
        lines += ["", tr("It turns on: {question}").format(question=title), f"  {decided}"]
    for section in told.sections:
        lines += ["", section.heading] if section.heading else [""]
        for outcome in section.outcomes:
            lines += [outcome.title, f"  {outcome.before} → {outcome.after}"]
            lines += [
                f"    {one.word} {one.mark}, {one.bears}: {one.text} ({one.source})" for one in outcome.moved
            ]
        if section.unchanged:
            lines.append(section.unchanged)
    return "\n".join(lines) + "\n"


def _sections(snapshot: Snapshot) -> tuple[Section, ...]:
    found: dict[str, list[ChangedOutcome]] = {}
    for question_id in snapshot.compared.outcomes:
        for fold in snapshot.folds(question_id):
            told = fold_words(snapshot.casebook, fold, len(snapshot.courses))
            found.setdefault(told, []).append(_outcome(snapshot, question_id, fold))
    sections = [_section(heading, outcomes) for heading, outcomes in found.items()]
    # What is told of every course comes last, and what changes most first.
    whole = fold_words(snapshot.casebook, Fold((), ()), len(snapshot.courses))
    return tuple(sorted(sections, key=lambda section: _weight(section, whole)))


def _weight(section: Section, whole: str) -> tuple[bool, int]:
    changed = sum(outcome.kind is Change.OTHERWISE for outcome in section.outcomes)
    return section.heading == whole, -changed


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
            said.append(f"{_capital(words)}: {listed(titles)}")
    return Section(heading, tuple(changed), "\n".join(said))


def _outcome(snapshot: Snapshot, question_id: str, fold: Fold) -> ChangedOutcome:
    casebook = snapshot.casebook
    kinds = [snapshot.compared.kind_in(question_id, course) for course in fold.courses]
    kind = min(kinds, key=list(Change).index)
    course = fold.courses[kinds.index(kind)]
    here = snapshot.question(question_id, course)
    past = snapshot.history.question(question_id)
    before = past.answer_position.label if past.answer_position else tr("the documents do not say")
    answer = here.answer_position
    if answer is None:
        after = tr("the documents do not say")
    elif here.answer == past.answer:
        after = tr("the same, {change}: {verdict}").format(
            change=change_words(kind), verdict=answer_words(here)
        )
    else:
        after = tr("{position}, {verdict}").format(position=answer.label, verdict=answer_words(here))
    title = casebook.question(question_id).title
    return ChangedOutcome(
        question_id,
        course,
        title,
        before,
        after,
        kind,
        answer is None,
        _moved(snapshot, question_id, course, (here.answer, past.answer)),
    )


def _moved(
    snapshot: Snapshot, question_id: str, course: int, answers: Collection[str | None]
) -> tuple[Moved, ...]:
    """The arguments that did it: first those on what is answered here or was in history."""
    casebook = snapshot.casebook
    named = {f"{question_id}/{answer}" for answer in answers}
    moved = [
        (casebook.argument(argument_id), voice)
        for argument_id, voice in snapshot.compared.moved(question_id, course)
    ]
    moved.sort(key=lambda one: named.isdisjoint((*one[0].supports, *one[0].attacks)))
    found = []
    for argument, voice in moved:
        text = argument.text
        if voice is Voice.GONE:
            waiting = snapshot.courses[course].argument(argument.id).waiting_for
            text = f"{text} – {spoke_while(casebook, waiting)}"
        mark = casebook.document(argument.document).mark
        bears = bears_towards(casebook, argument, question_id)
        where = ", ".join(part for part in (citation(argument), inference_words(argument)) if part)
        found.append(Moved(argument.id, voice, mark, bears, text, where))
    new = [one for one in found if one.voice is Voice.NEW][: MOST_ARGUMENTS - 1]
    gone = [one for one in found if one.voice is Voice.GONE][: MOST_ARGUMENTS - len(new)]
    return (*new, *gone)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
