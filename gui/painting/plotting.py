"""pyqtgraph: of it what the map stands on, and without its copy of Qt's names.

It copies every name of three of Qt's modules into modules of its own, for which Qt's Python has to make all
of its thousand classes; nine in ten are never asked for. Here those modules hold a name when it is asked for.

It also loads every kind of plot it has, of which none is drawn here; those wait until they are asked for.
"""

from __future__ import annotations

import importlib
import sys
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

from gui.loading.postponed import postponed

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["GraphicsView", "ViewBox"]

_COPIED = ("QtCore", "QtGui", "QtWidgets")
_PLOTS = ("pyqtgraph.graphicsItems.", "pyqtgraph.imageview", "pyqtgraph.parametertree", "pyqtgraph.widgets.")


class _Mirror(ModuleType):
    """Has what another module has."""

    def __init__(self, name: str, mirrored: ModuleType) -> None:
        super().__init__(name)
        self._mirrored = mirrored

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._mirrored, name)
        setattr(self, name, value)
        return value


@contextmanager
def _mirrored() -> Iterator[None]:
    """Put mirrors where copies would be made, and have Qt's modules tell no name to be copied meanwhile."""
    originals = [importlib.import_module(f"PySide6.{name}") for name in _COPIED]
    tell = [vars(original).get("__dir__") for original in originals]
    for name, original in zip(_COPIED, originals, strict=True):
        sys.modules[f"pyqtgraph.Qt.{name}"] = _Mirror(f"pyqtgraph.Qt.{name}", original)
        vars(original)["__dir__"] = list
    try:
        yield
    finally:
        for original, told in zip(originals, tell, strict=True):
            if told is None:
                del vars(original)["__dir__"]
            else:
                vars(original)["__dir__"] = told


def _is_plot(name: str) -> bool:
    return name.startswith(_PLOTS) and not name.startswith("pyqtgraph.graphicsItems.ViewBox")


with _mirrored(), postponed(_is_plot):
    from pyqtgraph import ViewBox
    from pyqtgraph.widgets.GraphicsView import GraphicsView
