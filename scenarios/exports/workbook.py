"""All tables as one workbook (.xlsx), a sheet each, after a sheet that says what it is."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import xlsxwriter

from scenarios.exports.argument_table import arguments
from scenarios.exports.branch_tables import courses, decisions
from scenarios.exports.heading import heading
from scenarios.exports.outcome_table import outcomes
from scenarios.exports.request import ExportError
from scenarios.exports.tables import Cell, Table

if TYPE_CHECKING:
    from scenarios.exports.request import Request

# The limits of the format.
MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767

_NARROW, _WIDE = 8, 60  # in characters


def write(request: Request) -> bytes:
    """Return the workbook.

    Raises:
        ExportError: A table has more rows than a sheet can have.
    """
    tables = tables_of(request)
    for table in tables:
        if len(table.rows) >= MOST_ROWS:
            raise ExportError(
                f"the sheet {table.name} would have {len(table.rows):,} rows, and {MOST_ROWS - 1:,} are the"
                " most; export the outcomes as CSV, or take decisions out of play"
            )
    data = io.BytesIO()
    # Every text stays a text: nothing in it is run as a formula or made a link.
    never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(data, {"in_memory": True, **never}) as book:
        made = dt.datetime.combine(request.date, dt.time())
        book.set_properties({"title": heading(request).title, "created": made})
        head = book.add_format({"bold": True, "bottom": 1})
        for table in tables:
            _sheet(book, table, head)
    return data.getvalue()


def tables_of(request: Request) -> tuple[Table, ...]:
    """Return the sheets as tables, the first of which says what the file is.

    Raises:
        ExportError: There are too many branches.
    """
    return (
        _about(request), outcomes(request), arguments(request), decisions(request), courses(request),
    )  # fmt: skip


def _about(request: Request) -> Table:
    said = heading(request)
    parts = [(part.label, line) for part in said.parts for line in part.lines]
    return Table("about", (said.title, ""), (*parts, ("", said.caution)))


def _sheet(book: xlsxwriter.Workbook, table: Table, head: xlsxwriter.format.Format) -> None:
    sheet = book.add_worksheet(table.name)
    for row, cells in enumerate((table.columns, *table.rows)):
        for column, cell in enumerate(cells):
            # What is empty stays empty, so that a filter for blanks finds it.
            if cell is None or cell == "":
                continue
            if isinstance(cell, str):
                text = cell if len(cell) <= LONGEST_CELL else cell[: LONGEST_CELL - 1] + "…"
                sheet.write_string(row, column, text, head if row == 0 else None)
            else:
                sheet.write_number(row, column, cell)
    for column, name in enumerate(table.columns):
        lengths = [_length(row[column]) for row in table.rows]
        sheet.set_column(column, column, min(max(_NARROW, len(name), *lengths, 0), _WIDE) + 2)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)


def _length(cell: Cell) -> int:
    return 0 if cell is None else len(cell) if isinstance(cell, str) else _NARROW
