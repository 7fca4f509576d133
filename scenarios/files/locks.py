"""Locks that tell a running program from one that is gone.

The system itself takes such a lock back when its holder ends, however it ends: no lock is ever stale. Where a
file system knows no locks, every one is granted: it could keep nobody out, and must not keep everybody out.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform == "win32":  # pragma: no cover - the other half is what runs here
    import msvcrt

    def _grab(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _grab(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_HELD_BY_ANOTHER = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_PAUSE = 0.01  # between two tries, in seconds


class Lock:
    """A lock that is held, until it is released or its holder ends."""

    def __init__(self, handle: int, path: Path) -> None:
        self._handle = handle
        self._path = path

    @classmethod
    def take(cls, path: Path) -> Lock | None:
        """Take the lock on a file, which is made where there is none.

        Returns:
            The lock, or None where another holds it.

        Raises:
            OSError: There can be no such file.
        """
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _grab(handle)
        except OSError as problem:
            if problem.errno in _HELD_BY_ANOTHER:
                os.close(handle)
                return None
        return cls(handle, path)

    @property
    def is_in_place(self) -> bool:
        """Whether the file that is locked is still the one of that name."""
        try:
            return os.path.samestat(os.fstat(self._handle), self._path.stat())
        except OSError:
            return False

    def release(self) -> None:
        """Let go; to let go twice does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


@contextlib.contextmanager
def alone(path: Path, seconds: float) -> Iterator[bool]:
    """Hold a lock while something is read and written again.

    Args:
        path: The file to lock.
        seconds: How long to wait for another to let go.

    Yields:
        Whether the lock is held.

    Raises:
        OSError: There can be no such file.
    """
    until = time.monotonic() + seconds
    lock = Lock.take(path)
    while lock is None and time.monotonic() < until:
        time.sleep(_PAUSE)
        lock = Lock.take(path)
    try:
        yield lock is not None
    finally:
        if lock is not None:
            lock.release()
