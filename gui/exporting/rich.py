"""The blocks of a report as rich text, to be looked at before it is written."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from scenarios.exports.blocks import Block, Drawing, Grid, Head, Item, Items, Paragraph
from scenarios.telling.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterable


def as_html(blocks: Iterable[Block]) -> str:
    """Return blocks as HTML, every text of them as text."""
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Head(level, text):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(text, aside):
            said = escape(text).replace("\n", "<br>")
            return f"<p><i>{said}</i></p>" if aside else f"<p>{said}</p>"
        case Items(items):
            return f"<ul>{''.join(map(_item, items))}</ul>"
        case Drawing():
            said = tr("Here stands the branch map; “Branch map (SVG)” shows it.")
            return f"<p><i>{escape(said)}</i></p>"
        case Grid(columns, rows):
            lines = _row(columns, "th") + "".join(_row(row, "td") for row in rows)
            return f'<table border="1" cellspacing="0" cellpadding="4">{lines}</table>'


def _item(item: Item) -> str:
    lead = f"<b>{escape(item.lead)}</b> " if item.lead else ""
    source = f"<br><small>{escape(item.source)}</small>" if item.source else ""
    return f"<li>{lead}{escape(item.text)}{source}</li>"


def _row(cells: Iterable[str], tag: str) -> str:
    said = (escape(cell).replace("\n", "<br>") for cell in cells)
    return "<tr>" + "".join(f'<{tag} align="left">{cell}</{tag}>' for cell in said) + "</tr>"
