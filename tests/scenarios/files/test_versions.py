"""The last saved versions of a file are kept, in order, and never too many."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scenarios.files import versions
from scenarios.files.versions import MOST_VERSIONS, Versions

BEGAN = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Clock:
    """A minute goes by with each look at it."""

    def __init__(self) -> None:
        self._looks = 0

    def __call__(self) -> datetime:
        self._looks += 1
        return BEGAN + timedelta(minutes=self._looks)


@pytest.fixture
def kept(tmp_path: Path) -> Versions:
    return Versions(tmp_path / "versions", Clock())


def contents(kept: Versions, path: Path) -> list[bytes]:
    return [version.file.read_bytes() for version in kept.of(path)]


def test_the_latest_comes_first_and_knows_its_time(kept: Versions, tmp_path: Path) -> None:
    path = tmp_path / "x.otherwise"
    assert kept.of(path) == ()
    for data in (b"one", b"two", b"two", b"three"):
        kept.keep(path, data)
    assert contents(kept, path) == [b"three", b"two", b"one"]
    assert [version.saved - BEGAN for version in kept.of(path)] == [
        timedelta(minutes=minutes) for minutes in (3, 2, 1)
    ]


def test_of_one_file_there_are_never_more_than_ten(kept: Versions, tmp_path: Path) -> None:
    path = tmp_path / "x.otherwise"
    for number in range(MOST_VERSIONS + 5):
        kept.keep(path, b"%d" % number)
    assert contents(kept, path) == [b"%d" % number for number in range(14, 4, -1)]
    assert MOST_VERSIONS == 10


def test_of_all_files_there_are_never_too_many_bytes(
    kept: Versions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "MOST_KEPT", 20)
    one, two = tmp_path / "one.otherwise", tmp_path / "two.otherwise"
    for path, letter in ((one, b"a"), (one, b"b"), (two, b"c"), (two, b"d")):
        kept.keep(path, letter * 10)
    assert contents(kept, one) == []
    assert contents(kept, two) == [b"d" * 10, b"c" * 10]
    assert len(list((tmp_path / "versions").iterdir())) == 1
    kept.keep(two, b"e" * 40)  # the last of all stays, however large
    assert contents(kept, two) == [b"e" * 40]


def test_a_renamed_file_keeps_its_versions(kept: Versions, tmp_path: Path) -> None:
    old, new = tmp_path / "old.otherwise", tmp_path / "new.otherwise"
    kept.keep(old, b"one")
    kept.follow(old, new)
    assert contents(kept, new) == [b"one"]
    assert kept.of(old) == ()
    kept.follow(tmp_path / "never.otherwise", new)
    assert contents(kept, new) == [b"one"]


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_and_what_it_names_have_the_same_versions(kept: Versions, tmp_path: Path) -> None:
    path, link = tmp_path / "x.otherwise", tmp_path / "link.otherwise"
    path.write_bytes(b"one")
    link.symlink_to(path)
    kept.keep(link, b"one")
    assert contents(kept, path) == [b"one"]


def test_what_is_none_of_ours_is_passed_over(kept: Versions, tmp_path: Path) -> None:
    path = tmp_path / "x.otherwise"
    kept.keep(path, b"one")
    (place,) = (tmp_path / "versions").iterdir()
    (place / "mine.otherwise").write_bytes(b"mine")
    (place / "note.txt").write_bytes(b"note")
    (tmp_path / "versions" / "stray").write_bytes(b"")
    assert contents(kept, path) == [b"one"]
    # One that cannot be read is not the same as what is to be kept.
    latest = kept.of(path)[0].file
    latest.unlink()
    latest.mkdir()
    kept.keep(path, b"two")
    assert kept.of(path)[0].file.read_bytes() == b"two"


def test_a_version_that_cannot_be_kept_is_no_reason_to_fail(tmp_path: Path) -> None:
    blocked = tmp_path / "versions"
    blocked.write_bytes(b"a file where the folder should be")
    kept = Versions(blocked)
    kept.keep(tmp_path / "x.otherwise", b"one")
    assert kept.of(tmp_path / "x.otherwise") == ()
