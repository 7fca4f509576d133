"""Writing a file for a user, and saying in one sentence why it could not be written."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from scenarios.files.atomic import write_whole
from scenarios.model.faults import Fault, FaultError

if TYPE_CHECKING:
    from pathlib import Path

_REASONS = {
    errno.ENOENT: "its folder is not there",
    errno.EACCES: "the file or its folder may not be written to",
    errno.EPERM: "the file or its folder may not be written to",
    errno.EROFS: "that disk can only be read",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk space allowed to you is used up",
}


def write_file(path: Path, data: bytes, error: type[FaultError] = FaultError) -> tuple[str, ...]:
    """Write a file, whole or not at all.

    Args:
        path: Where; symbolic links are followed and permissions kept.
        data: All of its content.
        error: The kind of error to raise, so that a scenario fails as a scenario.

    Returns:
        What of the old file its disk did not let it keep: `permissions`, `group`, `owner`; mostly nothing.

    Raises:
        FaultError: Of the kind `error`: it could not be written, and the old file is untouched.
    """
    try:
        return write_whole(path, data)
    except (OSError, ValueError) as problem:
        what = f"it could not be saved: {reason_of(problem)}"
        raise error([Fault(os.fspath(path), "", what, "Save it in another place")]) from problem


def refuse_existing(path: Path) -> None:
    """Refuse to write over a file that is there.

    Raises:
        FaultError: There is a file of this name, or a folder, or a link that leads nowhere.
    """
    # Not by Path.exists, which raises where a name is too long to be one.
    if os.path.lexists(path):
        what, remedy = "it is there already", "Name another file, or add --force to replace it"
        raise FaultError([Fault(os.fspath(path), "", what, remedy)])


def reason_of(error: OSError | ValueError) -> str:
    """Return why the system refused to write, in plain words where they are known."""
    if not isinstance(error, OSError):
        return "this cannot be the name of a file"  # a NUL in it
    system = error.strerror or str(error)
    system = system[:1].lower() + system[1:]
    plain = _REASONS.get(error.errno or 0)
    return f"{plain} ({system})" if plain else system
