"""Postpones the Python that PySide6 brings along inside its own library.

PySide6 keeps a dozen modules as source in its library, for signatures, error messages and type hints, and
compiles all of them whenever it is loaded: nearly half of the time in which a bare window starts. Here each
is made when something of it is asked for.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from gui.loading.postponed import Finder

if TYPE_CHECKING:
    from collections.abc import Iterator

# Not "mapping": PySide6 looks into it from below, past what a module says of itself.
_LATER = frozenset(
    f"shibokensupport.signature.{name}"
    for name in (
        "errorhandler", "importhandler", "layout", "lib.enum_sig", "lib.pyi_generator", "lib.tool", "parser",
    )
)  # fmt: skip


@contextmanager
def support_postponed() -> Iterator[None]:
    """Have PySide6 that is loaded meanwhile postpone its own Python."""
    before = sys.meta_path
    sys.meta_path = _Finders(before)
    try:
        yield
    finally:
        before[:] = sys.meta_path
        sys.meta_path = before


class _Finders(list[Any]):
    """Finders of modules; what is put before all others while PySide6 is loaded is its own."""

    def insert(self, place: Any, finder: Any) -> None:
        super().insert(place, Finder(finder, _LATER.__contains__))

    def remove(self, finder: Any) -> None:
        super().remove(next(one for one in self if finder in (one, getattr(one, "whole", None))))
