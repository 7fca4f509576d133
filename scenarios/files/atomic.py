"""Writing a file whole or not at all.

The bytes go to a new file in the target's folder, reach the disk, and only then take its name. Whatever
interrupts this, the target is the old file or the new one. Symbolic links are followed. Writing and renaming
are the save; permissions, group and a flush are side steps: what the disk refuses of them is told, and is no
reason not to save. Where the system can, the new file has no name until it is whole, so that even a killed
program leaves nothing half written behind.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

_NAMELESS = getattr(os, "O_TMPFILE", 0)
_PREFIX, _SUFFIX = ".otherwise-", ".part"
_CAN_SYNC_FOLDERS = os.name == "posix"
_ABANDONED = 24 * 60 * 60  # seconds after which nobody is still writing a file


# Answers of disks that cannot flush a file; any other, as of a full disk, means that the file is not there.
_CANNOT_FLUSH = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM, errno.EACCES}


def write_whole(path: PathLike[str], data: bytes) -> tuple[str, ...]:
    """Put these bytes in place of the file.

    Args:
        path: The file to write; it need not exist, its folder must.
        data: All of its new content.

    Returns:
        What of the old file the new one does not have: `permissions`, `group`, `owner`; mostly nothing.

    Raises:
        OSError: It cannot be written. The old file is untouched and nothing is left beside it.
    """
    target = Path(os.path.realpath(path))
    old = _to_replace(target)
    # A name of our own, hidden where dots hide, that no other program or window writes at the same time.
    beside = target.with_name(f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}")
    try:
        if not _write_nameless(beside, data):
            _sweep(target.parent)
            _write(beside, data)
        _read_back(beside, data)
        if old is not None:
            _like(beside, old)
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return _lost(target, old) if old is not None else ()


def _to_replace(target: Path) -> os.stat_result | None:
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is not an ordinary file", str(target))
    # The folder may let us replace a file that its owner has locked; a lock is meant.
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return status


def _write_nameless(beside: Path, data: bytes) -> bool:
    """Write a file that gets its name when it is whole; False where the system or the disk cannot."""
    if not _NAMELESS:
        return False
    try:
        handle = os.open(beside.parent, os.O_WRONLY | _NAMELESS, 0o666)
    except OSError:
        return False
    try:
        _fill(handle, data)
        # By linkat, which alone follows the link in /proc; naming a folder makes Python call it.
        os.link(f"/proc/self/fd/{handle}", beside, src_dir_fd=handle, follow_symlinks=True)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


def _write(beside: Path, data: bytes) -> None:
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        _fill(handle, data)
    finally:
        os.close(handle)


def _fill(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
    try:
        os.fsync(handle)
    except OSError as problem:
        if problem.errno not in _CANNOT_FLUSH:
            raise


def _read_back(beside: Path, data: bytes) -> None:
    """Refuse a file that does not hold what was written: a disk may take what it does not keep."""
    if beside.read_bytes() != data:
        raise OSError(errno.EIO, "what was written reads otherwise", str(beside))


def _like(beside: Path, old: os.stat_result) -> None:
    """Give the new file the group and the permissions of the old one, where they differ."""
    with contextlib.suppress(OSError):  # only its members may give a file to a group
        if hasattr(os, "chown") and beside.stat().st_gid != old.st_gid:
            os.chown(beside, -1, old.st_gid)
    with contextlib.suppress(OSError):  # many shares, and sticks that somebody else has mounted, refuse it
        if stat.S_IMODE(beside.stat().st_mode) != stat.S_IMODE(old.st_mode):
            beside.chmod(stat.S_IMODE(old.st_mode))


def _lost(target: Path, old: os.stat_result) -> tuple[str, ...]:
    """Return what of an old file is not so in the new one; nothing where that cannot be told."""
    try:
        new = target.stat()
    except OSError:
        return ()
    pairs = {
        "permissions": (stat.S_IMODE(old.st_mode), stat.S_IMODE(new.st_mode)),
        "group": (old.st_gid, new.st_gid),
        "owner": (old.st_uid, new.st_uid),
    }
    return tuple(name for name, (before, after) in pairs.items() if before != after)


def _sweep(folder: Path) -> None:
    """Remove what programs that were killed have left in a folder."""
    for part in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_mtime > _ABANDONED:
                part.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut; only some systems can."""
    if not _CAN_SYNC_FOLDERS:
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
