"""Run first in the bundle: its modules stay within reach when the program is updated or removed meanwhile.

PyInstaller opens the program's file anew for every module that is loaded late, and ends the program where it
finds none; of another version's file it would read rubbish. A file that is kept open keeps what it held,
whatever is put in its place. Windows does not let go of the file of a program that runs.
"""

from __future__ import annotations

import io
import os
import sys
import zipimport
from typing import Any

_kept: dict[str, int] = {}  # by the name under which they are asked for


class Kept(io.RawIOBase):
    """A file by its number, which outlives its name; each reader has a place of its own in it."""

    def __init__(self, number: int) -> None:
        self._number, self._place = number, 0

    def readable(self) -> bool:
        """It is."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place}.get(whence)
        self._place = offset + (os.fstat(self._number).st_size if start is None else start)
        return self._place

    def tell(self) -> int:
        """Return the place."""
        return self._place

    def read(self, size: int = -1) -> bytes:
        """Read on: in one go, for every module that is loaded comes this way."""
        if size < 0:
            size = max(0, os.fstat(self._number).st_size - self._place)
        data = os.pread(self._number, size, self._place)
        self._place += len(data)
        return data

    def readinto(self, buffer: Any) -> int:
        """Read on."""
        data = os.pread(self._number, len(buffer), self._place)
        buffer[: len(data)] = data
        self._place += len(data)
        return len(data)


class _Io:
    """What ``zipimport`` opens its archives with, and all else that it has of ``io``."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def open_code(self, path: str) -> Any:
        """Open an archive of modules."""
        return _open(path)


def keep(path: str) -> None:
    """Keep a file open for good."""
    _kept[path] = os.open(path, os.O_RDONLY)


def read_kept(archives: Any) -> None:
    """Have modules read from what is kept.

    Args:
        archives: The module of PyInstaller that reads the program's own archive.
    """
    archives.open = _open
    zipimport._io = _Io(zipimport._io)  # type: ignore[attr-defined]  # noqa: SLF001 - there is no other way in


def _open(path: str, mode: str = "rb") -> Any:
    number = _kept.get(path)
    return io.open(path, mode) if number is None else Kept(number)  # noqa: UP020 - its own name is taken


if hasattr(sys, "_MEIPASS") and hasattr(os, "pread"):
    import pyimod01_archive  # type: ignore[import-not-found]
    import pyimod02_importers  # type: ignore[import-not-found]

    keep(pyimod02_importers.pyz_archive._filename)  # noqa: SLF001
    keep(os.path.join(sys._MEIPASS, "base_library.zip"))  # noqa: PTH118, SLF001 - pathlib would be loaded for it
    read_kept(pyimod01_archive)
