"""The views of a step but the map: a text, all outcomes, the comparison with history; others have files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from scenarios.drawing.hall.course import write_numbered_course
from scenarios.drawing.hall.listing import Item, write_list
from scenarios.drawing.hall.outcome import outcome
from scenarios.drawing.hall.page import between
from scenarios.drawing.hall.why import why
from scenarios.model.plain import shown as shown_text
from scenarios.projection.comparing import Change
from scenarios.telling.changes import counted_changes
from scenarios.telling.language import counted_more, filled, together, tr
from scenarios.telling.outcome_lines import changed_lines, outcome_lines

if TYPE_CHECKING:
    from scenarios.drawing.hall.page import Page
    from scenarios.drawing.hall.showing import Showing
    from scenarios.telling.outcome_lines import OutcomeLine

LEAST_CUT = 3  # lines of a paragraph that are shown of one that has no room


def slide(page: Page, showing: Showing) -> None:
    """Write a text, a paragraph a line; what has no room is counted."""
    lines = [line or "\N{NO-BREAK SPACE}" for line in shown_text(showing.step.text).splitlines()]
    heights = [page.height_of(line, "body", page.room.width) for line in lines]
    gap = between(page, page.left - sum(heights), len(lines)) * page.ruler.height("body")
    items = [Item(height, partial(page.write, line)) for height, line in zip(heights, lines, strict=True)]
    _cut_paragraph(page, items, lines, gap)
    write_list(page, items, gap, lambda missing: _more_lines(lines, missing))


def _more_lines(lines: list[str], missing: list[int]) -> str:
    said = [number for number in missing if number < len(lines) and lines[number].strip()]
    more = counted_more(len(said), tr("… and 1 more line"), tr("… and {count} more lines"))
    return more or tr("… the text goes on")


def _cut_paragraph(page: Page, items: list[Item], lines: list[str], gap: float) -> None:
    """Cut the first paragraph that has no room where much of it has: a thing of no height says it goes on."""
    line = page.ruler.height("body")
    left = page.left - page.ruler.height("small") + 0.01
    for number, item in enumerate(items):
        most = int((left - gap) // line)
        if item.height + gap > left:
            is_last = number == len(items) - 1
            if most >= LEAST_CUT and item.height > most * line and not (is_last and item.height <= left):
                items[number] = Item(most * line, partial(page.write, lines[number], most=most))
                if is_last:
                    items.append(Item(2 * page.height, lambda: None))
            return
        left -= item.height + gap


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
    """Questions with what is said of each, as many as there is room for, and how many more there are."""
    width = page.room.width

    def write(line: OutcomeLine) -> None:
        page.write(line.title, "small", "ink-soft")
        page.write(line.said, "strong", "selection" if line.kind is Change.OTHERWISE else "ink")

    items = [
        Item(
            page.height_of(line.title, "small", width) + page.height_of(line.said, "strong", width),
            partial(write, line),
        )
        for line in lines
    ]
    write_list(
        page,
        items,
        0.2 * page.ruler.height("body"),
        lambda missing: filled(tr("… and {count} more"), count=len(missing)),
    )
