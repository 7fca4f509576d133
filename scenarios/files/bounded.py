"""Reading a file that a stranger may have made: regular files only, and no more bytes than allowed.

This module owns the road from a path to bytes. A pipe or a device is refused before it can make the program
wait, and a huge file before it is read.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from scenarios.model.faults import Fault, FaultError

_OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)

_KINDS = (
    (stat.S_ISDIR, "it is a folder"),
    (stat.S_ISFIFO, "it is a pipe"),
    (stat.S_ISCHR, "it is a device"),
    (stat.S_ISBLK, "it is a device"),
)

_REFUSALS = {
    errno.ENOENT: ("there is no such file", "Check the name and the folder"),
    errno.ENOTDIR: ("there is no such file", "Check the name and the folder"),
    errno.EACCES: ("it may not be read", "Ask its owner for the right to read it"),
    errno.EPERM: ("it may not be read", "Ask its owner for the right to read it"),
    errno.ELOOP: ("it is a link that leads back to itself", "Name the file itself"),
    errno.ENAMETOOLONG: ("its name is too long", "Check the name and the folder"),
}


def read_bounded(path: Path | str, limit: int, error: type[FaultError]) -> bytes:
    """Return the bytes of a regular file of at most `limit` bytes.

    Args:
        path: The file; a link to a regular file is followed.
        limit: The most bytes that are read.
        error: The kind of error to raise, so that a casebook fails as a casebook.

    Raises:
        FaultError: Of the kind `error`, with one fault that says why the file cannot be read.
    """
    name = os.fspath(path)
    try:
        # Looked at before it is opened: to open a device can already do something.
        _refuse_kind(os.stat(name), name, limit, error)  # noqa: PTH116
        descriptor = os.open(name, _OPEN_FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            # And again afterwards, because the name may have been given to another file meanwhile.
            _refuse_kind(os.fstat(descriptor), name, limit, error)
            data: bytes | None = file.read(limit + 1)
            # Some files of the system have nothing to give yet, and are not waited for.
            if data is None:
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    except OSError as problem:
        what, remedy = _REFUSALS.get(
            problem.errno or 0,
            (
                f"it cannot be read ({problem.strerror or problem})",
                "Check the disk or copy the file elsewhere",
            ),
        )
        raise error([Fault(name, "", what, remedy)]) from problem
    except ValueError as problem:  # a NUL in the name
        raise error([Fault(name, "", "this cannot be the name of a file", "Check the name")]) from problem
    # The size that the system tells can be wrong: files of /proc have none, and others grow.
    refuse_size(len(data), name, limit, error)
    return data


def refuse_size(size: int, name: str, limit: int, error: type[FaultError]) -> None:
    """Raise `error` if so many bytes are more than the limit."""
    if size > limit:
        what = f"it is larger than {limit / 2**20:g} MiB"
        raise error([Fault(name, "", what, "Check that it is the right file, or split it")])


def _refuse_kind(status: os.stat_result, name: str, limit: int, error: type[FaultError]) -> None:
    if not stat.S_ISREG(status.st_mode):
        what = next((words for is_kind, words in _KINDS if is_kind(status.st_mode)), "it is not a plain file")
        raise error([Fault(name, "", what, "Name a plain file")])
    refuse_size(status.st_size, name, limit, error)
