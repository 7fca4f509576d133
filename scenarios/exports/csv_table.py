"""Outcomes as a CSV file: RFC 4180, UTF-8 with the byte order mark by which Excel knows it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from scenarios.exports.outcome_table import outcomes

if TYPE_CHECKING:
    from scenarios.exports.request import Request
    from scenarios.exports.tables import Cell, Table

# A spreadsheet takes a cell that begins so for a formula, also in the wide forms of East Asian typing.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}",
            "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip


def write(request: Request) -> bytes:
    """Return the outcomes by branch and course."""
    return as_csv(outcomes(request))


def as_csv(table: Table) -> bytes:
    """Return a table with one line for its columns and one a row."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return repr(cell)  # the shortest digits that read back to the same number
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
