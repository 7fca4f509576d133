"""The page that a hall sees: heading, body, foot, and a pen that writes down the page while there is room."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional

from msgspec.structs import replace

from scenarios.drawing.geometry import Rect
from scenarios.drawing.labels import elided, wrapped
from scenarios.drawing.shapes import Box, Shapes, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.drawing.ruler import Role, Ruler
    from scenarios.drawing.shapes import Path

BODY = 48 / 1080
"""The size of the body font, in heights of the screen."""

LARGE_ROOM = 1.3
"""How many times larger everything is in a large room."""

MARGIN = 0.05  # of the height
HEADINGS: tuple[tuple[Role, int], ...] = (
    ("heading", 2),
    ("title", 2),
    ("title", 3),
    ("strong", 3),
    ("strong", 4),
)
"""The fonts of a heading and the most lines in each: it is written in the first in which it is whole."""

NARROW, WIDE = 0.25, 0.9  # lines, between the answers that a hall is asked about, and between paragraphs


class Part(NamedTuple):
    """A text of a card.

    Attributes:
        text: What it says.
        role: Its font.
        colour: Its colour.
        leads: Whether the next one stands behind it, and not below.
    """

    text: str
    role: Role
    colour: str
    leads: bool


class Card(NamedTuple):
    """A part of a page that a lecturer may want to show alone.

    Attributes:
        rect: Where it stands.
        parts: What it says.
    """

    rect: Rect
    parts: tuple[Part, ...]


class Page:
    """A page that is written from top to bottom.

    Args:
        size: Width and height, in the unit of the ruler.
        ruler: Measures text.
        leaf: Which page it is of what there is, from 0.
        tight: How many of `HEADINGS` are too large for it, and of other titles in their way.

    Attributes:
        leaf: As given.
        tight: As given.
        leaves: How many pages there are of what there is.
        ruler: As given.
        width: How wide it is.
        height: How high it is.
        room: Where is written.
        y: The height of the pen.
        left_out: How much more there is than there was room for, in words; empty for nothing.
        lacking: How much less than a hall should see had room; 0 for enough.
        is_too_high: Whether its only card has no room below its heading, and is to be shown alone.
        kept: What also stands above a part that is shown alone.
    """

    def __init__(self, size: tuple[float, float], ruler: Ruler, leaf: int = 0, tight: int = 0) -> None:
        self.ruler = ruler
        self.leaf, self.tight = leaf, tight
        self.leaves, self.lacking, self.is_too_high = 1, 0, False
        self.width, self.height = size
        margin = MARGIN * self.height
        self.room = Rect(margin, margin, self.width - 2 * margin, self.height - 2 * margin)
        self.y = self.room.y
        self._paths: list[Path] = []
        self._texts: list[Text] = []
        self._cards: list[Card] = []
        self._parts: list[Part] = []
        self.left_out = ""
        self.kept: list[Part] = []

    @property
    def left(self) -> float:
        """How much room is left below the pen."""
        return self.room.bottom - self.y

    @property
    def shapes(self) -> Shapes:
        """What has been written."""
        return Shapes((self.width, self.height), tuple(self._paths), tuple(self._texts))

    @property
    def cards(self) -> tuple[Card, ...]:
        """The parts that a lecturer may want to show alone, in their order."""
        return tuple(self._cards)

    @contextmanager
    def card(self) -> Iterator[None]:
        """Take all that is written meanwhile for one card."""
        texts, paths = len(self._texts), len(self._paths)
        self._parts = []
        yield
        boxes = [
            figure.rect for path in self._paths[paths:] for figure in path.figures if isinstance(figure, Box)
        ]
        rects = [text.rect for text in self._texts[texts:]]
        if rects:
            rects += boxes
            x, y = min(rect.x for rect in rects), min(rect.y for rect in rects)
            right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
            self._cards.append(Card(Rect(x, y, right - x, bottom - y), tuple(self._parts)))

    @contextmanager
    def keep(self) -> Iterator[None]:
        """Take all that is written meanwhile for what stands above a part that is shown alone, too."""
        begun = len(self._parts)
        yield
        self.kept += self._parts[begun:]

    def draw(self, *paths: Path) -> None:
        """Add figures."""
        self._paths += paths

    def gap(self, lines: float) -> None:
        """Leave so many lines of the body font free, or on a tight page half of that."""
        self.y += lines * self.ruler.height("body") * (0.5 if self.tight > 1 else 1.0)

    def heading(self, text: str) -> None:
        """Write the heading: smaller where it is long, and on more lines, before any of it is cut."""
        for role, most in HEADINGS[self.tight :]:
            if len(wrapped(text, self.room.width, role, self.ruler)) <= most:
                break
        self.write(text, role, most=most)
        self.gap(0.4)

    def foot(self, parts: list[tuple[str, str]]) -> None:
        """Write a line at the bottom, and take its room away.

        Args:
            parts: Texts with their colours, from left to right.
        """
        height = self.ruler.height("small")
        y, x, gap = self.room.bottom - height, self.room.x, self.ruler.width("  ", "small") * 2
        for text, colour in parts:
            shown = elided(text, self.room.right - x, "small", self.ruler)
            width = self.ruler.width(shown, "small")
            self._texts.append(Text(shown, Rect(x, y, width, height), "small", colour))
            x += width + gap
        self.room = replace(self.room, height=self.room.height - 1.3 * height)

    def leave_out(self, more: str) -> None:
        """Write that there is more than there is room for."""
        self.left_out = more
        self.write(more, "small", "ink-soft", most=1)

    def height_of(self, text: str, role: Role, width: float) -> float:
        """How high a text would be."""
        return len(wrapped(text, width, role, self.ruler)) * self.ruler.height(role)

    def write(
        self,
        text: str,
        role: Role = "body",
        colour: str = "ink",
        *,
        x: float | None = None,
        width: float | None = None,
        most: int | None = None,
    ) -> None:
        """Write a text below what is written, and move the pen.

        Args:
            text: What it says.
            role: Its font.
            colour: Its colour.
            x: Where its lines begin; the left margin unless said.
            width: How wide they may be; up to the right margin unless said.
            most: How many lines there may be; the last is cut short.
        """
        self._parts.append(Part(text, role, colour, leads=False))
        self.y = self.write_at(text, self.y, role, colour, x=x, width=width, most=most)

    def lead(self, text: str, role: Role, colour: str) -> None:
        """Write what the next text stands behind, and leave the pen before it."""
        self._parts.append(Part(text, role, colour, leads=True))
        self.write_at(text, self.y, role, colour)

    def write_at(
        self,
        text: str,
        y: float,
        role: Role = "body",
        colour: str = "ink",
        *,
        x: float | None = None,
        width: float | None = None,
        most: int | None = None,
    ) -> float:
        """Write a text at a height and return where it ends; the pen stays. What has no room is left out."""
        x = self.room.x if x is None else x
        width = self.room.right - x if width is None else width
        lines, height = wrapped(text, width, role, self.ruler), self.ruler.height(role)
        room = int((self.room.bottom - y + 0.01) // height)
        most = max(0, room if most is None else min(most, room))
        if len(lines) > most:
            rest = [elided(f"{' '.join(lines[most - 1 :])} …", width, role, self.ruler)] if most else []
            lines = [*lines[: max(0, most - 1)], *rest]
        is_from_right = _is_from_right(text)
        for line in lines:
            wide = self.ruler.width(line, role)
            left = x + width - wide if is_from_right else x
            self._texts.append(Text(line, Rect(left, y, wide, height), role, colour))
            y += height
        return y


def between(page: Page, spare: float, count: int) -> float:
    """Return how many lines there are between things, where so much room is not written on."""
    return min(max(NARROW, spare / max(1, count) / page.ruler.height("body")), WIDE)


def _is_from_right(text: str) -> bool:
    """Whether a text is written from right to left, by its first letter that says."""
    strong = (side for side in map(bidirectional, text) if side in ("L", "R", "AL"))
    return next(strong, "L") != "L"
