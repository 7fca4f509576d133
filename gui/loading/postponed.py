"""Postpones the Python that PySide6 brings along inside its own library.

PySide6 keeps a dozen modules as source in its library, for signatures, error messages and type hints, and
compiles all of them whenever it is loaded: nearly half of the time in which a bare window starts. Here each
is made when something of it is asked for.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.abc import Loader, MetaPathFinder
    from importlib.machinery import ModuleSpec

# Not "mapping": PySide6 looks into it from below, past what a module says of itself.
_LATER = frozenset(
    f"shibokensupport.signature.{name}"
    for name in (
        "errorhandler", "importhandler", "layout", "lib.enum_sig", "lib.pyi_generator", "lib.tool", "parser",
    )
)  # fmt: skip

_alone = RLock()


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
        super().insert(place, _Finder(finder))

    def remove(self, finder: Any) -> None:
        super().remove(next(one for one in self if finder in (one, getattr(one, "whole", None))))


class _Finder:
    """Finds what another finds, and postpones some of it."""

    def __init__(self, whole: MetaPathFinder) -> None:
        self.whole = whole

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        spec = self.whole.find_spec(name, path, target)
        if spec is not None and spec.loader is not None and name in _LATER:
            spec.loader = cast("Loader", _Loader(spec.loader))
        return spec


class _Loader:
    """Makes a module that loads itself when something of it is asked for."""

    def __init__(self, whole: Loader) -> None:
        self._whole = whole

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module = _Postponed(spec.name)
        vars(module)["_load"] = self._whole.exec_module
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Leave it."""


class _Postponed(ModuleType):
    def __getattr__(self, name: str) -> Any:
        # Asked for by ``import`` itself.
        if name.startswith("__"):
            raise AttributeError(name)
        with _alone:
            load = vars(self).pop("_load", None)
            if load is not None:
                # PySide6 gives its modules another name, by which the source is not to be found.
                assert self.__spec__ is not None  # noqa: S101 - made by ``import``
                self.__spec__.name = self.__name__
                load(self)
        # The class is kept: another thread may be here already.
        try:
            return vars(self)[name]
        except KeyError:
            raise AttributeError(name) from None
