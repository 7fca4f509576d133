"""Fitting words into widths and keeping labels off each other and off the lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from scenarios.drawing.geometry import Point, Rect

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scenarios.drawing.ruler import Role, Ruler

Kind = Literal["label", "verdict", "count", "branch", "history", "fork", "year", "hinge", "way"]

ELLIPSIS = "…"
HYPHEN = "\N{HYPHEN}"
ON_TEXT = 40  # how much worse it is to lie on other words than on a point of a line
SHORTEST_WORD = 4.0  # heights of a line: what is shorter tells nothing
SHORTEST = (1.0, 0.75, 0.55, 0.4)  # how much of itself a flag's text keeps at least, tried in turn


def elided(text: str, width: float, role: Role, ruler: Ruler) -> str:
    """Return the text, cut short with an ellipsis where it is wider than there is room."""
    if ruler.width(text, role) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if ruler.width(text[:middle].rstrip() + ELLIPSIS, role) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def wrapped(text: str, width: float, role: Role, ruler: Ruler) -> list[str]:
    """Return the text in lines no wider than there is room; a single word that is wider is broken."""
    lines: list[str] = []
    for word in (piece for whole in text.split() for piece in _broken(whole, width, role, ruler)):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and not lines[-1].endswith(HYPHEN) and ruler.width(longer, role) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _broken(word: str, width: float, role: Role, ruler: Ruler) -> list[str]:
    """The word in pieces no wider than there is room, each but the last with a hyphen."""
    pieces: list[str] = []
    while ruler.width(word, role) > width:
        fitting = (n for n in range(len(word) - 2, 2, -1) if ruler.width(word[:n] + HYPHEN, role) <= width)
        most = next(fitting, None)
        if most is None:
            return [*pieces, elided(word, width, role, ruler)]
        pieces.append(word[:most] + HYPHEN)
        word = word[most:]
    return [*pieces, word]


@dataclass(frozen=True)
class Label:
    """A piece of text and its place.

    Attributes:
        kind: What it belongs to.
        text: What it says.
        rect: Where it stands.
        role: In which font.
        key: The lane or decision it belongs to.
        is_end: Whether it tells where the branch on show ends.
        backed: Whether it lies over a line and needs a ground of its own.
    """

    kind: Kind
    text: str
    rect: Rect
    role: Role = "small"
    key: str | None = None
    is_end: bool = False
    backed: bool = False


@dataclass(frozen=True)
class Flag:
    """A label under its leader line.

    Attributes:
        key: Whose label it is.
        text: What it says, perhaps cut short.
        x: Where its leader line stands.
        left: Where the text begins.
        width: How wide the text is.
        tier: In which row, 0 being the nearest to the trunk.
    """

    key: str
    text: str
    x: float
    left: float
    width: float
    tier: int


def flags(
    wanted: Sequence[tuple[str, str, float]], tiers: int, widest: float, gap: float, ruler: Ruler
) -> tuple[Flag, ...]:
    """Hang labels under crowded points so that neither text nor leader line is crossed.

    Each text begins at its leader line. The later of two crowded points hangs higher, so that the leader of
    the earlier one passes to the left of every text above its own.

    Args:
        wanted: Key, text and x of each label, the most important first.
        tiers: How many rows there are; labels that would need more are left out, the least important first.
        widest: How wide one text may be.
        gap: Space between a leader line and its text, and after a text.
        ruler: Measures text.

    Returns:
        The labels that have a place, by x.
    """
    for least in SHORTEST:
        hung = _hung(wanted, widest, least, gap, ruler)
        if all(flag.tier < tiers for flag in hung):
            return hung
    hung = ()
    taken: list[tuple[str, str, float]] = []
    for item in wanted:
        trial = _hung([*taken, item], widest, SHORTEST[-1], gap, ruler)
        if all(flag.tier < tiers for flag in trial):
            hung, taken = trial, [*taken, item]
    return hung


def _hung(
    items: Sequence[tuple[str, str, float]], widest: float, least: float, gap: float, ruler: Ruler
) -> tuple[Flag, ...]:
    hung: list[Flag] = []
    for key, text, x in sorted(items, key=lambda item: item[2], reverse=True):
        width = min(widest, ruler.width(text, "small"))
        # Better a little shorter and beside the next leader than whole and a row lower.
        enough = min(width, max(least * width, SHORTEST_WORD * ruler.height("small")))
        room = [flag.x - x - 2 * gap for flag in hung if flag.x - x - 2 * gap >= enough]
        if room:
            width = min(width, *room)
        short = elided(text, width, "small", ruler)
        width = ruler.width(short, "small")
        # From the last to the first: all whose leader this text reaches hang higher than it.
        tier = max((flag.tier + 1 for flag in hung if flag.x < x + width + 2 * gap), default=0)
        hung.append(Flag(key, short, x, x + gap, width, tier))
    return tuple(reversed(hung))


@dataclass
class Obstacles:
    """What a label must not lie on: points of curves, level lines and other labels."""

    points: list[Point] = field(default_factory=list)
    levels: list[tuple[float, float, float]] = field(default_factory=list)
    rects: list[Rect] = field(default_factory=list)

    def add_line(self, points: Sequence[Point]) -> None:
        """Keep labels off a line given by points along it; a level piece is kept as one."""
        if len(points) == 2 and points[0].y == points[1].y:
            self.levels.append((points[0].y, points[0].x, points[1].x))
        else:
            self.points.extend(points)

    def cost(self, rect: Rect) -> int:
        """How many things a label here would lie on."""
        left, right, top, bottom = rect.x, rect.right, rect.y, rect.bottom
        on_points = sum(left <= x <= right and top <= y <= bottom for x, y in self.points)
        on_levels = sum(top <= y <= bottom and a < right and left < b for y, a, b in self.levels)
        return on_points + 4 * on_levels + ON_TEXT * sum(rect.overlaps(other) for other in self.rects)

    def best(self, candidates: Iterable[Rect]) -> tuple[Rect, int]:
        """Return the first candidate that lies on nothing, else the one that lies on least, and its cost."""
        best: tuple[Rect, int] | None = None
        for rect in candidates:
            cost = self.cost(rect)
            if best is None or cost < best[1]:
                best = rect, cost
            if cost == 0:
                break
        if best is None:
            raise ValueError("there is no place to choose from")
        return best
