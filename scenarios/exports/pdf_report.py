"""The report as a PDF: text that can be selected and searched, an outline of headings, page numbers."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

from fpdf.enums import Align

from scenarios.drawing.geometry import Point
from scenarios.drawing.labels import elided
from scenarios.drawing.sheet import Placed
from scenarios.exports.blocks import Block, Drawing, Grid, Head, Item, Items, Paragraph
from scenarios.exports.fonts import FAMILY, NO_GLYPH, known, missing
from scenarios.exports.heading import heading
from scenarios.exports.pdf_lines import POINT, Line, Style, in_lines
from scenarios.exports.pdf_pen import Pages, Pen, put
from scenarios.exports.pictures import map_alone
from scenarios.exports.report import report
from scenarios.telling.language import filled, tr

if TYPE_CHECKING:
    from scenarios.drawing.shapes import Shapes
    from scenarios.exports.request import Request

MAP_WIDTH = 820.0
"""How wide the map is laid out, in CSS pixels; it is shrunk to the width of the text."""

_MARGIN = 20.0  # millimetres, as every length here
_GREY, _RULE = (89, 89, 89), (200, 200, 200)
_HEADS = {1: Style(20.0, True), 2: Style(14.0, True), 3: Style(11.5, True), 4: Style(10.0, True)}  # by level
_BODY, _ASIDE = Style(10.0), Style(8.5, colour=_GREY)
_CELL, _COLUMN = Style(8.5), Style(8.5, True)
_PADDING = Point(1.5, 1.2)  # beside and over the words of a cell
_INDENT = 5.0
_KEEP = 26.0  # so much room a heading wants below it, or it goes on the next page
_ROUNDED = 0.001  # what is exactly as high as the room fits
_NEXT_HEAD = 14.0  # and one of a part so much more, for the heading that may follow it


def write(request: Request) -> bytes:
    """Return the report."""
    said = heading(request)
    paper = _Paper(request, said.title)
    paper.set_title(said.title)
    paper.set_author(request.author or "Otherwise")
    paper.set_subject(said.caution)
    paper.set_creator(next(part.text for part in said.parts if part.key == "program"))
    paper.set_creation_date(dt.datetime.combine(request.date, dt.time(), dt.UTC))
    paper.set_lang(request.book.language or "en")
    paper.add_page()
    blocks = list(report(request))
    for place, block in enumerate(blocks):
        if isinstance(block, Head) and any(isinstance(one, Drawing) for one in blocks[place + 1 : place + 3]):
            paper.make_room_for_map()
        paper.block(block)
    paper.tell_missing()
    return bytes(paper.output())


class _Paper(Pages):
    """Pages on which blocks stand below one another.

    Args:
        request: What is told.
        title: What stands at the foot of every page.
    """

    def __init__(self, request: Request, title: str) -> None:
        super().__init__("mm", request.options.page)
        self._request = request
        self._foot = title
        self._missing: dict[str, None] = {}
        self.set_margins(_MARGIN, _MARGIN)
        self.set_auto_page_break(auto=False, margin=_MARGIN + 4)

    def footer(self) -> None:
        """Put the title and the number of the page at its foot."""
        number = filled(tr("page {number} of {count}"), number=self.page_no(), count="{nb}")
        room = self.w - 2 * _MARGIN - 40
        title = elided(" ".join(self._foot.split()), room, _ASIDE.role, _ASIDE.ruler)
        for line in in_lines(title, _ASIDE, self.w):
            self._put(line, _ASIDE, _MARGIN, line.width, self.h - _MARGIN)
        self.set_xy(_MARGIN + room, -_MARGIN)
        self.cell(40, _ASIDE.height, number, align=Align.R)

    def block(self, block: Block) -> None:
        """Put a block below the last one."""
        if isinstance(block, Head):
            self._head(block)
        elif isinstance(block, Paragraph):
            for line in block.text.split("\n"):
                self._words(line, _ASIDE if block.aside else _BODY)
            self.y += 2
        elif isinstance(block, Items):
            for item in block.items:
                self._item(item)
            self.y += 1
        elif isinstance(block, Drawing):
            self._map()
        else:
            self._grid(block)

    def tell_missing(self) -> None:
        """Say which characters the font does not have, if any."""
        if self._missing:
            names = ", ".join(f"U+{ord(character):04X}" for character in sorted(self._missing))
            words = tr("The font of this file lacks some characters, shown as {sign}: {names}")
            self.block(Paragraph(filled(words, sign=NO_GLYPH, names=names), aside=True))

    def _head(self, head: Head) -> None:
        style = _HEADS[head.level]
        wanted = len(in_lines(head.text, style, self.epw)) * style.height + _KEEP
        if head.level == 2:
            wanted += _NEXT_HEAD
        if not self._has_room(wanted) and wanted < self._highest:
            self.add_page()
        elif head.level > 1:
            self.y += {2: 5, 3: 3}.get(head.level, 1.5)
        if head.level < 4:
            self.start_section(known(head.text), level=head.level - 1, strict=False)
        self._words(head.text, style)
        self.y += 1.5

    def _item(self, item: Item) -> None:
        width = self.epw - _INDENT
        lines = in_lines(item.text, _BODY, width, item.lead)
        sources = in_lines(item.source, _ASIDE, width)
        high = len(lines) * _BODY.height + len(sources) * _ASIDE.height
        # Where it would be torn a page begins, unless it is long.
        if not self._has_room(high) and high < _KEEP:
            self.add_page()
        self._make_room(_BODY.height)
        turned = bool(lines) and lines[0].from_right
        left = self.l_margin + (0 if turned else _INDENT)
        bullet = Line("•", 0, _BODY.width("•"), turned)
        self._put(bullet, _BODY, self.l_margin, self.epw, self.y)
        self._lines(lines, _BODY, left, width)
        self._lines(sources, _ASIDE, left, width)
        self.y += 1.2

    def _grid(self, grid: Grid) -> None:
        part = self.epw / sum(grid.widths)
        wide = [share * part - 2 * _PADDING.x for share in grid.widths]
        columns = [in_lines(cell, _COLUMN, width) for cell, width in zip(grid.columns, wide, strict=True)]
        self._row(columns, wide, _COLUMN)
        for row in grid.rows:
            cells = [
                [line for words in cell.split("\n") for line in in_lines(words, _CELL, width)]
                for cell, width in zip(row, wide, strict=True)
            ]
            high = max(map(len, cells)) * _CELL.height + 2 * _PADDING.y
            if not self._has_room(high) and high < self._highest / 2:
                self.add_page()
                self._row(columns, wide, _COLUMN)
            self._row(cells, wide, _CELL)
        self.y += 3

    def _row(self, cells: list[list[Line]], wide: list[float], style: Style) -> None:
        """Put a row of a table and a line below it; one that is higher than the page goes on on the next."""
        self.y += _PADDING.y
        while any(cells):
            self._make_room(style.height)
            room = int((self.page_break_trigger - self.y + 0.001) / style.height)
            left, top = self.l_margin + _PADDING.x, self.y
            # One cell after the other, as they are read.
            for lines, width in zip(cells, wide, strict=True):
                for number, line in enumerate(lines[:room]):
                    self._put(line, style, left, width, top + number * style.height)
                left += width + 2 * _PADDING.x
            self.y += min(room, max(map(len, cells))) * style.height
            cells = [lines[room:] for lines in cells]
        self.y += _PADDING.y
        self.set_draw_color(*_RULE)
        self.line(self.l_margin, self.y, self.l_margin + self.epw, self.y)

    def make_room_for_map(self) -> None:
        """Begin a page where the map and its heading would not fit below."""
        if not self._has_room(_KEEP + self._drawn[0].size[1] * self._unit):
            self.add_page()

    @cached_property
    def _drawn(self) -> tuple[Shapes, tuple[str, ...]]:
        return map_alone(self._request, MAP_WIDTH)

    @property
    def _unit(self) -> float:
        """How many millimetres a CSS pixel of the map is: it is as wide as the text, or as high as a page."""
        width, height = self._drawn[0].size
        return min(self.epw / width, self._highest / height)

    def _map(self) -> None:
        (shapes, key), unit = self._drawn, self._unit
        height = shapes.size[1] * unit
        self._make_room(height)
        Pen(self, unit).draw(Placed(self.l_margin / unit, self.y / unit, shapes))
        self.y += height + 2
        self.block(Paragraph(" ".join(key), aside=True))

    def _words(self, text: str, style: Style) -> None:
        """Put words below the last ones, over the whole width; none leave a line empty."""
        lines = in_lines(text, style, self.epw) or [Line("", 0, 0.0, False)]
        self._lines(lines, style, self.l_margin, self.epw)

    def _lines(self, lines: list[Line], style: Style, left: float, width: float) -> None:
        for number, line in enumerate(lines):
            # Neither the first line nor the last one stands alone on a page.
            together = 2 if number in (0, len(lines) - 2) else 1
            self._make_room(min(together, len(lines)) * style.height)
            self._put(line, style, left, width, self.y)
            self.y += style.height

    def _put(self, line: Line, style: Style, left: float, width: float, top: float) -> None:
        """Write a line on this page, flush with the side from which it is read."""
        self._missing.update(dict.fromkeys(missing(line.text)))
        self.set_font(FAMILY, "B" if style.bold else "", style.points)
        self.set_text_color(*style.colour)
        x = left + width - line.width if line.from_right else left
        foot = top + 0.5 * style.height + 0.3 * style.points * POINT
        put(self, x, foot, line.text, line.lead, from_right=line.from_right)

    def _make_room(self, height: float) -> None:
        if not self._has_room(height):
            self.add_page()

    def _has_room(self, height: float) -> bool:
        return bool(self.y + height <= self.page_break_trigger + _ROUNDED)

    @property
    def _highest(self) -> float:
        """How much room a page has."""
        return float(self.page_break_trigger - self.t_margin)
