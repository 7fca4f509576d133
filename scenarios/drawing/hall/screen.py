"""A step laid out for the screen of a hall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.drawing.geometry import Point, Rect
from scenarios.drawing.hall.branch import branch
from scenarios.drawing.hall.page import BODY, LARGE_ROOM, Page
from scenarios.drawing.hall.views import VIEWS
from scenarios.drawing.ruler import ROLES
from scenarios.drawing.shapes import Ink, Line, Path
from scenarios.drawing.sheet import Placed, Sheet
from scenarios.model.place import Phase
from scenarios.telling.language import tr

if TYPE_CHECKING:
    from scenarios.drawing.hall.page import Card, Part
    from scenarios.drawing.hall.showing import Showing
    from scenarios.drawing.ruler import Ruler


RULE = 0.05  # of a line, how thick the stroke is above a card that is shown alone
MOST_LED = 0.2  # of the width of a card that is shown alone

TIGHT = (0, 1, 3)
"""How tight a page may be, as `Page` takes it: the first in which enough has room."""

ENLARGED = (2.5, 2.0, 1.75, 1.5, 1.25, 1.0, 0.8, 0.6)
"""How many times larger than on its page a card is shown alone: the first that has room.

Rather small than cut: what a document says is quoted whole.
"""


class HallPicture:
    """A step laid out for a hall.

    Args:
        showing: The step.
        size: Width and height of the screen, in the unit of the ruler.
        ruler: Measures text; its body font is `BODY` of the screen's height.
        leaf: Which page of what there is, from 0; the last where there are not so many.
    """

    def __init__(self, showing: Showing, size: tuple[float, float], ruler: Ruler, leaf: int = 0) -> None:
        self._showing, self._size, self._ruler = showing, size, ruler
        self._page = _page(showing, size, ruler, leaf)

    @property
    def sheet(self) -> Sheet:
        """All of it, to be drawn at whatever size."""
        if self._page.is_too_high:
            return self.card_sheet(0)
        return Sheet(self._size, (Placed(0.0, 0.0, self._page.shapes),))

    @property
    def left_out(self) -> str:
        """How much more of the step there is than the hall sees, in words; empty where it sees all."""
        return self._page.left_out

    @property
    def leaves(self) -> int:
        """How many pages there are of what the step shows."""
        return self._page.leaves

    @property
    def cards(self) -> tuple[Card, ...]:
        """The parts that can be shown alone; their places are in parts of the screen from 0 to 1."""
        width, height = self._size
        return tuple(
            card._replace(
                rect=Rect(
                    card.rect.x / width,
                    card.rect.y / height,
                    card.rect.width / width,
                    card.rect.height / height,
                )
            )
            for card in self._page.cards
        )

    def card_sheet(self, number: int) -> Sheet:
        """Return one of the cards alone, as large as it may be, below what it answers and under which terms.

        Args:
            number: Which card, from 0.
        """
        width, height = self._size
        parts = self._page.cards[number].parts
        for enlarged in ENLARGED:
            size = (width / enlarged, height / enlarged)
            page = self._page_of_card(size)
            start = page.y
            _write_card(page, parts, start)
            spare = page.left
            if spare >= 0:
                break
        page = self._page_of_card(size)
        _write_card(page, parts, start + max(0.0, spare) / 2)
        return Sheet(size, (Placed(0.0, 0.0, page.shapes),))

    def _page_of_card(self, size: tuple[float, float]) -> Page:
        """A page with what stands above every card: the heading, what is the user's own, the condition."""
        page = Page(size, self._ruler)
        if self._showing.heading:
            page.write(self._showing.heading, "small", "ink-soft")
        _mark(page, self._showing)
        for part in self._page.kept:
            page.write(part.text, "small", part.colour)
        if page.y > page.room.y:
            page.gap(0.25)
            rule = Line(Point(page.room.x, page.y), Point(page.room.right, page.y))
            page.draw(Path(Ink("line", RULE * page.ruler.height("body")), (rule,)))
            page.gap(0.25)
        return page


def hall_picture(
    showing: Showing, aspect: float, ruler: Ruler, body: float, *, large_room: bool = False, leaf: int = 0
) -> HallPicture:
    """Lay a step out for a screen of some shape.

    Args:
        showing: The step.
        aspect: Width of the screen to its height.
        ruler: Measures text.
        body: The size of its body font, in its unit.
        large_room: Whether everything is larger still.
        leaf: Which page of what there is.
    """
    return HallPicture(showing, _size(aspect, body, large_room=large_room), ruler, leaf)


def hall_sheet(
    showing: Showing, aspect: float, ruler: Ruler, body: float, *, large_room: bool = False
) -> Sheet:
    """Return the first page of a step on a sheet of a screen's shape; all is as in `hall_picture`."""
    return hall_picture(showing, aspect, ruler, body, large_room=large_room).sheet


def hall_left_out(
    showing: Showing, aspect: float, ruler: Ruler, body: float, *, large_room: bool = False
) -> str:
    """Return how much more of a step there is than its first page has; all is as in `hall_picture`."""
    return hall_picture(showing, aspect, ruler, body, large_room=large_room).left_out


def _page(showing: Showing, size: tuple[float, float], ruler: Ruler, leaf: int) -> Page:
    """Write a page; where too little has room beneath its heading, the heading is smaller."""
    found: list[Page] = []
    for tight in TIGHT:
        found.append(_written(showing, Page(size, ruler, leaf, tight)))
        if not found[-1].lacking:
            break
    return min(found, key=lambda page: (page.lacking, page.leaves))


def _written(showing: Showing, page: Page) -> Page:
    page.foot(_foot(showing))
    view = showing.step.view.value
    if showing.heading:
        page.heading(showing.heading)
    _mark(page, showing)
    if view == "map" and showing.question:
        branch(page, showing)
    elif view in VIEWS and (showing.question or view == "slide"):
        VIEWS[view](page, showing)
    return page


def _mark(page: Page, showing: Showing) -> None:
    """Write what is the user's own, so that nobody takes it for what the documents say."""
    for mark in showing.marks:
        page.write(mark, "strong", "selection", most=2)
    if showing.marks:
        page.gap(0.3)


def _write_card(page: Page, parts: tuple[Part, ...], y: float) -> None:
    """Write a card from a height on; the pen goes on where there is no room for it."""
    page.y = y
    x = page.room.x
    for part in parts:
        # A sign and a number lead lines; an answer leads none but a verdict that has room behind it.
        led = page.ruler.width(f"{part.text}  ", part.role)
        if part.leads and led <= MOST_LED * page.room.width:
            page.lead(part.text, part.role, part.colour)
            x = page.room.x + led
            continue
        wide = page.room.right - x
        end = page.y + page.height_of(part.text, part.role, wide)
        page.write(part.text, part.role, part.colour, x=x, width=wide)
        page.y, x = max(page.y, end), page.room.x


def _size(aspect: float, body: float, *, large_room: bool) -> tuple[float, float]:
    height = body / ROLES["body"][0] / BODY / (LARGE_ROOM if large_room else 1.0)
    return aspect * height, height


def _foot(showing: Showing) -> list[tuple[str, str]]:
    told = [(tr("Strength of the documents' case, not a chance"), "ink-soft")]
    if showing.step.view.value == "slide" or showing.phase is not Phase.TOLD:
        told = []
    return told
