"""What a lecture on paper says of itself: its steps, and the branches that they visit.

What the window that it is written from shows at that moment is another matter, and is not said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from scenarios.exports.heading import Said, headed, made_from, made_with, read_by, taken
from scenarios.model.lecture import View
from scenarios.telling.language import filled, together, tr
from scenarios.telling.provisions import in_runs, you_suppose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scenarios.drawing.hall.showing import Showing
    from scenarios.exports.heading import Heading
    from scenarios.exports.request import Request
    from scenarios.model.reading import Reading
    from scenarios.projection.snapshot import Snapshot

Key = TypeVar("Key")


class Visit(Struct, frozen=True):
    """A step, as far as the head of a lecture tells of it.

    Attributes:
        number: Its number, from 1.
        asks: Whether the hall is asked.
        branch: The branch that it shows, in words; empty for a text, which shows none.
        reading: How the documents are taken there.
    """

    number: int
    asks: bool
    branch: str
    reading: Reading


def visit(number: int, showing: Showing) -> Visit:
    """Return what the head of a lecture tells of a step."""
    snapshot = showing.snapshot
    branch = "" if showing.step.view is View.SLIDE else _branch(snapshot)
    return Visit(number, showing.step.asks, branch, snapshot.standpoint.reading)


def lecture_heading(request: Request, visits: Sequence[Visit]) -> Heading:
    """Return what a lecture says of itself.

    Args:
        request: Whose lecture.
        visits: Its steps, at least one.
    """
    title = request.title or filled(tr("Lecture: {casebook}"), casebook=request.book.title)
    return headed(title, _parts(request, visits))


def _parts(request: Request, visits: Sequence[Visit]) -> Iterator[Said]:
    yield from made_from(request)
    asked = [one.number for one in visits if one.asks]
    count = str(len(visits))
    if asked:
        count = filled(tr("{count}; the hall is asked in {steps}"), count=len(visits), steps=_steps(asked))
    yield Said("steps", tr("Steps"), (count,))
    showing = [one for one in visits if one.branch]
    branches = _by((one.branch, one.number) for one in showing)
    if branches:
        lines = (filled("{} ({})", branch, _steps(numbers)) for branch, numbers in branches.items())
        yield Said("branches", tr("Branches"), tuple(lines))
    readings = _by((one.reading, one.number) for one in showing or visits)
    yield from read_by(request.book, {_steps(numbers): reading for reading, numbers in readings.items()})
    yield from made_with(request)


def _branch(snapshot: Snapshot) -> str:
    supposed = snapshot.standpoint.supposed.items()
    parts = [*taken(snapshot), *(you_suppose(snapshot.casebook, *pair) for pair in supposed)]
    return together("; ", parts) or tr("as it happened")


def _by(pairs: Iterable[tuple[Key, int]]) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = {}
    for key, number in pairs:
        found.setdefault(key, []).append(number)
    return found


def _steps(numbers: Sequence[int]) -> str:
    pattern = tr("step {numbers}") if len(numbers) == 1 else tr("steps {numbers}")
    return filled(pattern, numbers=in_runs(numbers))
