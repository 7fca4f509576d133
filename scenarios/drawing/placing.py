"""Placing words: each as near to what it names as may be, none on a line, a sign or other words.

What finds no place is left out: a name in the wrong place is worse than none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from msgspec import Struct

from scenarios.drawing.geometry import Point, Rect
from scenarios.drawing.ground import CLEAR, meeting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios.drawing.ground import Ground, Mask, Numbers
    from scenarios.drawing.labels import Kind
    from scenarios.drawing.ruler import Role

MOST_SEEN = 240  # places, the cheapest, of which those are kept that differ
MOST_KEPT = 8  # places among which the words of one label are arranged with those of others
MOST_TRIED = 600  # arrangements; the best so far is then taken
MOST_COVERED = 0.25  # heights of a line of text, of the thin lines under words
NEAR = (0.4, 0.48, 0.55, 0.62, 0.7, 0.8, 1.0, 1.3, 1.8, 2.5, 4.0)  # heights of a line, distances told apart
BESIDE = 0.45  # heights of a line of text from a diamond; words that stand farther off have a leader line


class Place(Struct, frozen=True):
    """Where a label may stand.

    Attributes:
        rect: The place.
        lines: Its words, line by line.
        role: In which font.
        cost: How much worse it is than the best there could be.
        leader: A line to what it names, where it does not stand beside it.
    """

    rect: Rect
    lines: tuple[str, ...]
    role: Role
    cost: float
    leader: tuple[Point, Point] | None = None


class Wanted(Struct, frozen=True):
    """A label that looks for its place.

    Attributes:
        kind: What it belongs to.
        key: What it names.
        worth: How much is lost without it, in the same measure as the cost of a place.
        places: Where it may stand.
    """

    kind: Kind
    key: str | None
    worth: float
    places: tuple[Place, ...]


class Offer(NamedTuple):
    """Words broken into lines in some way, and places for them.

    Attributes:
        lines: The words.
        role: In which font.
        width: How wide they are.
        height: How high they are.
        corners: The left upper corners of places, shape (places, 2).
        costs: What each costs beside what it meets.
    """

    lines: tuple[str, ...]
    role: Role
    width: float
    height: float
    corners: Numbers
    costs: Numbers


def beside(
    ground: Ground, offers: Sequence[Offer], own: int, reach: float, unit: float, *, alone: bool = True
) -> tuple[Place, ...]:
    """Return the places from which a stroke is nearer than any other.

    Args:
        ground: What is drawn already.
        offers: The places to choose from.
        own: The stroke.
        reach: How far off a place may be.
        unit: The height of a line of the body font.
        alone: Whether no other stroke may be as near; else that makes a place worse.
    """
    rects, costs, which = _clear(ground, offers)
    first = np.argsort(costs, kind="stable")[:MOST_SEEN]
    rects, costs, which = rects[first], costs[first], [which[number] for number in first.tolist()]
    mine, others = ground.nearest(rects, own, [part * unit for part in NEAR])
    good = (mine <= reach) & ((mine < others) | (not alone))
    # Far from others is better, too: then nobody need compare.
    crowd = np.clip(1.6 * unit - np.minimum(others, 1e6) + np.minimum(mine, 1e6), 0.0, None) / unit
    costs = costs + 2.0 * np.minimum(mine, 1e6) / unit + crowd
    return _best(offers, rects, np.where(good, costs, np.inf), which, unit)


def around(
    ground: Ground, offers: Sequence[Offer], at: Point, side: float, rivals: Sequence[Point], unit: float
) -> tuple[Place, ...]:
    """Return the places around a diamond, with leader lines to those that stand off.

    Args:
        ground: What is drawn already, this diamond too.
        offers: The places to choose from.
        at: The middle of the diamond.
        side: From there to its corners.
        rivals: The middles of the diamonds that must not be nearer where there is no leader line.
        unit: The height of a line of the body font.
    """
    rects, costs, which = _clear(ground, offers)
    ends = np.column_stack([np.clip(at.x, rects[:, 0], rects[:, 2]), np.clip(at.y, rects[:, 1], rects[:, 3])])
    away = ends - np.array(at)
    far = np.hypot(away[:, 0], away[:, 1])
    gap = far - side
    led = gap > BESIDE * unit
    starts = np.array(at) + away * (side / np.maximum(np.abs(away).sum(axis=1), 1e-9))[:, None]
    nearer = np.ones(len(rects), dtype=bool)
    for rival in rivals:
        across = np.maximum(np.maximum(rects[:, 0] - rival.x, rival.x - rects[:, 2]), 0.0)
        down = np.maximum(np.maximum(rects[:, 1] - rival.y, rival.y - rects[:, 3]), 0.0)
        nearer &= far + CLEAR < np.hypot(across, down)
    good = np.where(led, ground.free(starts + away * 1e-3, ends), nearer)
    costs = costs + gap / unit + led * (1.5 + ground.crossed(starts, ends))
    leaders = [
        (Point(*start), Point(*end)) if far_off else None
        for start, end, far_off in zip(starts.tolist(), ends.tolist(), led.tolist(), strict=True)
    ]
    return _best(offers, rects, np.where(good, costs, np.inf), which, unit, leaders)


def _clear(ground: Ground, offers: Sequence[Offer]) -> tuple[Numbers, Numbers, list[int]]:
    """The places that may be taken at all, what each costs so far, and which offer's it is."""
    corners = np.vstack([one.corners for one in offers])
    sizes = [len(one.corners) for one in offers]
    extent = np.repeat([(one.width, one.height) for one in offers], sizes, axis=0)
    rects = np.hstack([corners, corners + extent])
    kept = np.flatnonzero(ground.clear(rects))
    thin, upright = ground.covered(rects[kept])
    costs = np.concatenate([one.costs for one in offers])[kept] + 2.0 * thin + upright
    few = thin <= MOST_COVERED
    kept, costs = kept[few], costs[few]
    return rects[kept], costs, np.repeat(np.arange(len(offers)), sizes)[kept].tolist()


def _best(
    offers: Sequence[Offer],
    rects: Numbers,
    costs: Numbers,
    which: Sequence[int],
    unit: float,
    leaders: Sequence[tuple[Point, Point] | None] = (),
) -> tuple[Place, ...]:
    """The cheapest places that are not almost the same."""
    kept: list[Place] = []
    for number in np.argsort(costs, kind="stable")[:MOST_SEEN].tolist():
        cost = float(costs[number])
        if cost == np.inf:
            break
        x, y = float(rects[number, 0]), float(rects[number, 1])
        if any(abs(x - o.rect.x) + abs(y - o.rect.y) < 0.7 * unit for o in kept):
            continue
        offer = offers[which[number]]
        leader = leaders[number] if leaders else None
        kept.append(Place(Rect(x, y, offer.width, offer.height), offer.lines, offer.role, cost, leader))
        if len(kept) == MOST_KEPT:
            break
    return tuple(kept)


def arranged(wanted: Sequence[Wanted]) -> tuple[Place | None, ...]:
    """Return a place for each label, or none, so that as little as may be is lost and none meets another.

    Branch and bound: the labels are tried in the order of their worth, each in its places from the best on.
    """
    order = sorted(range(len(wanted)), key=lambda number: -wanted[number].worth)
    every = [(number, place) for number in order for place in wanted[number].places]
    clash = _clashes([place for _, place in every])
    rows: dict[int, list[int]] = {number: [] for number in order}
    for row, (number, _) in enumerate(every):
        rows[number].append(row)
    # What the labels from here on cost at least.
    least = [0.0] * (len(order) + 1)
    for depth in range(len(order) - 1, -1, -1):
        one = wanted[order[depth]]
        least[depth] = least[depth + 1] + min([one.worth, *(place.cost for place in one.places)])
    best: tuple[float, tuple[int, ...]] = (float("inf"), ())
    tried = 0

    def go(depth: int, cost: float, taken: tuple[int, ...]) -> None:
        nonlocal best, tried
        tried += 1
        if cost + least[depth] >= best[0] or (tried > MOST_TRIED and best[1]):
            return
        if depth == len(order):
            best = cost, taken
            return
        number = order[depth]
        for row in rows[number]:
            if every[row][1].cost < wanted[number].worth and not any(clash[row][other] for other in taken):
                go(depth + 1, cost + every[row][1].cost, (*taken, row))
        go(depth + 1, cost + wanted[number].worth, taken)

    go(0, 0.0, ())
    placed: list[Place | None] = [None] * len(wanted)
    for row in best[1]:
        number, place = every[row]
        placed[number] = place
    return tuple(placed)


def _clashes(places: Sequence[Place]) -> list[list[bool]]:
    if not places:
        return []
    rects = np.array([(one.rect.x, one.rect.y, one.rect.right, one.rect.bottom) for one in places])
    found = meeting(rects, rects, CLEAR)
    for row, place in enumerate(places):
        if place.leader is not None:
            (x0, y0), (x1, y1) = place.leader
            steps = np.linspace(0.0, 1.0, 16)[:, None]
            x, y = x0 + (x1 - x0) * steps, y0 + (y1 - y0) * steps
            found[row] |= _crossing(place.leader, places)
            on = (
                (rects[:, 0] - 1 <= x)
                & (x <= rects[:, 2] + 1)
                & (rects[:, 1] - 1 <= y)
                & (y <= rects[:, 3] + 1)
            )
            crossed = on.any(axis=0)
            found[row] |= crossed
            found[:, row] |= crossed
    return [[bool(cell) for cell in line] for line in found]


def _crossing(leader: tuple[Point, Point], places: Sequence[Place]) -> Mask:
    """Which of these have a leader line that crosses this one."""

    def side(a: Point, b: Point, c: Point) -> float:
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)

    def crosses(other: tuple[Point, Point] | None) -> bool:
        if other is None:
            return False
        (a, b), (c, d) = leader, other
        return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0

    return np.array([crosses(place.leader) for place in places])
