"""A step laid out for the screen of a hall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.drawing.geometry import Rect
from scenarios.drawing.hall.branch import branch
from scenarios.drawing.hall.page import BODY, LARGE_ROOM, Page
from scenarios.drawing.hall.views import VIEWS
from scenarios.drawing.ruler import ROLES
from scenarios.drawing.sheet import Placed, Sheet
from scenarios.model.place import Phase
from scenarios.telling.language import tr

if TYPE_CHECKING:
    from scenarios.drawing.hall.page import Part
    from scenarios.drawing.hall.showing import Showing
    from scenarios.drawing.ruler import Ruler
    from scenarios.drawing.shapes import Shapes


MOST_LED = 0.2  # of the width of a card that is shown alone

ENLARGED = (2.5, 2.0, 1.75, 1.5, 1.25, 1.0)
"""How many times larger than on its page a card is shown alone: the first that has room."""


def hall_shapes(showing: Showing, size: tuple[float, float], ruler: Ruler) -> Shapes:
    """Return a step as the hall sees it.

    Args:
        showing: The step.
        size: Width and height of the screen, in the unit of the ruler.
        ruler: Measures text; its body font is `BODY` of the screen's height.
    """
    return _page(showing, size, ruler).shapes


def _page(showing: Showing, size: tuple[float, float], ruler: Ruler) -> Page:
    page = Page(size, ruler)
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


def hall_sheet(
    showing: Showing, aspect: float, ruler: Ruler, body: float, *, large_room: bool = False
) -> Sheet:
    """Return a step on a sheet of a screen's shape, to be drawn at whatever size.

    Args:
        showing: The step.
        aspect: Width of the screen to its height.
        ruler: Measures text.
        body: The size of its body font, in its unit.
        large_room: Whether everything is larger still.
    """
    size = _size(aspect, body, large_room=large_room)
    return Sheet(size, (Placed(0.0, 0.0, hall_shapes(showing, size, ruler)),))


def hall_left_out(
    showing: Showing, aspect: float, ruler: Ruler, body: float, *, large_room: bool = False
) -> str:
    """Return how much more of a step there is than the hall sees, in words; empty where it sees all.

    Args:
        showing: As in `hall_sheet`, and so all others.
        aspect: Width of the screen to its height.
        ruler: Measures text.
        body: The size of its body font, in its unit.
        large_room: Whether everything is larger still.
    """
    return _page(showing, _size(aspect, body, large_room=large_room), ruler).left_out


def hall_cards(
    showing: Showing, aspect: float, ruler: Ruler, body: float, *, large_room: bool = False
) -> tuple[Rect, ...]:
    """Return where the parts of a step stand that can be shown alone, in parts of the screen from 0 to 1.

    Args:
        showing: As in `hall_sheet`, and so all others.
        aspect: Width of the screen to its height.
        ruler: Measures text.
        body: The size of its body font, in its unit.
        large_room: Whether everything is larger still.
    """
    width, height = size = _size(aspect, body, large_room=large_room)
    cards = _page(showing, size, ruler).cards
    return tuple(
        Rect(card.x / width, card.y / height, card.width / width, card.height / height) for card, _ in cards
    )


def card_sheet(
    showing: Showing, aspect: float, ruler: Ruler, body: float, number: int, *, large_room: bool = False
) -> Sheet:
    """Return one of the cards of `hall_cards` alone, as large as it may be, for the same screen.

    Args:
        showing: As in `hall_sheet`, and so all others.
        aspect: Width of the screen to its height.
        ruler: Measures text.
        body: The size of its body font, in its unit.
        number: Which card, from 0; the page itself where there is no such card.
        large_room: Whether everything is larger still.
    """
    width, height = size = _size(aspect, body, large_room=large_room)
    whole = _page(showing, size, ruler)
    if number >= len(whole.cards):
        return Sheet(size, (Placed(0.0, 0.0, whole.shapes),))
    for enlarged in ENLARGED:
        size = (width / enlarged, height / enlarged)
        page = _page_of_card(showing, size, ruler)
        start = page.y
        _write_card(page, whole.cards[number].parts, start)
        spare = page.left
        if spare >= 0:
            break
    page = _page_of_card(showing, size, ruler)
    _write_card(page, whole.cards[number].parts, start + max(0.0, spare) / 2)
    return Sheet(size, (Placed(0.0, 0.0, page.shapes),))


def _page_of_card(showing: Showing, size: tuple[float, float], ruler: Ruler) -> Page:
    page = Page(size, ruler)
    _mark(page, showing)
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
        page.y, x = end, page.room.x


def _size(aspect: float, body: float, *, large_room: bool) -> tuple[float, float]:
    height = body / ROLES["body"][0] / BODY / (LARGE_ROOM if large_room else 1.0)
    return aspect * height, height


def _foot(showing: Showing) -> list[tuple[str, str]]:
    told = [(tr("Strength of the documents' case, not a chance"), "ink-soft")]
    if showing.step.view.value == "slide" or showing.phase is not Phase.TOLD:
        told = []
    return told
