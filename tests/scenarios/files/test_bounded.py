"""Reading files that may be anything but a file."""

from __future__ import annotations

import errno
import io
import os
import socket
import stat
from pathlib import Path

import pytest

from scenarios.files.bounded import read_bounded
from scenarios.model.faults import CasebookError, ScenarioError


def _fault(path: Path | str, limit: int = 100) -> str:
    with pytest.raises(CasebookError) as caught:
        read_bounded(path, limit, CasebookError)
    (fault,) = caught.value.faults
    assert fault.file == os.fspath(path)
    assert fault.remedy
    return fault.what


def test_the_bytes_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a b ö.toml"
    path.write_bytes(b"\x00\xffabc")
    assert read_bounded(path, 5, CasebookError) == b"\x00\xffabc"
    assert read_bounded(str(path), 5, CasebookError) == b"\x00\xffabc"


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"abc")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert read_bounded(tmp_path / "link", 100, CasebookError) == b"abc"


def test_one_byte_too_many(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"x" * 101)
    assert "larger than" in _fault(path)


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)

    def never(*_: object) -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr(os, "open", never)
    assert _fault(path, 8 * 2**20) == "it is larger than 8 MiB"


def test_no_such_file(tmp_path: Path) -> None:
    assert _fault(tmp_path / "nothing") == "there is no such file"
    (tmp_path / "file").write_bytes(b"")
    assert _fault(tmp_path / "file" / "below") == "there is no such file"
    assert _fault("") == "there is no such file"


def test_a_folder(tmp_path: Path) -> None:
    assert _fault(tmp_path) == "it is a folder"


def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert _fault(path) == "it is a pipe"


def test_a_device() -> None:
    assert _fault("/dev/zero") == "it is a device"


def test_a_socket(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.fspath(path))
        assert _fault(path) == "it is not a plain file"


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert _fault(tmp_path / "loop") == "it is a link that leads back to itself"


def test_names_that_cannot_be_names() -> None:
    assert _fault("a\0b") == "this cannot be the name of a file"
    assert _fault("a" * 5_000) == "its name is too long"


def test_a_file_that_became_a_folder_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"abc")
    really_open = os.open

    def swap(name: str, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return really_open(name, flags)

    monkeypatch.setattr(os, "open", swap)
    assert _fault(path) == "it is a pipe"


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"x" * 200)
    small = os.stat_result((stat.S_IFREG, 0, 0, 1, 0, 0, 10, 0, 0, 0))
    monkeypatch.setattr(os, "stat", lambda _: small)
    monkeypatch.setattr(os, "fstat", lambda _: small)
    assert "larger than" in _fault(path)


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "it may not be read"),
        (OSError(errno.EIO, "Input/output error"), "it cannot be read (Input/output error)"),
        (OSError("a driver's own words"), "it cannot be read (a driver's own words)"),
    ],
)
def test_a_file_that_cannot_be_opened(
    error: OSError, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, "open", fail)
    path = tmp_path / "f"
    path.write_bytes(b"abc")
    assert _fault(path) == what


def test_a_file_that_gives_nothing_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Waiting(io.BytesIO):
        def read(self, _: int | None = -1) -> bytes:
            return None  # type: ignore[return-value]  # so a log of the system without news

    path = tmp_path / "log"
    path.write_bytes(b"")
    descriptor = os.open(path, os.O_RDONLY)
    monkeypatch.setattr(os, "open", lambda *_: descriptor)
    monkeypatch.setattr(os, "fdopen", lambda *_: Waiting())
    try:
        assert _fault(path).startswith("it cannot be read (")
    finally:
        os.close(descriptor)


def test_a_scenario_fails_as_a_scenario(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError):
        read_bounded(tmp_path, 100, ScenarioError)
