"""Writing a file whole or not at all; it must not know what is written.

The bytes go to a new file beside the target, reach the disk, and only then take its name. Whatever interrupts
this, the target is the old file or the new one. Permissions are kept and symbolic links followed.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike


def write_whole(path: PathLike[str], data: bytes) -> None:
    """Put these bytes in place of the file.

    Args:
        path: The file to write; it need not exist, its folder must.
        data: All of its new content.

    Raises:
        OSError: It cannot be written. The old file is untouched and nothing is left beside it.
    """
    target = Path(os.path.realpath(path))
    mode = _mode_to_keep(target)
    # A name of our own, hidden where dots hide, that no other program or window writes at the same time.
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.part")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _mode_to_keep(target: Path) -> int | None:
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is not an ordinary file", str(target))
    # The folder may let us replace a file that its owner has locked; a lock is meant.
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return stat.S_IMODE(status.st_mode)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut; only some systems can."""
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return  # a network folder may refuse; the file itself is written
    finally:
        os.close(handle)
