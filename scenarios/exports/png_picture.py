"""A picture as PNG, drawn by the painter that is handed in: pixels need more than a ruler."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.drawing.palette import colours_of
from scenarios.exports.pictures import picture
from scenarios.exports.pixels import Pixels
from scenarios.exports.request import ExportError

if TYPE_CHECKING:
    from scenarios.exports.pictures import Subject
    from scenarios.exports.request import Request

MOST_PIXELS = 150_000_000  # of a picture; four bytes each


def write(request: Request, subject: Subject) -> bytes:
    """Return a picture as PNG.

    Raises:
        ExportError: There is no painter, or the picture would not fit into memory.
    """
    if request.painter is None:
        raise ExportError("nothing here draws pixels; write the picture as .svg or .pdf")
    options = request.options
    sheet = picture(request, subject)
    scale = options.scale if options.width is None else options.width / sheet.size[0]
    colours = colours_of("dark" if options.dark else "light").by_name
    pixels = Pixels(sheet, scale, colours, options.transparent)
    width, height = pixels.size
    if width * height > MOST_PIXELS:
        raise ExportError(
            f"a picture of {width:,} by {height:,} pixels is too large; choose a smaller scale or width"
        )
    return request.painter(pixels)
