"""Postpones modules: each is made when something of it is asked for, not when it is imported."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib.machinery import PathFinder
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.abc import Loader, MetaPathFinder
    from importlib.machinery import ModuleSpec

_alone = RLock()


@contextmanager
def postponed(later: Callable[[str], bool]) -> Iterator[None]:
    """Have modules that are imported meanwhile postponed.

    Args:
        later: Whether the module of a name is to be. Nothing may import ``*`` of it that is needed: that
            asks for no name, and finds none.
    """
    place = sys.meta_path.index(PathFinder)
    sys.meta_path[place] = Finder(PathFinder, later)
    try:
        yield
    finally:
        sys.meta_path[place] = PathFinder


class Finder:
    """Finds what another finds, and postpones some of it.

    Attributes:
        whole: The other.
    """

    def __init__(self, whole: MetaPathFinder | type[PathFinder], later: Callable[[str], bool]) -> None:
        self.whole = whole
        self._later = later

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """Find a module."""
        spec = self.whole.find_spec(name, path, target)
        if spec is not None and spec.loader is not None and self._later(name):
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
