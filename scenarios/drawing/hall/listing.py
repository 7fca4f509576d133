"""Things one below the other on a hall's screen: as many as have room, and how many more there are."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from scenarios.telling.language import filled, tr

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


def leaves(
    heights: Sequence[float], gap: float, room: float, rest: float, first: Sequence[int]
) -> list[list[int]]:
    """Return what stands on each page of a list, the first page as it is given; what is too high, alone.

    Args:
        heights: How high each thing is.
        gap: What stands between two of them.
        room: How much room there is.
        rest: How much of it saying which page it is takes.
        first: What stands on the first page.
    """
    found = [list(first)]
    used = room  # the first page takes no more
    for number, height in enumerate(heights):
        if number in first:
            continue
        if used + height + gap > room - rest + 0.01:
            found.append([])
            used = 0.0
        found[-1].append(number)
        used += height + gap
    return found


def write_list(
    page: Page,
    items: Sequence[Item],
    gap: float,
    more: Callable[[list[int]], str],
    shown: Sequence[int] | None = None,
) -> None:
    """Write things one below the other, each a part that can be shown alone: those of the page's leaf.

    Args:
        page: Where.
        items: All of them.
        gap: What stands between two of them.
        more: Says that those with these numbers are not shown.
        shown: What stands on the first page; as in `chosen` unless said.
    """
    rest, heights = page.ruler.height("small"), [item.height for item in items]
    if shown is None:
        shown = chosen(heights, gap, page.left, rest)
    every = leaves(heights, gap, page.left, rest, shown)
    page.leaves = len(every)
    leaf = min(page.leaf, len(every) - 1)
    room = page.left - rest - gap + 0.01
    page.is_too_high = leaf > 0 and any(heights[number] > room for number in every[leaf])
    for number in every[leaf]:
        with page.card():
            items[number].write()
        page.y += gap
    missing = [number for number in range(len(items)) if number not in every[leaf]]
    if missing:
        page.leave_out(page_words(leaf, every, len(items)) if leaf else more(missing))


def page_words(leaf: int, every: Sequence[Sequence[int]], count: int) -> str:
    """Return which page of a list it is, and how much of the list stands on it.

    Args:
        leaf: Which, from 0.
        every: What stands on each page.
        count: How many things there are.
    """
    pattern = tr("Page {number} of {pages}, {shown} of {count} on it")
    return filled(pattern, number=leaf + 1, pages=len(every), shown=len(every[leaf]), count=count)
