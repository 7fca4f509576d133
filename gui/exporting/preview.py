"""What a file will hold, as far as it can be looked at before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from scenarios.exports.kinds import KINDS
from scenarios.telling.language import filled, tr

if TYPE_CHECKING:
    from scenarios.exports.kinds import Kind
    from scenarios.exports.request import Request
    from scenarios.exports.tables import Table

MOST_LINES = 200
MOST_ROWS = 8  # of each sheet of a workbook
LONGEST_LINE = 400


class Preview(Struct, frozen=True):
    """What to look at.

    Attributes:
        form: `text` for plain lines, `rich` for HTML of our own, `picture` for an image.
        data: The text in UTF-8, or the image.
        is_whole: Whether it is all of it.
    """

    form: Literal["text", "rich", "picture"]
    data: bytes
    is_whole: bool = True


def preview(kind: Kind, request: Request) -> Preview:
    """Return what to look at before a file of this kind is written.

    Raises:
        ExportError: It cannot be written.
    """
    if kind.suffix == ".xlsx":
        from scenarios.exports.workbook import tables_of

        return Preview("text", "\n\n".join(_sheet(table) for table in tables_of(request)).encode(), False)
    if kind.key == "report.pdf":
        from gui.exporting.rich import as_html
        from scenarios.exports.report import report

        return Preview("rich", as_html(report(request)).encode())
    pixels = next((other for other in KINDS if other.key == f"{kind.name}.png"), None)
    if pixels is not None:
        # A picture looks the same in every format; here it need not be larger than the screen.
        options = replace(request.options, scale=1.0, width=None)
        return Preview("picture", pixels.write(replace(request, options=options)))
    if kind.key == "handout.pdf":
        from scenarios.exports.step_pictures import pictures

        _, data = next(pictures(request, (960, 540)))
        return Preview("picture", data, len(request.lecture) == 1)
    data = kind.write(request)
    if kind.key == "page.html":
        from scenarios.exports.web_still import still

        return Preview("rich", still(request).encode(), False)
    lines = data.decode("utf-8-sig", "replace").splitlines()
    shown = "\n".join(_cut(line) for line in lines[:MOST_LINES])
    return Preview("text", shown.encode(), len(lines) <= MOST_LINES)


def _sheet(table: Table) -> str:
    head = filled(tr("{name}: {count} rows"), name=table.name, count=len(table.rows))
    rows = [table.columns, *table.rows[:MOST_ROWS]]
    lines = ["  |  ".join("" if cell is None else str(cell) for cell in row) for row in rows]
    if len(table.rows) > MOST_ROWS:
        lines.append("…")
    return "\n".join([head, *(_cut(line) for line in lines)])


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…"
