"""A picture as PDF: lines as lines, text that can be selected, in the fonts that come with the program."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from fpdf import FPDF
from fpdf.drawing import GraphicsStyle, PaintedPath
from fpdf.enums import StrokeCapStyle

from scenarios.drawing.geometry import Point
from scenarios.drawing.palette import colours_of
from scenarios.drawing.ruler import ROLES
from scenarios.drawing.shapes import DASHES, Box, Circle, Curve, Line, Polygon
from scenarios.exports.fonts import FAMILY, ascent_of, font_file, missing, size_of
from scenarios.exports.heading import heading
from scenarios.exports.pictures import MARGIN, paper, title_of
from scenarios.telling.language import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenarios.drawing.ruler import Role
    from scenarios.drawing.shapes import Figure, Ink, Text
    from scenarios.drawing.sheet import Placed, Sheet
    from scenarios.exports.pictures import Subject
    from scenarios.exports.request import Request

POINTS = 72 / 96
"""Points to a CSS pixel."""

NO_GLYPH = "\N{WHITE SQUARE}"


def write(request: Request, subject: Subject) -> bytes:
    """Return a picture as a PDF, on as many pages as it needs."""
    sheets, scale = paper(request, subject)
    said = heading(request)
    colours = colours_of("dark" if request.options.dark else "light").by_name
    file = _Paper(sheets[0].size, scale * POINTS, colours)
    file.set_title(title_of(request, subject))
    file.set_author(request.author or "Otherwise")
    file.set_subject(said.caution)
    file.set_creator(next(part.text for part in said.parts if part.key == "program"))
    file.set_creation_date(dt.datetime.combine(request.date, dt.time(), dt.UTC))
    file.set_lang(request.book.language or "en")
    for number, sheet in enumerate(sheets, start=1):
        file.draw_sheet(sheet)
        if len(sheets) > 1:
            number_words = tr("page {number} of {count}").format(number=number, count=len(sheets))
            file.foot(title_of(request, subject), number_words)
    return bytes(file.output())


class _Paper(FPDF):
    """Pages on which sheets are drawn.

    Args:
        size: Of a sheet.
        points: How many points are one of its units.
        colours: By name.
    """

    def __init__(self, size: tuple[float, float], points: float, colours: Mapping[str, str]) -> None:
        super().__init__(unit="pt", format=(size[0] * points, size[1] * points))
        self._points = points
        self._colours = colours
        self.set_auto_page_break(auto=False)
        self.set_margin(0)
        self.c_margin = 0
        for bold in (False, True):
            self.add_font(FAMILY, "B" if bold else "", font_file(bold=bold))

    def draw_sheet(self, sheet: Sheet) -> None:
        """Draw a sheet on a page of its own."""
        self.add_page()
        self.set_fill_color(*self._rgb("surface"))
        self.rect(0, 0, self.w, self.h, style="F")
        for part in sheet.parts:
            self._draw(part)

    def foot(self, left: str, right: str) -> None:
        """Put words at the foot of the page, to the left and to the right."""
        self._letters("small", "ink-soft")
        margin = MARGIN * self._points
        room = self.w - 3 * margin - self.get_string_width(_known(right))
        if self.get_string_width(_known(left)) <= room:
            self.text(margin, self.h - margin, _known(left))
        self.text(self.w - margin - self.get_string_width(_known(right)), self.h - margin, _known(right))

    def _draw(self, part: Placed) -> None:
        with self.drawing_context() as context:
            for path in part.shapes.in_order():
                drawn = PaintedPath()
                for figure in path.figures:
                    self._add(drawn, figure, part)
                self._dress(drawn.style, path.ink)
                context.add_item(drawn)
        for text in part.shapes.texts:
            self._write(text, part)

    def _write(self, text: Text, part: Placed) -> None:
        rect, k = text.rect, self._points
        x, y = part.x + rect.x, part.y + rect.y
        if text.ground:
            self.set_fill_color(*self._rgb(text.ground))
            self.rect(x * k, y * k, rect.width * k, rect.height * k, style="F")
        self._letters(text.role, text.colour)
        self.text(x * k, (y + ascent_of(text.role)) * k, _known(text.text))

    def _letters(self, role: Role, colour: str) -> None:
        self.set_font(FAMILY, "B" if ROLES[role][1] else "", size_of(role) * self._points)  # type: ignore[arg-type]
        self.set_text_color(*self._rgb(colour))

    def _rgb(self, name: str) -> tuple[int, int, int]:
        red, green, blue = bytes.fromhex(self._colours[name].removeprefix("#"))
        return red, green, blue

    def _dress(self, style: GraphicsStyle, ink: Ink) -> None:
        width = ink.width * self._points
        style.auto_close = False
        style.stroke_color = self._colours[ink.line] if ink.line else None
        style.fill_color = self._colours[ink.fill] if ink.fill else None
        style.stroke_width = width
        style.stroke_cap_style = StrokeCapStyle.BUTT if ink.dashed or ink.flat else StrokeCapStyle.ROUND
        style.stroke_dash_pattern = [dash * width for dash in DASHES] if ink.dashed else None

    def _add(self, path: PaintedPath, figure: Figure, part: Placed) -> None:
        k = self._points

        def at(*points: Point) -> list[float]:
            return [side for x, y in points for side in ((x + part.x) * k, (y + part.y) * k)]

        match figure:
            case Line(start, end):
                path.move_to(*at(start))
                path.line_to(*at(end))
            case Curve(pieces):
                path.move_to(*at(pieces[0].start))
                for piece in pieces:
                    path.curve_to(*at(piece.pull, piece.push, piece.end))
            case Circle(middle, radius):
                path.circle(*at(middle), radius * k)  # type: ignore[call-arg]  # stubs behind the library
            case Polygon(corners):
                path.move_to(*at(corners[0]))
                for corner in corners[1:]:
                    path.line_to(*at(corner))
                path.close()
            case Box(rect, radius):
                x, y = at(Point(rect.x, rect.y))
                path.rectangle(x, y, rect.width * k, rect.height * k, radius * k, radius * k)


def _known(text: str) -> str:
    """The text with a sign for each character that the fonts do not have."""
    gone = missing(text)
    return "".join(NO_GLYPH if letter in gone else letter for letter in text)
