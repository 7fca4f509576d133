"""Fitting words into widths and keeping labels off each other and off the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from scenarios.drawing.geometry import Rect
from scenarios.model.plain import whole_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios.drawing.ruler import Role, Ruler

Kind = Literal["label", "verdict", "count", "branch", "history", "fork", "year", "hinge", "way"]

BESIDE_TEXT = 0.85  # of a row, how far down a leader line goes beside its text
ELLIPSIS = "…"
HYPHEN = "\N{HYPHEN}"


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
    return whole_lines([text[:low].rstrip() + ELLIPSIS])[0]


def wrapped(text: str, width: float, role: Role, ruler: Ruler, before: float = 0.0) -> list[str]:
    """Return the text in lines no wider than there is room; a single word that is wider is broken.

    Args:
        text: The words.
        width: How wide a line may be.
        role: In which font.
        ruler: Measures text.
        before: How much of the first line is taken; it is empty where no word has room beside that.
    """
    lines = [""] if before else []
    for word in (piece for whole in text.split() for piece in _broken(whole, width, role, ruler)):
        longer = f"{lines[-1]} {word}" if lines and lines[-1] else word
        room = width - before if len(lines) == 1 else width
        if lines and not lines[-1].endswith(HYPHEN) and ruler.width(longer, role) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return whole_lines(lines)


def broken(text: str, role: Role, ruler: Ruler, most: int) -> list[tuple[str, ...]]:
    """Return the text on one line, on two and so on, each as narrow as it gets; no word is broken.

    Args:
        text: The words.
        role: In which font.
        ruler: Measures text.
        most: How many lines there may be.
    """
    words = text.split()
    widest = max((ruler.width(word, role) for word in words), default=0.0)
    whole = ruler.width(" ".join(words), role)
    found: list[tuple[str, ...]] = [(" ".join(words),)]
    for count in range(2, min(most, len(words)) + 1):
        width = max(widest, whole / count)
        lines = wrapped(text, width, role, ruler)
        while len(lines) > count:
            width *= 1.08
            lines = wrapped(text, width, role, ruler)
        if len(lines) == count:
            found.append(tuple(lines))
    return found


def _broken(word: str, width: float, role: Role, ruler: Ruler) -> list[str]:
    """The word in pieces no wider than there is room, each but the last with a hyphen."""
    pieces: list[str] = []
    while ruler.width(word, role) > width:
        # Of two pieces in three letters each at least, as long as there is room for.
        low, high = 2, len(word) - 2
        while low < high:
            middle = (low + high + 1) // 2
            if ruler.width(word[:middle] + HYPHEN, role) <= width:
                low = middle
            else:
                high = middle - 1
        if low < 3:
            return [*pieces, elided(word, width, role, ruler)]
        pieces.append(word[:low] + HYPHEN)
        word = word[low:]
    return [*pieces, word]


class Label(Struct, frozen=True):
    """A piece of text and its place.

    Attributes:
        kind: What it belongs to.
        text: What it says.
        rect: Where it stands.
        role: In which font.
        key: The lane or decision it belongs to.
        is_end: Whether it tells where the branch on show ends.
    """

    kind: Kind
    text: str
    rect: Rect
    role: Role = "small"
    key: str | None = None
    is_end: bool = False


class Flag(Struct, frozen=True):
    """A label under its leader line.

    Attributes:
        key: Whose label it is.
        text: What it says.
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

    def leader(self, top: float, first_row: float, row: float) -> tuple[float, float, float]:
        """Return the x, the top and the bottom of its leader line.

        Args:
            top: Where it begins.
            first_row: The y of the first row of labels.
            row: How high a row is.
        """
        along = BESIDE_TEXT if self.left >= self.x else 0.0
        return self.x, top, first_row + (self.tier + along) * row


def flags(
    wanted: Sequence[tuple[str, str, float]], tiers: int, edge: float, gap: float, ruler: Ruler
) -> tuple[Flag, ...]:
    """Hang labels under crowded points so that neither text nor leader line is crossed.

    Each text begins at its leader line, and is whole. The later of two crowded points hangs higher, so that
    the leader of the earlier one passes to the left of every text above its own.

    Args:
        wanted: Key, text and x of each label, the most important first.
        tiers: How many rows there are; labels that would need more are left out, the least important first.
        edge: How far to the right texts may reach; the last of them begin before their leaders instead.
        gap: Space between a leader line and its text, and after a text.
        ruler: Measures text.

    Returns:
        The labels that have a place, by x.
    """
    hung = _hung(wanted, edge, gap, ruler)
    if all(flag.tier < tiers for flag in hung):
        return hung
    hung = ()
    taken: list[tuple[str, str, float]] = []
    for item in wanted:
        trial = _hung([*taken, item], edge, gap, ruler)
        if all(flag.tier < tiers for flag in trial):
            hung, taken = trial, [*taken, item]
    return hung


def _hung(items: Sequence[tuple[str, str, float]], edge: float, gap: float, ruler: Ruler) -> tuple[Flag, ...]:
    hung: list[Flag] = []
    for key, text, x in sorted(items, key=lambda item: item[2], reverse=True):
        # At the edge it begins before its leader, as far as the leader before that lets it.
        before = max((other for _, _, other in items if other < x), default=-gap)
        left = max(before + gap, min(x + gap, edge - ruler.width(text, "small")))
        short = elided(text, edge - left, "small", ruler)
        width = ruler.width(short, "small")
        # From the last to the first: all whose leader or text this one reaches hang higher than it.
        reach = left + width + 2 * gap
        tier = max((flag.tier + 1 for flag in hung if min(flag.x, flag.left) < reach), default=0)
        hung.append(Flag(key, short, x, left, width, tier))
    return tuple(reversed(hung))
