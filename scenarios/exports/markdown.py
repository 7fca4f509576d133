"""The report as Markdown (CommonMark with tables), which text editors and pandoc read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scenarios.exports.blocks import Drawing, Grid, Head, Item, Items, Paragraph
from scenarios.exports.report import report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.exports.request import Request

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~]|(?<![^\s])[+-](?=\s)|(?<=\d)[.)](?=\s)|&(?=#?\w+;)")


def write(request: Request) -> bytes:
    """Return the report."""
    # A picture would be a file of its own; the table below it says the same.
    blocks = (block for block in report(request) if not isinstance(block, Drawing))
    return ("\n\n".join("\n".join(_lines(block)) for block in blocks) + "\n").encode()


def _lines(block: Head | Paragraph | Items | Grid) -> Iterator[str]:
    if isinstance(block, Head):
        yield f"{'#' * block.level} {_text(block.text)}"
    elif isinstance(block, Paragraph):
        # A line of a note stays a line.
        said = "  \n".join(_text(line) for line in block.text.split("\n"))
        yield f"*{said}*" if block.aside else said
    elif isinstance(block, Items):
        yield from (_item(item) for item in block.items)
    else:
        yield from _grid(block)


def _item(item: Item) -> str:
    lead = f"**{_text(item.lead)}** " if item.lead else ""
    source = f"  \n  *{_text(item.source)}*" if item.source else ""
    return f"- {lead}{_text(item.text)}{source}"


def _grid(grid: Grid) -> Iterator[str]:
    yield f"| {' | '.join(map(_text, grid.columns))} |"
    yield "|" + " --- |" * len(grid.columns)
    for row in grid.rows:
        cells = ("<br>".join(_text(line) for line in cell.split("\n")) for cell in row)
        yield f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", " ".join(text.split()))
