"""A picture as PDF: lines as lines, text that can be selected, in the fonts that come with the program."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from scenarios.exports.fonts import BODY, FileRuler
from scenarios.exports.heading import heading
from scenarios.exports.pdf_pen import Pages, Pen, put
from scenarios.exports.pictures import MARGIN, paper, title_of
from scenarios.telling.language import filled, tr

if TYPE_CHECKING:
    from typing import Literal

    from scenarios.drawing.sheet import Sheet
    from scenarios.exports.pictures import Subject
    from scenarios.exports.request import Request

POINTS = 72 / 96
"""Points to a CSS pixel."""


def write(request: Request, subject: Subject) -> bytes:
    """Return a picture as a PDF, on as many pages as it needs."""
    sheets, scale = paper(request, subject)
    said = heading(request)
    file = Paper(sheets[0].size, scale * POINTS, "dark" if request.options.dark else "light")
    file.set_title(title_of(request, subject))
    file.set_author(request.author or "Otherwise")
    file.set_subject(said.caution)
    file.set_creator(next(part.text for part in said.parts if part.key == "program"))
    file.set_creation_date(dt.datetime.combine(request.date, dt.time(), dt.UTC))
    file.set_lang(request.book.language or "en")
    for number, sheet in enumerate(sheets, start=1):
        file.draw_sheet(sheet)
        if len(sheets) > 1:
            number_words = filled(tr("page {number} of {count}"), number=number, count=len(sheets))
            file.foot(title_of(request, subject), number_words)
    return bytes(file.output())


class Paper(Pages):
    """Pages on which sheets are drawn.

    Args:
        size: Of a sheet.
        points: How many points are one of its units.
        theme: Whose colours are taken.
    """

    def __init__(self, size: tuple[float, float], points: float, theme: Literal["light", "dark"]) -> None:
        super().__init__("pt", (size[0] * points, size[1] * points))
        self._points = points
        self._pen = Pen(self, points, theme)
        self.set_auto_page_break(auto=False)
        self.set_margin(0)

    def draw_sheet(self, sheet: Sheet) -> None:
        """Draw a sheet on a page of its own."""
        self.add_page()
        self.set_fill_color(*self._pen.rgb("surface"))
        self.rect(0, 0, self.w, self.h, style="F")
        for part in sheet.parts:
            self._pen.draw(part)

    def foot(self, left: str, right: str) -> None:
        """Put words at the foot of the page, to the left and to the right."""
        self._pen.letters("small", "ink-soft")
        margin = MARGIN * self._points
        baseline, end = self.h - margin, self.w - margin - self._width(right)
        if margin + self._width(left) <= end - margin:
            put(self, margin, baseline, left)
        put(self, end, baseline, right)

    def _width(self, line: str) -> float:
        return FileRuler(BODY * self._points).width(line, "small")
