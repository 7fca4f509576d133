"""Shapes on the pages of a PDF: lines as lines, text that can be selected, in the fonts of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fpdf import FPDF
from fpdf.drawing import GraphicsStyle, PaintedPath
from fpdf.enums import StrokeCapStyle
from fpdf.line_break import Fragment

from scenarios.drawing.geometry import Point
from scenarios.drawing.palette import colours_of
from scenarios.drawing.ruler import ROLES
from scenarios.drawing.shapes import DASHES, Circle, Curve, Line, Polygon
from scenarios.exports.fonts import FAMILY, ascent_of, font_file, known, size_of
from scenarios.exports.runs import runs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Literal

    from scenarios.drawing.ruler import Role
    from scenarios.drawing.shapes import Figure, Ink, Text
    from scenarios.drawing.sheet import Placed

_FOOT = 0.8
"""How far below the top of a cell as high as its font the letters stand, in heights."""


class Pages(FPDF):
    """Pages in the fonts that come with the program, with no margins within a cell.

    Args:
        unit: Of every length.
        size: Of a page, or its name.
    """

    def __init__(self, unit: Literal["mm", "pt"], size: str | tuple[float, float]) -> None:
        super().__init__(unit=unit, format=size)
        self.c_margin = 0
        for bold in (False, True):
            self.add_font(FAMILY, "B" if bold else "", font_file(bold=bold))

    def _parse_chars(self, text: str, markdown: bool, **others: Any) -> Iterator[Fragment]:
        """What is written at once: fpdf would part an Arabic word at each vowel sign, whose script is any."""
        if self.text_shaping:
            yield Fragment(text, self._get_current_graphics_state(), self.k)
        else:
            yield from super()._parse_chars(text, markdown, **others)


def put(file: Pages, x: float, y: float, line: str, lead: int = 0, *, from_right: bool | None = None) -> None:
    """Write a line in the font that is set, each stretch of it in its own direction.

    Args:
        file: The file, on the page.
        x: Where it begins to the left.
        y: The foot of its letters.
        line: What it says.
        lead: How many of its characters are bold.
        from_right: The direction of the text that it is of; that of its first letter where nothing is said.
    """
    for run in runs(line, lead, from_right=from_right):
        if lead:
            file.set_font(style="B" if run.leads else "")
        text = known(run.text)
        if not run.from_right:
            file.text(x, y, text)
            x += file.get_string_width(text)
            continue
        before = file.x, file.y
        file.set_text_shaping(True, direction="rtl")
        file.set_xy(x, y - _FOOT * file.font_size)
        file.cell(h=file.font_size, text=text)
        x += file.get_string_width(text)
        file.set_text_shaping(False)
        file.set_xy(*before)


class Pen:
    """Draws on the page on which a file is.

    Args:
        file: The file.
        unit: How many units of the file are one of the drawing.
        theme: Whose colours are taken.
    """

    def __init__(self, file: Pages, unit: float, theme: Literal["light", "dark"] = "light") -> None:
        self._file, self._unit = file, unit
        self._colours = colours_of(theme).by_name

    def draw(self, part: Placed) -> None:
        """Draw shapes at their place, which is in units of the drawing."""
        with self._file.drawing_context() as context:
            for path in part.shapes.in_order():
                drawn = PaintedPath()
                for figure in path.figures:
                    self._add(drawn, figure, part)
                self._dress(drawn.style, path.ink)
                context.add_item(drawn)
        for text in part.shapes.texts:
            self._write(text, part)

    def _write(self, text: Text, part: Placed) -> None:
        rect, k = text.rect, self._unit
        x, y = part.x + rect.x, part.y + rect.y
        if text.ground:
            self._file.set_fill_color(*self.rgb(text.ground))
            self._file.rect(x * k, y * k, rect.width * k, rect.height * k, style="F")
        self.letters(text.role, text.colour)
        put(self._file, x * k, (y + ascent_of(text.role)) * k, text.text)

    def letters(self, role: Role, colour: str) -> None:
        """Let the file go on in the font of a role."""
        points = size_of(role) * self._unit * self._file.k
        self._file.set_font(FAMILY, "B" if ROLES[role][1] else "", points)
        self._file.set_text_color(*self.rgb(colour))

    def rgb(self, name: str) -> tuple[int, int, int]:
        """Return a colour by its name, each part from 0 to 255."""
        red, green, blue = bytes.fromhex(self._colours[name].removeprefix("#"))
        return red, green, blue

    def _dress(self, style: GraphicsStyle, ink: Ink) -> None:
        width = ink.width * self._unit
        style.auto_close = False
        style.stroke_color = self._colours[ink.line] if ink.line else None
        style.fill_color = self._colours[ink.fill] if ink.fill else None
        style.stroke_width = width
        style.stroke_cap_style = StrokeCapStyle.BUTT if ink.dashed or ink.flat else StrokeCapStyle.ROUND
        style.stroke_dash_pattern = [dash * width for dash in DASHES] if ink.dashed else None

    def _add(self, path: PaintedPath, figure: Figure, part: Placed) -> None:
        k = self._unit

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
            case _:
                rect, radius = figure
                x, y = at(Point(rect.x, rect.y))
                path.rectangle(x, y, rect.width * k, rect.height * k, radius * k, radius * k)
