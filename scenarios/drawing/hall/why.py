"""Why a position stands as it does, for a hall: the firmest arguments of either side, and how many more."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from scenarios.drawing.hall.course import course_told, write_course
from scenarios.drawing.hall.listing import Item, chosen, write_list
from scenarios.telling.arguments import citation
from scenarios.telling.language import capital, counted_more, filled, one_line, tr
from scenarios.telling.reason_rows import reason_rows
from scenarios.telling.statuses import standing_words

if TYPE_CHECKING:
    from scenarios.drawing.hall.page import Page
    from scenarios.drawing.hall.showing import Showing
    from scenarios.drawing.ruler import Role
    from scenarios.telling.reason_rows import Row

GAP = 0.25  # lines between two arguments
ROLES: tuple[Role, ...] = ("body", "small")
"""The fonts of arguments: the second where in the first none of a side has room."""


def why(page: Page, showing: Showing) -> None:
    """Show the firmest arguments for and against the position in focus, one of each side in turn.

    An argument is whole or it is counted: half of what a document says, with its page, would misquote it.
    """
    position = showing.projected.position(showing.position)
    write_course(page, capital(showing.rests_on), course_told(showing))
    with page.keep():
        said = filled("{} — {}", one_line(position.label), standing_words(showing.projected, position))
        page.write(said, "strong" if page.tight > 1 else "title")
    page.gap(0.3)
    rows = _in_turn(showing)
    if not rows:
        page.write(tr("No argument reaches this position here."), "body", "ink-soft")
        return
    _write_rows(page, showing, rows)


def _in_turn(showing: Showing) -> list[Row]:
    side, compared = showing.side, showing.snapshot.compared
    groups = reason_rows(
        side, lambda one: compared.voice(one, side.number), showing.question, showing.position
    )
    rows = [row for found in groups.values() for row in found if row.signed is not None and not row.dim]
    rows.sort(key=lambda row: -abs(row.signed or 0.0))
    sides = [row for row in rows if _is_for(row)], [row for row in rows if not _is_for(row)]
    turns = [row for pair in zip(*sides, strict=False) for row in pair]
    return [*turns, *max(sides, key=len)[len(turns) // 2 :]]


def _is_for(row: Row) -> bool:
    return (row.signed or 0.0) >= 0


def _write_rows(page: Page, showing: Showing, rows: list[Row]) -> None:
    """Write as many as there is room for, of each side one at least where there is room for that."""
    gap, indent = GAP * page.ruler.height("body"), page.ruler.width("+  ", "strong")
    texts = [_text(showing, row) for row in rows]
    sides = len({_is_for(row) for row in rows})
    found = []
    for role in ROLES:
        heights = [page.height_of(text, role, page.room.width - indent) for text in texts]
        shown = _fitting(page, rows, heights, gap)
        lacking = sides - len({_is_for(rows[number]) for number in shown})
        too_high = sum(height > page.left - page.ruler.height("small") for height in heights)
        # A side that is not heard weighs more than any argument that has no room on any page.
        found.append((lacking * len(rows) + too_high, role, heights, shown))
        if not lacking:
            break
    page.lacking, role, heights, shown = min(found, key=lambda one: one[0])
    items = [
        Item(height, partial(_write_row, page, row, text, role, indent))
        for row, text, height in zip(rows, texts, heights, strict=True)
    ]
    write_list(page, items, gap, lambda missing: _more_arguments([rows[number] for number in missing]), shown)


def _write_row(page: Page, row: Row, text: str, role: Role, indent: float) -> None:
    sign, colour = ("+", "for") if _is_for(row) else ("−", "against-text")
    page.lead(sign, "small-strong" if role == "small" else "strong", colour)
    page.write(text, role, x=page.room.x + indent)


def _more_arguments(rows: list[Row]) -> str:
    more = counted_more(len(rows), tr("… and 1 more argument"), tr("… and {count} more arguments"))
    count = sum(map(_is_for, rows))
    told = tr("{more}: {count} for, {against} against")
    return filled(told, more=more, count=count, against=len(rows) - count)


def _fitting(page: Page, rows: list[Row], heights: list[float], gap: float) -> list[int]:
    """Which have room: the firmest two of either side that have; a shorter one may pass a longer one."""
    rest = page.ruler.height("small")
    if len(every := chosen(heights, gap, page.left, rest)) == len(rows):
        return every
    room = page.left - rest + 0.01
    pairs = sorted(combinations(range(len(rows)), 2), key=sum)
    both = next(
        (
            pair
            for pair in pairs
            if _is_for(rows[pair[0]]) != _is_for(rows[pair[1]])
            and sum(heights[number] + gap for number in pair) <= room
        ),
        (),
    )
    shown, used = list(both), sum(heights[number] + gap for number in both)
    for number, height in enumerate(heights):
        if number not in shown and used + height + gap <= room:
            shown.append(number)
            used += height + gap
    return sorted(shown)


def _text(showing: Showing, row: Row) -> str:
    argument = showing.snapshot.casebook.argument(row.argument)
    return filled("{}  {} ({})", row.mark, row.text, citation(argument))
