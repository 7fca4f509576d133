"""Things one below the other on a hall's screen: as many as have room, and how many more there are."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from scenarios.drawing.hall.page import Page


class Item(NamedTuple):
    """One of several things.

    Attributes:
        height: How high it is.
        write: Writes it.
    """

    height: float
    write: Callable[[], None]


def chosen(
    heights: Sequence[float], gap: float, room: float, rest: float, *, first: Collection[int] = ()
) -> list[int]:
    """Return which things are shown, by their numbers: all, or as many as leave room to count the others.

    Args:
        heights: How high each is.
        gap: What stands between two of them.
        room: How much room there is.
        rest: How much of it counting the others takes.
        first: Those that go before all others where there is not room for all; the others go in their order,
            and none that has no room lets a later one pass.
    """
    if sum(heights) + gap * (len(heights) - 1) <= room + 0.01:
        return list(range(len(heights)))
    order = [*first, *(number for number in range(len(heights)) if number not in first)]
    totals = accumulate(heights[number] + gap for number in order)
    shown = (number for number, total in zip(order, totals, strict=True) if total <= room - rest + 0.01)
    return sorted(shown)


def write_list(
    page: Page,
    items: Sequence[Item],
    gap: float,
    more: Callable[[list[int]], str],
    *,
    first: Collection[int] = (),
) -> None:
    """Write things one below the other, each a part that can be shown alone.

    Args:
        page: Where.
        items: All of them.
        gap: What stands between two of them.
        more: Says that those with these numbers are not shown.
        first: As in `chosen`.
    """
    rest = page.ruler.height("small")
    shown = chosen([item.height for item in items], gap, page.left, rest, first=first)
    for number in shown:
        with page.card():
            items[number].write()
        page.y += gap
    missing = [number for number in range(len(items)) if number not in shown]
    if missing:
        page.leave_out(more(missing))
