"""Why a position stands as it does, for a hall: the firmest arguments of either side, and how many more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.drawing.hall.course import course_told, write_course
from scenarios.drawing.hall.listing import chosen
from scenarios.telling.arguments import citation
from scenarios.telling.language import counted_more, filled, tr
from scenarios.telling.reason_rows import reason_rows
from scenarios.telling.statuses import standing_words

if TYPE_CHECKING:
    from scenarios.drawing.hall.page import Page
    from scenarios.drawing.hall.showing import Showing
    from scenarios.telling.reason_rows import Row

GAP = 0.25  # lines between two arguments


def why(page: Page, showing: Showing) -> None:
    """Show the firmest arguments for and against the position in focus, one of each side in turn."""
    position = showing.projected.position(showing.position)
    said = filled("{} — {}", position.label, standing_words(showing.projected, position))
    height, told = page.ruler.height, course_told(showing)
    # One argument of each side goes before a condition of two lines.
    least = 2 * (1 + GAP) * height("body") + 2 * height("small") + 0.5 * height("body")
    is_cramped = page.left - page.height_of(said, "title", page.room.width) < least + height("small")
    write_course(page, told, 1 if is_cramped else 2)
    page.write(said, "title")
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
    """Write as many as there is room for: one of each side in any case, be it cut short."""
    line, gap = page.ruler.height("body"), GAP * page.ruler.height("body")
    rest = page.ruler.height("small")
    texts = [_text(showing, row, row.text) for row in rows]
    indent = page.ruler.width("+  ", "strong")
    heights = [page.height_of(text, "body", page.room.width - indent) for text in texts]
    # In turn, so the second is of the other side where there are two.
    both = [0, 1] if len(rows) > 1 and _is_for(rows[0]) != _is_for(rows[1]) else [0]
    if sum(heights[number] + gap for number in both) > page.left - rest:
        lines = max(len(both), int((page.left - rest - gap * len(both)) / line + 0.01))
        for number in both:
            after = sum(heights[one] / line for one in both if one > number)
            own = lines - min(int(after + 0.01), lines // 2)
            texts[number] = _shortened(page, showing, rows[number], indent, own)
            heights[number] = page.height_of(texts[number], "body", page.room.width - indent)
            lines -= int(heights[number] / line + 0.01)
    shown = _fitting(page, heights, gap, rest, both)
    for number in shown:
        sign, colour = ("+", "for") if _is_for(rows[number]) else ("−", "against-text")
        with page.card():
            page.lead(sign, "strong", colour)
            page.write(texts[number], x=page.room.x + indent)
        page.y += gap
    more = counted_more(
        len(rows) - len(shown), tr("… and 1 more argument"), tr("… and {count} more arguments")
    )
    if more:
        left_out = [row for number, row in enumerate(rows) if number not in shown]
        count = sum(map(_is_for, left_out))
        told = tr("{more}: {count} for, {against} against")
        page.leave_out(filled(told, more=more, count=count, against=len(left_out) - count))


def _fitting(page: Page, heights: list[float], gap: float, rest: float, both: list[int]) -> list[int]:
    """Which have room: one of each side first; a shorter one may pass a longer one that has none."""
    shown = chosen(heights, gap, page.left, rest, first=both)
    left = page.left - rest - sum(heights[number] + gap for number in shown)
    for number, height in enumerate(heights):
        if number not in shown and height + gap <= left + 0.01:
            shown.append(number)
            left -= height + gap
    return sorted(shown)


def _text(showing: Showing, row: Row, words: str) -> str:
    argument = showing.snapshot.casebook.argument(row.argument)
    return filled("{}  {} ({})", row.mark, words, citation(argument))


def _shortened(page: Page, showing: Showing, row: Row, indent: float, lines: int) -> str:
    """An argument in so many lines, cut before it says where it stands."""
    width, words = page.room.width - indent, row.text.split()
    room = lines * page.ruler.height("body") + 0.01
    count = len(words)
    text = _text(showing, row, row.text)
    while count > 1 and page.height_of(text, "body", width) > room:
        count -= 1
        text = _text(showing, row, f"{' '.join(words[:count])} …")
    return text
