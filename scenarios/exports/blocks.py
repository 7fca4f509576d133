"""A text as blocks that every format of texts can write: headings, paragraphs, lists, tables."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct


class Head(Struct, frozen=True):
    """A heading; the title of the whole is of level 1."""

    level: int
    text: str


class Paragraph(Struct, frozen=True):
    """A paragraph; an aside stands smaller beside the rest."""

    text: str
    aside: bool = False


class Item(Struct, frozen=True):
    """One thing of a list.

    Attributes:
        lead: What it begins with, in bold; "" for nothing.
        text: What it says.
        source: Where it is said; "" for nothing.
    """

    lead: str
    text: str
    source: str = ""


class Items(Struct, frozen=True):
    """A list."""

    items: tuple[Item, ...]


class Grid(Struct, frozen=True):
    """A table of words; every row has a cell for every column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]  # in parts of the whole


class Drawing(Struct, frozen=True):
    """The branch map, where a format can draw; what stands beside it says the same in words."""


Block: TypeAlias = Head | Paragraph | Items | Grid | Drawing
