"""A text as blocks that every format of texts can write: headings, paragraphs, lists, tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Head:
    """A heading; the title of the whole is of level 1."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; an aside stands smaller beside the rest."""

    text: str
    aside: bool = False


@dataclass(frozen=True)
class Item:
    """One thing of a list.

    Attributes:
        lead: What it begins with, in bold; "" for nothing.
        text: What it says.
        source: Where it is said; "" for nothing.
    """

    lead: str
    text: str
    source: str = ""


@dataclass(frozen=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Grid:
    """A table of words; every row has a cell for every column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]  # in parts of the whole


@dataclass(frozen=True)
class Drawing:
    """The branch map, where a format can draw; what stands beside it says the same in words."""


Block: TypeAlias = Head | Paragraph | Items | Grid | Drawing
