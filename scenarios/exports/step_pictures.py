"""A lecture as pictures, one a step, exactly as the hall sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.drawing.hall.screen import hall_sheet
from scenarios.drawing.palette import colours_of
from scenarios.exports.fonts import BODY, FileRuler
from scenarios.exports.lecture_steps import showings
from scenarios.exports.pixels import Pixels
from scenarios.exports.request import ExportError
from scenarios.model.place import Phase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.exports.request import Request

SIZE = (1920, 1080)


def pictures(request: Request, size: tuple[int, int] = SIZE) -> Iterator[tuple[str, bytes]]:
    """Return the name and the PNG of each picture, in order: `02-asked.png`, `02.png`.

    Args:
        request: Whose lecture.
        size: Width and height in pixels.

    Raises:
        ExportError: The scenario has no lecture, or nothing here draws pixels.
    """
    if request.painter is None:
        raise ExportError("nothing here draws pixels; write the lecture as handout.pdf")
    ruler, colours = FileRuler(), colours_of("hall").by_name
    digits = len(str(max(10, len(request.lecture))))
    for number, showing in showings(request):
        sheet = hall_sheet(showing, size[0] / size[1], ruler, BODY)
        asked = "-asked" if showing.phase is Phase.ASKED else ""
        data = request.painter(Pixels(sheet, size[1] / sheet.size[1], colours))
        yield f"{number:0{digits}}{asked}.png", data
