"""A step laid out for the screen of a hall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.drawing.hall.branch import branch
from scenarios.drawing.hall.page import BODY, LARGE_ROOM, Page
from scenarios.drawing.hall.views import VIEWS
from scenarios.drawing.ruler import ROLES
from scenarios.drawing.sheet import Placed, Sheet
from scenarios.model.place import Phase
from scenarios.telling.language import tr

if TYPE_CHECKING:
    from scenarios.drawing.hall.showing import Showing
    from scenarios.drawing.ruler import Ruler
    from scenarios.drawing.shapes import Shapes


def hall_shapes(showing: Showing, size: tuple[float, float], ruler: Ruler) -> Shapes:
    """Return a step as the hall sees it.

    Args:
        showing: The step.
        size: Width and height of the screen, in the unit of the ruler.
        ruler: Measures text; its body font is `BODY` of the screen's height.
    """
    page = Page(size, ruler)
    page.foot(_foot(showing))
    page.heading(showing.heading)
    view = showing.step.view.value
    if view == "map" and showing.question:
        branch(page, showing)
    elif view in VIEWS and (showing.question or view == "slide"):
        VIEWS[view](page, showing)
    return page.shapes


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
    height = body / ROLES["body"][0] / BODY / (LARGE_ROOM if large_room else 1.0)
    size = (aspect * height, height)
    return Sheet(size, (Placed(0.0, 0.0, hall_shapes(showing, size, ruler)),))


def _foot(showing: Showing) -> list[tuple[str, str]]:
    told = [(tr("Strength of the documents' case, not a chance"), "ink-soft")]
    if showing.step.view.value == "slide" or showing.phase is not Phase.TOLD:
        told = []
    if showing.off_script:
        told.insert(0, (tr("off script"), "selection"))
    return told
