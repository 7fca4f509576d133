"""Leaves Python's garbage where it is while much is made that stays."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def keep_what_is_loaded() -> None:
    """Have no garbage looked for, now and later, among all there is.

    That is what the program is made of: modules, classes, the casebook. It stays until the program ends, and
    takes longer to go through than a window to be painted.
    """
    gc.freeze()


@contextmanager
def left_lying() -> Iterator[None]:
    """Have no garbage looked for meanwhile.

    Filling a window makes a hundred thousand objects that all stay, and Python would go through those it has
    after every few hundred more: a tenth of the time in which a window is filled.
    """
    looked_for = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked_for:
            gc.enable()
