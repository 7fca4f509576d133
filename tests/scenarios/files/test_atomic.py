"""A file is written whole or not at all, whatever the system can and whatever goes wrong."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scenarios.files import atomic
from scenarios.files.atomic import write_whole

posix = pytest.mark.skipif(os.name != "posix", reason="of POSIX systems")
as_user = pytest.mark.skipif(not hasattr(os, "setresuid"), reason="one cannot become somebody else here")


@pytest.fixture
def users_folder() -> Iterator[Path]:
    """A folder of somebody who is not root, and the test running as them: root may write anything."""
    folder = Path(tempfile.mkdtemp())
    user = 65_534 if os.geteuid() == 0 else os.geteuid()
    os.chown(folder, user, -1)
    real, effective, saved = os.getresuid()
    os.setresuid(user, user, saved)
    try:
        yield folder
    finally:
        folder.chmod(0o700)
        os.setresuid(real, effective, saved)
        shutil.rmtree(folder)


@pytest.fixture(params=["as the system can", "without nameless files", "where they cannot be linked"])
def _ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test that uses this runs once for each way of writing."""
    if request.param == "without nameless files":
        monkeypatch.setattr(atomic, "_NAMELESS", 0)
    if request.param == "where they cannot be linked":

        def refuse(*_: object, **__: object) -> None:
            raise OSError(errno.EPERM, "no links here")

        monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("_ways")
def test_a_new_file_appears_whole_and_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "a b ö.bin", b"x" * 300_000)
    assert (tmp_path / "a b ö.bin").read_bytes() == b"x" * 300_000
    assert [path.name for path in tmp_path.iterdir()] == ["a b ö.bin"]


@pytest.mark.usefixtures("_ways")
def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o640)
    before = path.stat()
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        assert path.stat().st_ino != before.st_ino
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root may give files away")
@pytest.mark.usefixtures("_ways")
def test_the_group_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    os.chown(path, -1, 12345)
    path.chmod(0o660)
    write_whole(path, b"new")
    assert (path.stat().st_gid, stat.S_IMODE(path.stat().st_mode)) == (12345, 0o660)


@posix
def test_a_group_that_cannot_be_kept_is_no_reason_not_to_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", refuse)
    real = Path.stat

    def of_another_group(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        status = real(self, follow_symlinks=follow_symlinks)
        if self.name != "file":
            return status
        values = list(status)
        values[stat.ST_GID] += 1
        return os.stat_result(values)

    monkeypatch.setattr(Path, "stat", of_another_group)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


@posix
@pytest.mark.usefixtures("_ways")
def test_a_new_file_gets_the_permissions_that_any_new_file_gets(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    write_whole(tmp_path / "file", b"new")
    assert (tmp_path / "file").stat().st_mode == (tmp_path / "other").stat().st_mode


@posix
@pytest.mark.usefixtures("_ways")
def test_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to("second")
    (tmp_path / "second").symlink_to(Path("real") / "file")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "real" / "file").read_bytes() == b"new"
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "second").is_symlink()


@posix
def test_a_link_to_nothing_makes_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("file")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("name", ["x" * 250, "書" * 80])
@pytest.mark.usefixtures("_ways")
def test_a_name_may_be_as_long_as_the_system_allows(tmp_path: Path, name: str) -> None:
    write_whole(tmp_path / name, b"new")
    assert (tmp_path / name).read_bytes() == b"new"


@posix
@pytest.mark.parametrize("kind", ["folder", "pipe", "device"])
def test_what_is_no_ordinary_file_is_left_alone(tmp_path: Path, kind: str) -> None:
    path = {"folder": tmp_path / "it", "pipe": tmp_path / "it", "device": Path("/dev/null")}[kind]
    if kind == "folder":
        path.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    with pytest.raises(OSError, match="not an ordinary file"):
        write_whole(path, b"new")
    assert not path.is_file()


@as_user
def test_a_file_that_is_locked_against_writing_is_respected(users_folder: Path) -> None:
    path = users_folder / "file"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"


@as_user
def test_a_folder_that_may_not_be_written_is_respected(users_folder: Path) -> None:
    path = users_folder / "file"
    path.write_bytes(b"old")
    users_folder.chmod(0o500)
    with pytest.raises(PermissionError):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in users_folder.iterdir()] == ["file"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB, where the system lets us have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.usefixtures("_ways")
def test_on_a_full_disk_the_old_file_stays(small_disk: Path) -> None:
    path = small_disk / "file"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match="No space left") as caught:
        write_whole(path, b"x" * 100_000)
    assert caught.value.errno == errno.ENOSPC
    assert path.read_bytes() == b"old"
    assert [each.name for each in small_disk.iterdir()] == ["file"]


@pytest.mark.usefixtures("_ways")
def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "gone" / "file", b"new")


@posix
@pytest.mark.usefixtures("_ways")
def test_where_the_room_gives_out_the_old_file_stays(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "file"
    path.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    try:
        with pytest.raises(OSError, match="large") as caught:
            write_whole(path, b"x" * 60_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert caught.value.errno == errno.EFBIG
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("failing", ["write", "fsync", "replace"])
@pytest.mark.usefixtures("_ways")
def test_whatever_fails_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "the disk is broken")

    monkeypatch.setattr(Path if failing == "replace" else os, failing, fail)
    with pytest.raises(OSError, match="the disk is broken"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_what_a_killed_program_left_is_swept_a_day_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic, "_NAMELESS", 0)
    old, young, foreign = (tmp_path / name for name in (".otherwise-1.part", ".otherwise-2.part", ".x.part"))
    for path in (old, young, foreign):
        path.write_bytes(b"half")
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    os.utime(old, (two_days_ago, two_days_ago))
    os.utime(foreign, (two_days_ago, two_days_ago))
    write_whole(tmp_path / "file", b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".otherwise-2.part", ".x.part", "file"]


@pytest.mark.parametrize("failing", ["open", "fsync"])
def test_a_folder_that_cannot_be_synced_is_no_reason_to_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    real_open, real_fsync = os.open, os.fsync

    def open_(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if failing == "open" and flags == os.O_RDONLY:
            raise PermissionError
        return real_open(path, flags, mode)

    def fsync(handle: int) -> None:
        if failing == "fsync" and stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not of folders")
        real_fsync(handle)

    monkeypatch.setattr(os, "open", open_)
    monkeypatch.setattr(os, "fsync", fsync)
    write_whole(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"


def test_systems_without_folders_to_sync_do_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "_CAN_SYNC_FOLDERS", False)
    write_whole(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"


def test_what_reads_otherwise_than_it_was_written_replaces_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: read(self)[:-1])
    with pytest.raises(OSError, match="reads otherwise"):
        atomic.write_whole(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


@posix
@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOTSUP, errno.EINVAL])
def test_a_share_that_refuses_every_side_step_is_saved_to_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    path = tmp_path / "x"
    path.write_bytes(b"old")
    path.chmod(0o606)
    monkeypatch.setattr(Path, "chmod", refuse)
    for name in ("chown", "chmod", "fchmod", "fsync", "link"):
        monkeypatch.setattr(os, name, refuse)
    assert write_whole(path, b"first") == ("permissions",)
    assert write_whole(path, b"second") == ()  # they are what the share gives
    assert path.read_bytes() == b"second"
    assert [one.name for one in tmp_path.iterdir()] == ["x"]


@posix
def test_permissions_that_are_the_same_are_not_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "chmod", lambda *_: pytest.fail("nothing is to be changed"))
    assert write_whole(path, b"new") == ()


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EDQUOT])
def test_a_flush_that_finds_no_room_is_a_failed_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    path = tmp_path / "x"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match=os.strerror(code)):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"


def test_what_cannot_be_told_of_the_new_file_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")
    real, seen = Path.stat, []

    def once(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if self == path:
            seen.append(self)
            if len(seen) > 1:
                raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return real(self, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", once)
    assert write_whole(path, b"new") == ()
    monkeypatch.undo()
    assert path.read_bytes() == b"new"
