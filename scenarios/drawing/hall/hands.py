"""The hands of a hall beside the documents' case, answer by answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.telling.hands import WITH_SHARES, hands_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenarios.drawing.hall.page import Page
    from scenarios.drawing.hall.showing import Showing


def hands_way(
    page: Page,
    showing: Showing,
    answers: Iterable[str | None],
    width: float,
    *,
    most: int = 2,
    shares: bool = True,
) -> int:
    """Return the fullest way in which the hands of all these answers fit a column; else the briefest.

    One way for all of them: a count with its share beside one without would not be compared.

    Args:
        page: Measures text.
        showing: The step.
        answers: The answers; silence, which is None, gets no hands.
        width: How wide the column is.
        most: How many lines there may be.
        shares: Whether shares may be told.
    """
    every = [found for one in answers if (found := hands_for(showing.snapshot.casebook, showing.step, one))]
    ways = [
        way
        for way in range(0 if shares else WITH_SHARES, min(map(len, every), default=0))
        if all(len(found[way]) <= most for found in every)
    ]
    for way in ways:
        if all(page.ruler.width(line, "small-strong") <= width for found in every for line in found[way]):
            return way
    return ways[-1] if ways else (0 if shares else WITH_SHARES)


def hands_beside(showing: Showing, position: str | None, way: int) -> tuple[str, ...]:
    """Return how many hands an answer got in one of the ways, line by line; silence, None, gets none."""
    every = hands_for(showing.snapshot.casebook, showing.step, position)
    return every[way] if every else ()


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
