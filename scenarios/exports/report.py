"""A branch as a report: what was changed and supposed, where it leads, and who argues what about it.

This module owns what is told and in which order; every sentence on a status is `telling`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.exports.blocks import Block, Drawing, Grid, Head, Item, Items, Paragraph
from scenarios.exports.changed import changed_outcome
from scenarios.exports.heading import caution, departures, heading, suppositions
from scenarios.exports.references import references
from scenarios.projection.comparing import Change
from scenarios.telling.changes import counted_changes, outcome_change
from scenarios.telling.hinges import turning_words
from scenarios.telling.language import capital, filled, together, tr
from scenarios.telling.provisions import fold_words, provision_words
from scenarios.telling.statuses import answer_between, silence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.exports.request import Request
    from scenarios.projection.branch_map import BranchEnd, CourseEnd


def report(request: Request) -> Iterator[Block]:
    """Yield the report, block by block."""
    said = heading(request)
    yield Head(1, said.title)
    yield Paragraph(
        together(" · ", (part.text for part in said.parts if part.key in ("author", "casebook", "date")))
    )
    yield Paragraph(caution())
    yield from _changed_and_supposed(request)
    yield from _map(request)
    yield from _outcomes(request)
    yield from _arguments(request)
    yield from _notes(request)
    yield from _bibliography(request)


def _changed_and_supposed(request: Request) -> Iterator[Block]:
    snapshot = request.snapshot
    yield Head(2, tr("What was changed and supposed"))
    changed = departures(snapshot)
    if changed:
        yield Items(tuple(Item("", line) for line in changed))
    else:
        yield Paragraph(tr("Nothing was changed: all goes as it happened."))
    supposed = suppositions(snapshot)
    if supposed:
        yield Paragraph(tr("Supposed by the user, not said by the documents:"))
        yield Items(tuple(Item("", line) for line in supposed))
    parts = {part.key: part for part in heading(request).parts}
    for key in ("reading", "semantics"):
        yield Paragraph(filled("{}: {}.", parts[key].label, parts[key].text))
    if "not-arising" in parts:
        yield Paragraph(tr("What does not arise in it:"))
        yield Items(tuple(Item("", line) for line in parts["not-arising"].lines))
    if snapshot.turns_on:
        yield Head(2, tr("What it turns on"))
        yield Items(
            tuple(
                Item(request.book.question(hinge.id).title, turning_words(snapshot, hinge))
                for hinge in snapshot.turns_on
            )
        )


def _map(request: Request) -> Iterator[Block]:
    if not request.book.questions:
        return
    snapshot, question = request.snapshot, request.book.question(request.question)
    found = snapshot.map(question.id)
    yield Head(2, tr("Where the branches lead"))
    yield Paragraph(question.title)
    yield Drawing()
    rows = [
        (_branch_name(request, end), "\n".join(_end_words(request, question.id, one) for one in end.ends))
        for end in found.ends
    ]
    yield Grid((tr("Branch"), tr("It leads to")), tuple(rows), (1, 1))
    if found.folded:
        yield Paragraph(
            tr("With so many decisions in play, only single departures and this branch are told."), aside=True
        )


def _branch_name(request: Request, end: BranchEnd) -> str:
    taken = [
        filled(
            "{}: {}",
            request.book.decision(decision).title,
            request.book.decision(decision).option(option).label,
        )
        for decision, option, _ in end.leaves
    ]
    name = together("; ", taken) or tr("As it happened")
    return filled(tr("{branch} (this branch)"), branch=name) if end.is_shown else name


def _end_words(request: Request, question_id: str, end: CourseEnd) -> str:
    question = request.book.question(question_id)
    label = silence() if end.lane is None else question.position(end.lane).label
    if not end.provisions:
        return label
    told = [provision_words(request.book, provision) for provision in end.provisions]
    return filled(tr("if {clauses}: {answer}"), clauses=together(", ", told), answer=label)


def _outcomes(request: Request) -> Iterator[Block]:
    snapshot = request.snapshot
    counts = [counted_changes(kind, count) for kind, count in snapshot.compared.counts.items() if count]
    if not counts:
        return
    yield Head(2, tr("Outcomes by course"))
    yield Paragraph(filled(tr("Against history: {counts}."), counts=together(", ", counts)))
    rows = []
    for question_id in snapshot.compared.outcomes:
        lines = []
        for fold in snapshot.folds(question_id):
            told = fold_words(request.book, fold, len(snapshot.courses))
            line = answer_between([snapshot.question(question_id, course) for course in fold.courses])
            lines.append(filled("{}: {}", told, line) if told else line)
        past = answer_between([snapshot.history.question(question_id)])
        rows.append((request.book.question(question_id).title, past, "\n".join(lines)))
    yield Grid((tr("Outcome"), tr("In history"), tr("In this branch")), tuple(rows), (3, 3, 4))


def _arguments(request: Request) -> Iterator[Block]:
    changes = request.snapshot.compared.outcomes.values()
    order = list(Change)
    changed = sorted(
        (one for one in changes if one.kind is not Change.SAME), key=lambda one: order.index(one.kind)
    )
    if not changed:
        return
    yield Head(2, tr("What is argued"))
    for change in changed:
        yield Head(3, request.book.question(change.question).title)
        yield Paragraph(filled("{}.", capital(outcome_change(change))))
        yield from changed_outcome(request.snapshot, change.question)


def _notes(request: Request) -> Iterator[Block]:
    titles = {"": tr("On the whole")}
    titles.update((decision.id, decision.title) for decision in request.book.decisions)
    titles.update((question.id, question.title) for question in request.book.questions)
    notes = [(titles[key], note) for key, note in request.notes.items() if key in titles and note.strip()]
    if notes:
        yield Head(2, tr("Notes"))
    for title, note in notes:
        yield Head(3, title)
        for paragraph in note.split("\n\n"):
            if paragraph.strip():
                yield Paragraph(paragraph.strip())


def _bibliography(request: Request) -> Iterator[Block]:
    if request.book.documents:
        yield Head(2, tr("Documents"))
        yield Items(
            tuple(
                Item(
                    document.mark,
                    together(
                        ", ", (part for part in (document.author, document.title, document.published) if part)
                    ),
                    document.about,
                )
                for document in request.book.documents
            )
        )
    yield Head(2, tr("Method"))
    yield Paragraph(
        tr(
            "Arguments speak for and against positions and one another; how firmly a document puts one gives"
            " its base score. What bears on it moves it to its strength, and the views of the documents are"
            " pooled, each document counting once. Where the documents argue more than one answer to what"
            " others take for granted, each is followed as a course of its own."
        )
    )
    works = references(request.snapshot.standpoint.reading.semantics)
    yield Items(tuple(Item("", work) for work in works))
    yield Paragraph(
        filled("{} {}, {}.", tr("Made with"), heading(request).parts[-1].text, request.date.isoformat()),
        aside=True,
    )
