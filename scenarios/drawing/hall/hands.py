"""The hands of a hall beside the documents' case, answer by answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.telling.hands import hands_for

if TYPE_CHECKING:
    from scenarios.drawing.hall.page import Page
    from scenarios.drawing.hall.showing import Showing


def hands_beside(
    page: Page, showing: Showing, position: str | None, width: float, most: int = 2
) -> tuple[str, ...]:
    """Return how many hands an answer got in lines that fit a column; the briefest way where none does.

    Args:
        page: Measures text.
        showing: The step.
        position: The answer; None for silence, for which there are none.
        width: How wide the column is.
        most: How many lines there may be.
    """
    every = hands_for(showing.snapshot.casebook, showing.step, position)
    ways = [lines for lines in every if len(lines) <= most]
    for lines in ways:
        if all(page.ruler.width(line, "small-strong") <= width for line in lines):
            return lines
    return ways[-1] if ways else ()


def write_hands(page: Page, lines: tuple[str, ...], top: float, width: float) -> None:
    """Write hands at the right, and leave the pen below them and what stands beside.

    Args:
        page: Where.
        lines: As from `hands_beside`.
        top: Where to begin.
        width: How wide the column is.
    """
    below, page.y = page.y, top
    for line in lines:
        x = page.room.right - width
        page.write(line, "small-strong", "selection", x=x, width=width, most=1)
    page.y = max(page.y, below)
