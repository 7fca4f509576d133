"""What every export says of itself: casebook, choices, suppositions, reading, day, and what a strength is.

This module makes neutral parts; each format writes them down in its own way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios import __version__
from scenarios.engine.semantics import SEMANTICS
from scenarios.model.plain import on_one_line
from scenarios.telling.hinges import idle_words, not_arising_words
from scenarios.telling.language import capital, filled, listed, together, tr
from scenarios.telling.provisions import you_suppose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scenarios.exports.request import Request
    from scenarios.model.casebook import Casebook, Document
    from scenarios.model.reading import Reading
    from scenarios.projection.course import NotArising
    from scenarios.projection.hinges import HingeStanding
    from scenarios.projection.snapshot import Snapshot


class Said(Struct, frozen=True):
    """One thing that a file says of itself.

    Attributes:
        key: A name for programs that stays the same in every language: `casebook`, `supposed`.
        label: What is said, in a word or two.
        lines: It, a sentence or a phrase each without a line break; at least one.
    """

    key: str
    label: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it on one line."""
        return together("; ", self.lines)


class Heading(Struct, frozen=True):
    """What a file says of itself.

    Attributes:
        title: What it is called.
        parts: What it says beneath, in order.
        caution: What a strength is, and what it is not.
    """

    title: str
    parts: tuple[Said, ...]
    caution: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything in plain lines, the title first."""
        said = [filled("{}: {}", part.label, line) for part in self.parts for line in part.lines]
        return (self.title, *said, self.caution)


def caution() -> str:
    """Return the sentence that stands beside every strength."""
    return tr("Strengths, from 0 to 1, are the strength of the documents' case, not a chance.")


def heading(request: Request) -> Heading:
    """Return what an export says of itself."""
    return headed(_title(request), _parts(request))


def headed(title: str, parts: Iterable[Said]) -> Heading:
    """Return a heading of these parts, each line without line breaks."""
    told = (Said(part.key, part.label, tuple(on_one_line(line) for line in part.lines)) for part in parts)
    return Heading(on_one_line(title), tuple(told), caution())


def departures(snapshot: Snapshot) -> tuple[str, ...]:
    """Return what goes otherwise, a phrase each, with what happened beside it; none in history."""
    casebook, choices = snapshot.casebook, snapshot.standpoint.choices
    return tuple(
        filled(
            tr("{decision}: {option} (as it happened: {actual})"),
            decision=decision.title,
            option=decision.option(choices[decision.id]).label,
            actual=decision.actual.label,
        )
        for decision in map(casebook.decision, snapshot.departures)
    )


def suppositions(snapshot: Snapshot) -> tuple[str, ...]:
    """Return what the user supposes, a sentence each; none where nothing is supposed."""
    return tuple(_supposed(snapshot, hinge) for hinge in snapshot.hinges if hinge.supposed is not None)


def taken(snapshot: Snapshot) -> list[str]:
    """Return what goes otherwise, a phrase each, without what happened; nothing in history."""
    casebook, choices = snapshot.casebook, snapshot.standpoint.choices
    return [
        filled("{}: {}", decision.title, decision.option(choices[decision.id]).label)
        for decision in map(casebook.decision, snapshot.departures)
    ]


def made_from(request: Request) -> Iterator[Said]:
    """Yield of which casebook a file is made, and by whom."""
    casebook = request.book
    edition = tr("{title} ({id}), revision {revision}") if casebook.revision else tr("{title} ({id})")
    said = filled(edition, title=casebook.title, id=casebook.id, revision=casebook.revision)
    yield Said("casebook", tr("Casebook"), (said,))
    if request.author:
        yield Said("author", tr("Made by"), (request.author,))


def read_by(casebook: Casebook, readings: Mapping[str, Reading]) -> Iterator[Said]:
    """Yield how the documents are taken.

    Args:
        casebook: Whose documents.
        readings: Each reading by where it holds, as `steps 1–3`; of a single one that is not said.
    """
    alone = len(readings) == 1
    lines = [
        line if alone else filled("{}: {}", where, line)
        for where, reading in readings.items()
        for line in _reading(casebook, reading)
    ]
    yield Said("reading", tr("Reading"), tuple(lines))
    semantics = [SEMANTICS[reading.semantics] for reading in readings.values()]
    told = dict.fromkeys(f"{one.title} ({one.key})" for one in semantics)
    yield Said("semantics", tr("Semantics"), tuple(told))


def made_with(request: Request) -> Iterator[Said]:
    """Yield when a file is made, and with what."""
    yield Said("date", tr("Date"), (request.date.isoformat(),))
    yield Said("program", tr("Made with"), (f"Otherwise {__version__}",))


def _title(request: Request) -> str:
    if request.title:
        return request.title
    return listed(taken(request.snapshot)) or filled(
        tr("{casebook}, as it happened"), casebook=request.book.title
    )


def _parts(request: Request) -> Iterator[Said]:
    snapshot = request.snapshot
    yield from made_from(request)
    yield Said(
        "choices", tr("Goes otherwise"), departures(snapshot) or (tr("nothing; all goes as it happened"),)
    )
    not_arising = [_not_arising(snapshot, decision) for decision in snapshot.not_arising]
    if not_arising and snapshot.departures:
        yield Said("not-arising", tr("Does not arise"), tuple(not_arising))
    supposed = suppositions(snapshot)
    if supposed:
        yield Said("supposed", tr("Supposed by the user, not said by the documents"), supposed)
    yield from read_by(request.book, {"": snapshot.standpoint.reading})
    yield from made_with(request)


def _supposed(snapshot: Snapshot, hinge: HingeStanding) -> str:
    if hinge.idle:
        return idle_words(snapshot, hinge)
    return filled("{}.", capital(you_suppose(snapshot.casebook, hinge.id, hinge.supposed)))


def _not_arising(snapshot: Snapshot, decision_id: str) -> str:
    casebook = snapshot.casebook
    item: NotArising = next(one for one in snapshot.courses[0].not_arising if one.decision == decision_id)
    return filled("{} – {}", casebook.decision(decision_id).title, not_arising_words(casebook, item))


def _reading(casebook: Casebook, reading: Reading) -> Iterator[str]:
    credence = {document.id: reading.credence_of(document.id) for document in casebook.documents}
    if all(value == 1.0 for value in credence.values()):
        yield tr("every document with full credence")
    else:
        yield from (_heard(document, credence[document.id]) for document in casebook.documents)
    if reading.muted:
        names = [voice.name for voice in casebook.voices if voice.id in reading.muted]
        yield filled(tr("not heard: {voices}"), voices=listed(names))
    if reading.without_inferences:
        yield tr("without the editors' inferences")


def _heard(document: Document, credence: float) -> str:
    if credence == 0.0:
        pattern = tr("{mark} {title}: not heard")
    elif credence == 1.0:
        pattern = tr("{mark} {title}: full credence")
    else:
        pattern = tr("{mark} {title}: credence {credence:g}")
    return filled(pattern, mark=document.mark, title=document.title, credence=credence)
