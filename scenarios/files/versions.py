"""The last saved versions of every scenario file, kept on this computer.

Each file has a folder of its own, named after where it lies, with its versions in the order in which they
were saved. There are never more than so many of a file, and never more than so many bytes of all: the oldest
go. A version that cannot be kept is no reason not to save.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.files.atomic import write_whole
from scenarios.files.bounded import read_bounded
from scenarios.files.scenario_files import MOST_BYTES, SUFFIX
from scenarios.model.faults import FaultError, ScenarioError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_VERSIONS = 10  # of one file
MOST_KEPT = 64 * 2**20  # bytes of all versions of all files together
_STAMP = "%Y%m%dT%H%M%S%f"


class Version(Struct, frozen=True):
    """One saved state of a scenario's file.

    Attributes:
        file: Where it is kept.
        saved: When it was saved, in UTC.
    """

    file: Path
    saved: datetime


class Versions:
    """The versions in a folder.

    Args:
        folder: Where they are kept; it need not exist.
        now: Tells the time, in UTC.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._folder = folder
        self._now = now

    def of(self, path: Path) -> tuple[Version, ...]:
        """Return the versions of a scenario's file, the latest first."""
        found = []
        for file in _files(self._place(path)):
            with contextlib.suppress(ValueError):  # not one of ours
                saved = datetime.strptime(file.stem, _STAMP).replace(tzinfo=UTC)
                found.append(Version(file, saved))
        return tuple(sorted(found, key=lambda version: version.saved, reverse=True))

    def keep(self, path: Path, data: bytes) -> None:
        """Keep what has been saved, or what is about to be replaced; the same twice running is kept once.

        Args:
            path: The scenario's file.
            data: All of its content.
        """
        with contextlib.suppress(OSError):
            known = self.of(path)
            if known and _content(known[0].file) == data:
                return
            place = self._place(path)
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(place / f"{self._now().strftime(_STAMP)}{SUFFIX}", data)
            for version in self.of(path)[MOST_VERSIONS:]:
                version.file.unlink()
            self._bound()

    def follow(self, path: Path, moved: Path) -> None:
        """Keep the versions of a file that has got another name under that name."""
        with contextlib.suppress(OSError):
            self._place(path).replace(self._place(moved))

    def _place(self, path: Path) -> Path:
        # The name under which it lies, so that a link and what it names have the same versions.
        name = os.path.normcase(os.path.realpath(path))
        return self._folder / hashlib.sha256(os.fsencode(name)).hexdigest()[:32]

    def _bound(self) -> None:
        """Remove the oldest versions of all until the rest is small enough; the very last one stays."""
        kept = [file for place in _folders(self._folder) for file in _files(place)]
        kept.sort(key=lambda file: file.name)
        sizes = [file.stat().st_size for file in kept]
        while sum(sizes) > MOST_KEPT and len(kept) > 1:
            sizes.pop(0)
            oldest = kept.pop(0)
            oldest.unlink()
            with contextlib.suppress(OSError):  # it holds others
                oldest.parent.rmdir()


def _content(file: Path) -> bytes | None:
    try:
        return read_bounded(file, MOST_BYTES, ScenarioError)
    except FaultError:
        return None


def _files(place: Path) -> list[Path]:
    try:
        return [file for file in place.iterdir() if file.suffix == SUFFIX]
    except OSError:
        return []


def _folders(folder: Path) -> list[Path]:
    return [place for place in folder.iterdir() if place.is_dir()]
