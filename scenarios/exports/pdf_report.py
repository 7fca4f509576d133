"""The report as a PDF: text that can be selected and searched, an outline of headings, page numbers."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING, cast

from fpdf import FPDF
from fpdf.enums import Align, MethodReturnValue, TableBordersLayout, VAlign, XPos, YPos
from fpdf.fonts import FontFace

from scenarios.drawing.sheet import Placed
from scenarios.exports.blocks import Block, Drawing, Grid, Head, Item, Items, Paragraph
from scenarios.exports.fonts import FAMILY, missing
from scenarios.exports.heading import heading
from scenarios.exports.pdf_pen import NO_GLYPH, Pen, add_fonts, known
from scenarios.exports.pictures import map_alone
from scenarios.exports.report import report
from scenarios.telling.language import filled, tr

if TYPE_CHECKING:
    from scenarios.drawing.shapes import Shapes
    from scenarios.exports.request import Request

MAP_WIDTH = 820.0
"""How wide the map is laid out, in CSS pixels; it is shrunk to the width of the text."""

_MARGIN = 20.0  # millimetres, as every length here
_LINE = 1.35  # of the size of the type
_POINT = 25.4 / 72
_SIZES = {1: 20.0, 2: 14.0, 3: 11.5, 4: 10.0}  # in points, by the level of a heading
_BODY, _SMALL = 10.0, 8.5
_INDENT = 5.0
_KEEP = 26.0  # so much room a heading wants below it, or it goes on the next page
_INK, _GREY, _RULE = (26, 26, 26), (89, 89, 89), (200, 200, 200)


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


class _Paper(FPDF):
    """Pages on which blocks stand below one another.

    Args:
        request: What is told.
        title: What stands at the foot of every page.
    """

    def __init__(self, request: Request, title: str) -> None:
        super().__init__(format=request.options.page)
        self._request = request
        self._foot = title
        self._missing: dict[str, None] = {}
        add_fonts(self)
        self.set_margins(_MARGIN, _MARGIN)
        self.set_auto_page_break(auto=True, margin=_MARGIN + 4)

    def footer(self) -> None:
        """Put the title and the number of the page at its foot."""
        self.set_xy(_MARGIN, -_MARGIN)  # a page may end within a list, which stands further in
        self._type(_SMALL, colour=_GREY)
        number = filled(tr("page {number} of {count}"), number=self.page_no(), count="{nb}")
        width = self.w - 2 * _MARGIN
        self.cell(width - 40, 5, _cut(self, self._shown(self._foot), width - 40))
        self.cell(40, 5, number, align=Align.R)

    def block(self, block: Block) -> None:
        """Put a block below the last one."""
        if isinstance(block, Head):
            self._head(block)
        elif isinstance(block, Paragraph):
            self._type(_SMALL if block.aside else _BODY, colour=_GREY if block.aside else _INK)
            for line in block.text.split("\n"):
                self._lines(line)
            self.ln(2)
        elif isinstance(block, Items):
            self._items(block)
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
        size = _SIZES[head.level]
        if self.y + size * _POINT * _LINE + _KEEP > self.page_break_trigger:
            self.add_page()
        elif head.level > 1:
            self.ln({2: 5, 3: 3}.get(head.level, 1.5))
        text = self._shown(head.text)
        if head.level < 4:
            self.start_section(text, level=head.level - 1, strict=False)
        self._type(size, bold=True)
        self._lines(text)
        self.ln(1.5)

    def _items(self, block: Items) -> None:
        left = self.l_margin
        for item in block.items:
            self._type(_BODY)
            self.set_x(left)
            self._break_before(item)
            self.cell(_INDENT, _BODY * _POINT * _LINE, "•")
            self.set_left_margin(left + _INDENT)
            if item.lead:
                self._type(_BODY, bold=True)
                self.write(_BODY * _POINT * _LINE, self._shown(f"{item.lead}  "))
                self._type(_BODY)
            self.write(_BODY * _POINT * _LINE, self._shown(item.text))
            self.ln()
            if item.source:
                self._type(_SMALL, colour=_GREY)
                self._lines(item.source, _SMALL)
            self.set_left_margin(left)
            self.ln(1.2)
        self.ln(1)

    def _break_before(self, item: Item) -> None:
        """Begin a page where an item would be torn, unless it is long."""
        parts = ((f"{item.lead}  {item.text}", _BODY), (item.source, _SMALL))
        lines = 0.0
        for text, size in parts:
            self._type(size)
            width, said = self.epw - _INDENT, self._shown(text)
            torn = self.multi_cell(width, text=said, dry_run=True, output=MethodReturnValue.LINES)
            lines += len(cast("list[str]", torn)) * size * _POINT * _LINE if text else 0
        if self.y + lines > self.page_break_trigger and lines < _KEEP:
            self.add_page()
        self._type(_BODY)

    def _grid(self, grid: Grid) -> None:
        self._type(_SMALL)
        self.set_draw_color(*_RULE)
        with self.table(
            col_widths=grid.widths,
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            headings_style=FontFace(emphasis="BOLD", color=_INK),
            line_height=_SMALL * _POINT * _LINE,
            text_align=Align.L,
            padding=(1.2, 1.5),
            v_align=VAlign.T,
        ) as table:
            for cells in (grid.columns, *grid.rows):
                row = table.row()
                for cell in cells:
                    row.cell("\n".join(self._shown(line) for line in cell.split("\n")))
        self.ln(3)

    def make_room_for_map(self) -> None:
        """Begin a page where the map and its heading would not fit below."""
        width, height = self._drawn[0].size
        if self.y + _KEEP + height * self.epw / width > self.page_break_trigger:
            self.add_page()

    @cached_property
    def _drawn(self) -> tuple[Shapes, tuple[str, ...]]:
        return map_alone(self._request, MAP_WIDTH)

    def _map(self) -> None:
        shapes, key = self._drawn
        width, height = shapes.size
        unit = self.epw / width
        Pen(self, unit).draw(Placed(self.l_margin / unit, self.y / unit, shapes))
        self.set_y(self.y + height * unit + 2)
        self.block(Paragraph(" ".join(key), aside=True))

    def _lines(self, text: str, size: float | None = None) -> None:
        height = (size or self.font_size_pt) * _POINT * _LINE
        self.multi_cell(0, height, self._shown(text), align=Align.L, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def _type(self, size: float, *, bold: bool = False, colour: tuple[int, int, int] = _INK) -> None:
        self.set_font(FAMILY, "B" if bold else "", size)
        self.set_text_color(*colour)

    def _shown(self, text: str) -> str:
        """Return a text on one line, with a square for what the font cannot draw."""
        self._missing.update(dict.fromkeys(missing(text) - {"\n"}))
        return known(text)


def _cut(paper: FPDF, text: str, room: float) -> str:
    """Return a text that is no wider than there is room."""
    if paper.get_string_width(text) <= room:
        return text
    while text and paper.get_string_width(f"{text}…") > room:
        text = text[:-1]
    return f"{text}…"
