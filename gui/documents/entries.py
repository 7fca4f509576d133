"""The rows of the document reader as values: arguments in the order of the text, or what a search found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from scenarios.explaining.search import search
from scenarios.model.dates import spoken_date
from scenarios.model.targets import bearing_of, names_position, parted
from scenarios.telling.arguments import source
from scenarios.telling.conditions import would_apply
from scenarios.telling.language import filled, together, tr
from scenarios.telling.reason_rows import Row
from scenarios.telling.sieve import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from scenarios.model.casebook import Argument, Casebook, Document
    from scenarios.projection.course import Course

SideOf: TypeAlias = "Callable[[str], Course]"
"""Tells by an argument's id where it is read: in a course, or in history's debates."""


class Listing(Struct, frozen=True):
    """What the reader lists.

    Attributes:
        groups: The rows under their headings.
        counts: How many passages there are of each kind, shown or not.
        hidden: How many the filter hides.
    """

    groups: list[Group]
    counts: Mapping[str, int]
    hidden: int


def in_order_of_text(
    casebook: Casebook, side_of: SideOf, document_id: str | None, wanted: frozenset[str] = frozenset()
) -> Listing:
    """The arguments of one document, or of each under its heading, in the order of the text.

    Args:
        casebook: Whose arguments they are.
        side_of: Tells where an argument is read.
        document_id: The document; None for all.
        wanted: The kinds of argument to show; none for all.
    """
    passages = _Passages(casebook, side_of, wanted)
    groups = passages.of(casebook.arguments, document_id, heads=document_id is None)
    return passages.listing(groups)


def found(
    casebook: Casebook,
    side_of: SideOf,
    words: str,
    document_id: str | None,
    wanted: frozenset[str] = frozenset(),
) -> Listing:
    """What holds the words: arguments by document, then decisions, questions and events."""
    hits = search(casebook, words)
    passages = _Passages(casebook, side_of, wanted)
    arguments = [casebook.argument(hit.id) for hit in hits if hit.kind == "argument"]
    groups = passages.of(arguments, document_id, heads=True)
    decisions = tuple(_decision(casebook, hit.id) for hit in hits if hit.kind == "decision")
    questions = tuple(_question(casebook, hit.id) for hit in hits if hit.kind == "question")
    events = tuple(_event(casebook, int(hit.id)) for hit in hits if hit.kind == "event")
    for name, rows in (("Decisions", decisions), ("Questions", questions), ("Events", events)):
        if rows:
            groups.append((Row(key=f"group {name}", text=f"{name} ({len(rows)})", heading=True), rows))
    return passages.listing(groups)


class _Passages:
    """Makes rows of arguments, and counts those that a filter hides."""

    def __init__(self, casebook: Casebook, side_of: SideOf, wanted: frozenset[str]) -> None:
        self._casebook = casebook
        self._side_of = side_of
        self._wanted = wanted
        self._counts: Counter[str] = Counter()

    def of(self, arguments: Iterable[Argument], document_id: str | None, *, heads: bool) -> list[Group]:
        """The rows of one document or of each, what the editors infer apart; without heads a flat list."""
        given = list(arguments)
        groups: list[Group] = []
        for document in self._casebook.documents:
            if document_id not in (None, document.id):
                continue
            rows = self._rows(given, document.id)
            said = tuple(row for row in rows if not row.inferred)
            inferred = tuple(row for row in rows if row.inferred)
            if said:
                groups.append((_heading(document, said) if heads else None, said))
            if inferred:
                groups.append((_inferences(document, len(inferred), named=heads), inferred))
        return groups

    def listing(self, groups: list[Group]) -> Listing:
        """Return the groups with what was counted while they were made."""
        hidden = sum(
            count for kind, count in self._counts.items() if self._wanted and kind not in self._wanted
        )
        return Listing(groups, self._counts, hidden)

    def _rows(self, arguments: Iterable[Argument], document_id: str) -> tuple[Row, ...]:
        own = [argument for argument in arguments if argument.document == document_id]
        own.sort(key=lambda argument: min(argument.lines, default=0))
        # A passage on several questions under several conditions stands in the casebook several times.
        passages: dict[tuple[object, ...], list[Argument]] = {}
        for argument in own:
            same = (argument.text, argument.voice, argument.lines, argument.kind, argument.inferred)
            passages.setdefault(same, []).append(argument)
        self._counts.update(same[0].kind or "" for same in passages.values())
        return tuple(
            _passage(self._casebook, self._side_of, same)
            for same in passages.values()
            if not self._wanted or (same[0].kind or "") in self._wanted
        )


def _heading(document: Document, rows: Sequence[Row]) -> Row:
    """A document with how many passages it has here, and arguments where one passage holds several."""
    arguments = sum(1 + len(row.twins) for row in rows)
    count = str(len(rows))
    if arguments != len(rows):
        count = filled(
            tr("{arguments} arguments in {passages} passages"), arguments=arguments, passages=len(rows)
        )
    text = filled("{} ({})", document.title, count)
    return Row(key=f"document {document.id}", text=text, document=document.id, heading=True)


def _inferences(document: Document, count: int, *, named: bool) -> Row:
    pattern = (
        tr("{document}: the editors' inferences ({count})")
        if named
        else tr("The editors' inferences ({count})")
    )
    text = filled(pattern, document=document.title, count=count)
    return Row(key=f"inferences {document.id}", text=text, document=document.id, heading=True, open=not named)


def _passage(casebook: Casebook, side_of: SideOf, same: Sequence[Argument]) -> Row:
    speaking = [argument for argument in same if _speaks(side_of, argument)]
    first = (speaking or same)[0]
    bearings = [source(casebook, first)]
    for argument in sorted(same, key=lambda argument: argument not in speaking):
        parts = (bears_on(casebook, argument), _speaking(side_of(argument.id), argument))
        bearings.append(together(": ", parts))
    return Row(
        key=f"reader/{same[0].id}",
        text=first.text,
        small=together(" · ", bearings),
        mark=casebook.document(first.document).mark,
        argument=first.id,
        twins=tuple(argument.id for argument in same if argument is not first),
        dim=not speaking,
        kind=first.kind or "",
        inferred=first.inferred,
    )


def _speaks(side_of: SideOf, argument: Argument) -> bool:
    return side_of(argument.id).argument(argument.id).speaks


def _speaking(course: Course, argument: Argument) -> str:
    state = course.argument(argument.id)
    if not state.speaks:
        return filled(
            tr("does not speak here, {condition}"), condition=would_apply(course.casebook, state.waiting_for)
        )
    if state.strength is None:
        return tr("declares it unknowable")
    return filled(tr("strength {strength:.2f} here"), strength=state.strength)


def _decision(casebook: Casebook, decision_id: str) -> Row:
    decision = casebook.decision(decision_id)
    note = filled(tr("Note: {note}"), note=decision.note) if decision.note else ""
    parts = (spoken_date(decision.date), decision.happened, note)
    small = together(" · ", parts)
    return Row(key=f"decision {decision_id}", text=decision.title, small=small)


def _question(casebook: Casebook, question_id: str) -> Row:
    question = casebook.question(question_id)
    small = together(" · ", (position.label for position in question.positions))
    return Row(key=f"question {question_id}", text=question.title, small=small, question=question_id)


def _event(casebook: Casebook, place: int) -> Row:
    event = casebook.events[place]
    supplied = tr("date supplied by the editors") if event.date_source == "ours" else ""
    return Row(
        key=f"event {place}", text=event.text, small=together(" · ", (spoken_date(event.date), supplied))
    )


def bears_on(casebook: Casebook, argument: Argument) -> str:
    """What the argument speaks for or against, in a few words; its question where it names no position."""
    for said, targets in (
        (tr("for {positions}"), argument.supports),
        (tr("against {positions}"), argument.attacks),
    ):
        positions = [parted(target) for target in targets if names_position(target)]
        if positions:
            labels = (filled("“{}”", casebook.question(key).position(one).label) for key, one in positions)
            return filled(said, positions=", ".join(labels))
    found = bearing_of(casebook, argument)
    return filled(tr("bears on “{question}”"), question=casebook.question(found[0]).title) if found else ""
