"""Lines of text for a terminal, which gives a wide letter two cells and a combining mark none."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Literal

from scenarios.model.plain import whole_lines

if TYPE_CHECKING:
    from rich.console import Console


def wrapped(head: str, text: str, width: int, *, hanging: int | None = None) -> list[str]:
    """Return text after a head, in lines of at most so many cells; later lines stand under the first.

    Args:
        head: What the first line begins with.
        text: What is to be wrapped, at its spaces; a word longer than a line is cut.
        width: Cells of a line.
        hanging: Cells before the later lines, if not as many as the head takes.
    """
    from rich.cells import cell_len
    from rich.text import Text

    taken = cell_len(head)
    hanging = taken if hanging is None else hanging
    room = max(1, width - max(taken, hanging))
    found = [line.plain.rstrip() for line in Text(text).wrap(_console(), room)]
    first, *rest = whole_lines(found) or [""]
    return [f"{head}{first}", *(" " * hanging + line for line in rest)]


def padded(text: str, width: int, align: Literal["left", "right"] = "left") -> str:
    """Return text in so many cells, filled up with spaces; longer text stays as it is."""
    from rich.cells import cell_len

    fill = " " * max(0, width - cell_len(text))
    return text + fill if align == "left" else fill + text


@cache
def _console() -> Console:
    from rich.console import Console

    # It draws nothing: rich asks it how tabs and overlong words are treated.
    return Console(file=io.StringIO(), width=80, no_color=True)
