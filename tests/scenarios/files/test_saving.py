"""What keeps a scenario from being saved is said in plain words, and the file that was there stays."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from scenarios.files import writing
from scenarios.files.scenario_files import save_scenario
from scenarios.model.faults import ScenarioError
from scenarios.model.scenario import CasebookReference, Scenario

SCENARIO = Scenario(casebook=CasebookReference(id="mini"))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOENT, "its folder is not there (no such file or directory)"),
        (errno.EACCES, "the file or its folder may not be written to (permission denied)"),
        (errno.EROFS, "that disk can only be read (read-only file system)"),
        (errno.ENOSPC, "the disk is full (no space left on device)"),
        (errno.EIO, "could not be saved: input/output error"),
    ],
)
def test_the_reason_is_said_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    path = tmp_path / "x.otherwise"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(writing, "write_whole", fail)
    with pytest.raises(ScenarioError) as caught:
        save_scenario(path, SCENARIO)
    (fault,) = caught.value.faults
    assert said in str(fault)
    assert str(fault).endswith("Save it in another place.")
    assert path.read_bytes() == b"old"


def test_an_error_without_a_number_is_said_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("The drive was pulled out")

    monkeypatch.setattr(writing, "write_whole", fail)
    with pytest.raises(ScenarioError, match="could not be saved: the drive was pulled out"):
        save_scenario(tmp_path / "x.otherwise", SCENARIO)


def test_what_cannot_be_a_name_is_no_name() -> None:
    with pytest.raises(ScenarioError, match="cannot be the name of a file"):
        save_scenario(Path("a\0b.otherwise"), SCENARIO)
