"""Copies of unsaved work, and finding them again after a crash.

Each running program has a folder of its own, named by chance and locked as long as it runs, with one copy
for each scenario that has unsaved changes. A folder that nobody holds was left behind by a program that
crashed or was killed, and its copies are lost work. They stay until somebody says what is to become of them;
only a copy of what was saved after all goes unasked, unless a lecture was being given.

A copy is one line of JSON about the work, and then the scenario as its file would be, its casebook inside.

History of the format: 1, the first.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.files.atomic import write_whole
from scenarios.files.bounded import read_bounded
from scenarios.files.locks import Lock
from scenarios.files.scenario_files import MOST_BYTES, open_scenario, scenario_from_bytes, scenario_to_bytes
from scenarios.model.faults import Fault, FaultError, ScenarioError
from scenarios.model.place import read_place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenarios.model.place import Place
    from scenarios.model.scenario import Scenario

FORMAT = "otherwise/recovery"
VERSION = 1

# A scenario too large to be saved is still kept; its user has to shorten it and not to lose it.
MOST_COPY_BYTES = 4 * MOST_BYTES
SUFFIX = ".copy"
_LOCK = "lock"
_MOST_TRIES = 20
# Windows removes no file that is open, so there a lock is let go before its file is removed; elsewhere it is
# held until then, so that nobody takes it for a folder that is going.
_RELEASE_FIRST = os.name == "nt"


class Work(Struct, frozen=True):
    """What is worth keeping of a window.

    Attributes:
        scenario: The scenario, with its casebook inside so that nothing else is needed to open it.
        carries_casebook: Whether the casebook would be inside the saved file, too.
        title: What the user knows it by.
        path: Its file; None where it was never saved.
        digest: Of that file, as it was last read or written.
        lecture: Where its lecture stands; None while none is given.
    """

    scenario: Scenario
    carries_casebook: bool = False
    title: str = ""
    path: Path | None = None
    digest: str = ""
    lecture: Place | None = None


class Found(Struct, frozen=True):
    """A copy that was left behind.

    Attributes:
        file: The copy.
        work: What was being worked on.
        changed: When it was last changed, in UTC.
    """

    file: Path
    work: Work
    changed: datetime


class Copies:
    """The copies of this program, in a folder that is its own as long as it runs.

    Raises:
        OSError: There can be no such folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._lock = _own_folder(folder)

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self._folder

    @property
    def is_in_place(self) -> bool:
        """Whether the folder is still there, and still ours."""
        return self._lock.is_in_place

    def keep(self, key: int, work: Work) -> None:
        """Write the copy of a window, in place of its last one.

        Args:
            key: Which window's.
            work: What to keep of it.

        Raises:
            OSError: It cannot be written; the last one is untouched.
        """
        write_whole(self._file(key), _to_bytes(work, datetime.now(UTC)))

    def drop(self, key: int) -> None:
        """Remove the copy of a window, if there is one.

        Raises:
            OSError: It cannot be removed.
        """
        self._file(key).unlink(missing_ok=True)

    def close(self) -> None:
        """Give the folder up; copies that are still in it will be found."""
        _leave(self._folder, self._lock)

    def _file(self, key: int) -> Path:
        return self._folder / f"{key}{SUFFIX}"


class LostWork:
    """The copies that programs left behind, the latest first; nobody else finds them until they are released.

    Attributes:
        copies: What was found and is still there.
    """

    def __init__(self, copies: Iterable[Found], held: Iterable[tuple[Path, Lock]]) -> None:
        self.copies = tuple(sorted(copies, key=lambda found: found.changed, reverse=True))
        self._held = tuple(held)

    def discard(self, found: Found) -> None:
        """Remove a copy for good.

        Raises:
            OSError: It cannot be removed.
        """
        found.file.unlink(missing_ok=True)
        self.copies = tuple(each for each in self.copies if each is not found)

    def release(self) -> None:
        """Let others find what is left."""
        for folder, lock in self._held:
            _leave(folder, lock)
        self._held = ()


def lost_work(folder: Path) -> LostWork:
    """Find what programs that are gone have left behind.

    A copy that cannot be read stays where it is: a later version of the program may be able to.

    Args:
        folder: Where all programs of this user have their copies.
    """
    copies: list[Found] = []
    held: list[tuple[Path, Lock]] = []
    for place in _places(folder):
        try:
            lock = Lock.take(place / _LOCK)
        except OSError:
            continue
        if lock is not None:
            held.append((place, lock))
            copies += _copies_in(place)
    return LostWork(copies, held)


def read_copy(file: Path) -> Found:
    """Read a copy.

    Raises:
        ScenarioError: It cannot be read, or is no copy that this program understands.
    """
    head, _, data = read_bounded(file, MOST_COPY_BYTES, ScenarioError).partition(b"\n")
    about = _about(head)
    if about is None:
        what = "it is no copy of unsaved work that this program reads"
        raise ScenarioError([Fault(str(file), "", what, "A newer Otherwise may read it")])
    scenario = scenario_from_bytes(data, str(file)).scenario
    work = Work(scenario, about.carries_casebook, about.title, about.path, about.digest, about.lecture)
    return Found(file, work, about.changed)


class _About(Struct, frozen=True):
    """The first line of a copy."""

    title: str
    changed: datetime
    path: Path | None
    digest: str
    carries_casebook: bool
    lecture: Place | None


def _about(head: bytes) -> _About | None:
    try:
        about = json.loads(head)
        known = (about["format"], about["version"]) == (FORMAT, VERSION)
        read = _About(
            title=str(about["title"]),
            changed=datetime.fromisoformat(about["changed"]).astimezone(UTC),
            path=None if about["path"] is None else Path(about["path"]),
            digest=str(about["digest"]),
            carries_casebook=about["carries_casebook"] is True,
            lecture=read_place(about["lecture"]) if about.get("lecture") is not None else None,
        )
    except (ValueError, LookupError, TypeError, OverflowError, RecursionError):
        return None
    return read if known else None


def _to_bytes(work: Work, now: datetime) -> bytes:
    about = {
        "format": FORMAT,
        "version": VERSION,
        "title": work.title,
        "changed": now.isoformat(),
        "path": os.path.abspath(work.path) if work.path is not None else None,  # noqa: PTH100 - links stay
        "digest": work.digest,
        "carries_casebook": work.carries_casebook,
        "lecture": work.lecture.written() if work.lecture is not None else None,
    }
    return json.dumps(about).encode("ascii") + b"\n" + scenario_to_bytes(work.scenario)


def _own_folder(folder: Path) -> tuple[Path, Lock]:
    for _ in range(_MOST_TRIES):
        own = folder / secrets.token_hex(8)
        own.mkdir(mode=0o700, parents=True)
        # Before it is locked, another program may take it for one that was left behind empty, and remove it.
        try:
            lock = Lock.take(own / _LOCK)
        except FileNotFoundError:
            continue
        if lock is not None and lock.is_in_place:
            return own, lock
        if lock is not None:
            lock.release()
    raise OSError(f"no folder could be locked in {folder}")


def _leave(folder: Path, lock: Lock) -> None:
    """Let go of a folder, and remove it if no copy is left in it."""
    if _RELEASE_FIRST:
        lock.release()
    with contextlib.suppress(OSError):
        files = list(folder.iterdir())
        if not any(file.suffix == SUFFIX for file in files):
            for file in files:  # the lock, and what a program was killed over while it wrote
                file.unlink()
            folder.rmdir()
    lock.release()


def _places(folder: Path) -> list[Path]:
    try:
        return sorted(place for place in folder.iterdir() if place.is_dir())
    except OSError:
        return []


def _copies_in(place: Path) -> list[Found]:
    found: list[Found] = []
    for file in sorted(place.glob(f"*{SUFFIX}")):
        try:
            copy = read_copy(file)
            if copy.work.lecture is None and is_saved(copy.work):
                file.unlink()
            else:
                found.append(copy)
        except (FaultError, OSError):
            continue
    return found


def is_saved(work: Work) -> bool:
    """Whether a scenario is in its file as it is here: saved after all, or only cut short in its lecture."""
    if work.path is None:
        return False
    try:
        saved = open_scenario(work.path).scenario
    except FaultError:
        return False
    return _essence(saved) == _essence(work.scenario)


def _essence(scenario: Scenario) -> dict[str, object]:
    """All of a scenario but when it was saved and which edition of its casebook it was saved with."""
    return scenario.model_dump(exclude={"modified", "casebook", "casebook_text"})
