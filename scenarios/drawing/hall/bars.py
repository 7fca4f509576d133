"""Strengths as bars from the middle of a column at the right, and the scale above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.drawing.geometry import Rect
from scenarios.drawing.shapes import Box, Ink, Path

if TYPE_CHECKING:
    from scenarios.drawing.hall.page import Page

BAR = 0.34  # of the width, the column of the bars
TICKS = (0, 50, 100)  # as in the bands of the verdicts


def write_scale(page: Page) -> None:
    """Write the ends and the middle of the bars that follow, and move the pen."""
    bar, top = BAR * page.room.width, page.y
    for tick in TICKS:
        at, wide = page.room.right - bar * (1 - tick / TICKS[-1]), page.ruler.width(str(tick), "small")
        # Within the column, so that no number leaves the screen.
        x = min(max(at - wide / 2, page.room.right - bar), page.room.right - wide)
        page.write_at(str(tick), top, "small", "ink-soft", x=x, width=1.01 * wide)
    page.y = top + page.ruler.height("small")


def write_bar(page: Page, rect: Rect, strength: float) -> None:
    """Draw a strength from the middle: to the right for, to the left against."""
    track = Box(Rect(rect.x, rect.y + 0.4 * rect.height, rect.width, 0.2 * rect.height))
    middle, end = rect.x + rect.width / 2, rect.x + rect.width * strength
    colour = "for" if strength >= 0.5 else "against-fill"
    filled = Box(Rect(min(middle, end), rect.y + 0.2 * rect.height, abs(end - middle), 0.6 * rect.height))
    mark = Box(Rect(middle - 0.02 * rect.height, rect.y, 0.08 * rect.height, rect.height))
    page.draw(Path(Ink("", fill="line"), (track,)), Path(Ink("", fill=colour), (filled,)))
    page.draw(Path(Ink("", fill="ink-soft"), (mark,)))
