"""The views of a step but the map: a text, all outcomes, the comparison with history; others have files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from scenarios.drawing.hall.course import write_numbered_course
from scenarios.drawing.hall.listing import Item, chosen, write_list
from scenarios.drawing.hall.outcome import outcome
from scenarios.drawing.hall.page import between
from scenarios.drawing.hall.why import why
from scenarios.drawing.labels import wrapped
from scenarios.model.plain import shown as shown_text
from scenarios.projection.comparing import Change
from scenarios.telling.changes import counted_changes
from scenarios.telling.language import counted_more, filled, together, tr
from scenarios.telling.outcome_lines import changed_lines, outcome_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.drawing.hall.page import Page
    from scenarios.drawing.hall.showing import Showing
    from scenarios.telling.outcome_lines import OutcomeLine

LEAST_CUT = 3  # lines of a paragraph that are shown of one that has no room
FEW = 3  # outcomes; where a hall sees not so many, the heading is smaller


def slide(page: Page, showing: Showing) -> None:
    """Write a text, a paragraph a line; what has no room is counted, and goes on where it was cut."""
    lines = [line or "\N{NO-BREAK SPACE}" for line in shown_text(showing.step.text).splitlines()]
    heights = [page.height_of(line, "body", page.room.width) for line in lines]
    gap = between(page, page.left - sum(heights), len(lines)) * page.ruler.height("body")
    pieces = list(enumerate(lines))
    if sum(heights) + gap * (len(lines) - 1) > page.left + 0.01:
        pieces = list(_in_pieces(page, lines, gap))
    items = [
        Item(page.height_of(text, "body", page.room.width), partial(page.write, text)) for _, text in pieces
    ]

    def more(missing: list[int]) -> str:
        begun = {number for place, (number, _) in enumerate(pieces) if place not in missing}
        said = {pieces[place][0] for place in missing} - begun
        count = sum(bool(lines[number].strip()) for number in said)
        told = counted_more(count, tr("… and 1 more line"), tr("… and {count} more lines"))
        return told or tr("… the text goes on")

    write_list(page, items, gap, more)


def _in_pieces(page: Page, lines: list[str], gap: float) -> Iterator[tuple[int, str]]:
    """Yield paragraphs with their numbers; one of many lines goes on where a page ends."""
    line = page.ruler.height("body")
    room = page.left - page.ruler.height("small") + 0.01
    used = 0.0
    for number, text in enumerate(lines):
        rest = wrapped(text, page.room.width, "body", page.ruler)
        while used + len(rest) * line + gap > room:
            most = int((room - used - gap) // line)
            if most >= LEAST_CUT or not used:
                most = max(1, most)
                yield number, " ".join(rest[:most])
                rest = rest[most:]
            used = 0.0
        yield number, " ".join(rest)
        used += len(rest) * line + gap


def outcomes(page: Page, showing: Showing) -> None:
    """Show every outcome in a line, those that go otherwise first."""
    snapshot = showing.snapshot
    write_numbered_course(page, showing)
    _listed(page, outcome_lines(snapshot, showing.course))


def changes(page: Page, showing: Showing) -> None:
    """Show what differs from history: before and after of every outcome that goes otherwise."""
    snapshot = showing.snapshot
    compared = snapshot.compared
    counts = [counted_changes(kind, count) for kind, count in compared.counts.items() if count]
    page.write(together(" · ", counts), "small-strong", "selection")
    page.gap(0.3)
    _listed(page, changed_lines(snapshot))


VIEWS = {"slide": slide, "outcome": outcome, "outcomes": outcomes, "changes": changes, "why": why}


def _listed(page: Page, lines: list[OutcomeLine]) -> None:
    """Questions with what is said of each, as many as there is room for, and how many more there are.

    What is said stands behind its question, not below, where so more of them have room.
    """
    gap, rest = 0.2 * page.ruler.height("body"), page.ruler.height("small")
    found = []
    for is_close in (False, True):
        items = [_Listed(page, line, is_close=is_close).item for line in lines]
        found.append((items, chosen([item.height for item in items], gap, page.left, rest)))
    items, shown = max(found, key=lambda one: len(one[1]))
    page.lacking = max(0, min(FEW, len(lines)) - len(shown))
    write_list(page, items, gap, lambda missing: filled(tr("… and {count} more"), count=len(missing)), shown)


class _Listed:
    """A question with what is said of it, below it or, where that has room, behind it."""

    def __init__(self, page: Page, line: OutcomeLine, *, is_close: bool) -> None:
        self._page, self._line = page, line
        self._said_at = page.ruler.width(f"{line.title}  ", "small")
        width = self._said_at + page.ruler.width(line.said, "strong")
        self._is_behind = is_close and width <= page.room.width

    @property
    def item(self) -> Item:
        """It as one of several things."""
        height_of, width = self._page.height_of, self._page.room.width
        said = height_of(self._line.said, "strong", width)
        above = 0.0 if self._is_behind else height_of(self._line.title, "small", width)
        return Item(above + said, self._write)

    def _write(self) -> None:
        page, line = self._page, self._line
        colour = "selection" if line.kind is Change.OTHERWISE else "ink"
        if not self._is_behind:
            page.write(line.title, "small", "ink-soft")
            page.write(line.said, "strong", colour)
            return
        # On one line below: the smaller font stands on the line of the larger.
        down = page.ruler.height("strong") - page.ruler.height("small")
        page.y += 0.8 * down
        page.lead(line.title, "small", "ink-soft")
        page.y -= 0.8 * down
        page.write(line.said, "strong", colour, x=page.room.x + self._said_at)
