"""A file gets another name in its folder, or keeps its own; no other file is replaced."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from scenarios.files.renaming import rename_file
from scenarios.model.faults import ScenarioError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "first.otherwise"
    path.write_bytes(b"first")
    return path


@pytest.mark.parametrize("name", ["second.otherwise", "second", " second "])
def test_it_has_the_new_name(path: Path, name: str) -> None:
    after = rename_file(path, name)
    assert after == path.with_name("second.otherwise")
    assert after.read_bytes() == b"first"
    assert not path.exists()


def test_its_own_name_is_no_other(path: Path) -> None:
    assert rename_file(path, "first") == path
    assert path.read_bytes() == b"first"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("", "a file needs a name"),
        (" .otherwise", "a file needs a name"),
        ("..", "a file needs a name"),
        ("../up", "cannot be the name of a file"),
        ("a\\b", "cannot be the name of a file"),
        ("a\0b", "cannot be the name of a file"),
    ],
)
def test_what_is_no_name_is_refused(path: Path, name: str, what: str) -> None:
    with pytest.raises(ScenarioError, match=what):
        rename_file(path, name)
    assert path.read_bytes() == b"first"


def test_another_file_is_not_replaced(path: Path) -> None:
    other = path.with_name("second.otherwise")
    other.write_bytes(b"second")
    with pytest.raises(ScenarioError, match="already"):
        rename_file(path, "second")
    assert (path.read_bytes(), other.read_bytes()) == (b"first", b"second")
    dangling = path.with_name("third.otherwise")
    dangling.symlink_to("nowhere")
    with pytest.raises(ScenarioError, match="already"):
        rename_file(path, "third")
    assert dangling.is_symlink()


def test_a_name_that_the_system_takes_for_the_same_is_given(path: Path) -> None:
    # As where capitals are not told from small letters: the new name leads to the file itself.
    same = path.with_name("First.otherwise")
    same.hardlink_to(path)
    assert rename_file(path, "First") == same
    assert same.read_bytes() == b"first"


def test_what_the_system_refuses_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path, _: Path) -> Path:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(ScenarioError, match="may not be written to") as caught:
        rename_file(path, "second")
    assert "Save it under the new name instead." in str(caught.value)
    path.unlink()
    monkeypatch.undo()
    with pytest.raises(ScenarioError, match="could not be renamed"):
        rename_file(path, "second")
