"""Work is kept in the background: the latest state, at no cost to whoever asks, and never given up on."""

from __future__ import annotations

import shutil
import threading
import time
from pathlib import Path

import pytest

from scenarios.files.keeping import Keeper
from scenarios.files.recovery import Copies, Work, lost_work
from scenarios.model.scenario import CasebookReference, Scenario


def work(title: str) -> Work:
    return Work(Scenario(casebook=CasebookReference(id="mini"), title=title), title=title)


def kept(folder: Path) -> list[str]:
    lost = lost_work(folder)
    lost.release()
    return sorted(copy.work.title for copy in lost.copies)


class Ear:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def __call__(self, problem: Exception | None) -> None:
        self.told.append("well" if problem is None else type(problem).__name__)


class Gate:
    """Holds the writing thread up until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()
        self.written: list[str] = []
        real = Copies.keep

        def keep(copies: Copies, key: int, work: Work) -> None:
            self.reached.set()
            assert self.opened.wait(10)
            real(copies, key, work)
            self.written.append(work.title)

        monkeypatch.setattr(Copies, "keep", keep)


def test_work_is_kept_until_it_is_dropped(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path, Ear())
    keeper.keep(1, work("one"))
    keeper.keep(2, work("two"))
    assert keeper.flush(10)
    keeper.drop(1)
    assert keeper.close(10)
    assert kept(tmp_path) == ["two"]


def test_when_all_is_dropped_nothing_is_left(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path, Ear())
    keeper.keep(1, work("one"))
    keeper.drop(1)
    assert keeper.close(10)
    assert list(tmp_path.iterdir()) == []


def test_whoever_has_nothing_to_keep_touches_no_disk(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path / "recovery", Ear())
    keeper.drop(1)
    assert keeper.close(10)
    assert not (tmp_path / "recovery").exists()
    assert Keeper(tmp_path / "recovery", Ear()).close(10)


def test_states_in_between_are_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(monkeypatch)
    keeper = Keeper(tmp_path, Ear())
    keeper.keep(1, work("0"))
    assert gate.reached.wait(10)
    # The disk does not answer, and nobody waits for it.
    for number in range(1, 100):
        keeper.keep(1, work(str(number)))
    gate.opened.set()
    assert keeper.flush(10)
    assert gate.written == ["0", "99"]
    keeper.close(10)


def test_whoever_waits_does_not_wait_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(monkeypatch)
    keeper = Keeper(tmp_path, Ear())
    keeper.keep(1, work("one"))
    assert gate.reached.wait(10)
    assert not keeper.flush(0.05)
    assert not keeper.close(0.05)
    gate.opened.set()
    until = time.monotonic() + 10
    while gate.written != ["one"] and time.monotonic() < until:
        time.sleep(0.01)
    assert gate.written == ["one"]


def test_after_the_end_nothing_is_begun(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path, Ear())
    keeper.close(10)
    keeper.keep(1, work("late"))
    assert not keeper.flush(0.05)
    assert list(tmp_path.iterdir()) == []


def test_trouble_is_told_once_and_its_end_too(tmp_path: Path) -> None:
    ear = Ear()
    occupied = tmp_path / "recovery"
    occupied.write_bytes(b"a file where a folder should be")
    keeper = Keeper(occupied, ear)
    for number in range(3):
        keeper.keep(1, work(str(number)))
        assert not keeper.flush(10)
    assert ear.told == ["FileExistsError"] or ear.told == ["NotADirectoryError"]
    occupied.unlink()
    assert keeper.flush(10)
    assert ear.told[1:] == ["well"]
    keeper.close(10)
    assert kept(occupied) == ["2"]


def test_what_failed_is_tried_again_with_the_next_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Copies.keep
    failing = [True]
    written: list[int] = []
    all_written = threading.Event()

    def keep(copies: Copies, key: int, work: Work) -> None:
        if failing[0]:
            raise OSError(28, "No space left on device")
        real(copies, key, work)
        written.append(key)
        if len(written) == 2:
            all_written.set()

    monkeypatch.setattr(Copies, "keep", keep)
    keeper = Keeper(tmp_path, Ear())
    keeper.keep(1, work("one"))
    assert not keeper.flush(10)
    failing[0] = False
    keeper.keep(2, work("two"))
    assert all_written.wait(10), "nobody has to flush for it"
    assert keeper.close(10)
    assert kept(tmp_path) == ["one", "two"]


def test_a_newer_state_takes_the_place_of_one_that_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, opened = threading.Event(), threading.Event()
    written: list[str] = []

    def keep(_copies: Copies, _key: int, work: Work) -> None:
        if work.title == "old":
            reached.set()
            assert opened.wait(10)
            raise OSError(5, "Input/output error")
        written.append(work.title)

    monkeypatch.setattr(Copies, "keep", keep)
    keeper = Keeper(tmp_path, Ear())
    keeper.keep(1, work("old"))
    assert reached.wait(10)
    keeper.keep(1, work("new"))
    opened.set()
    assert keeper.close(10)
    assert written == ["new"]


def test_a_folder_that_is_cleared_away_is_made_again(tmp_path: Path) -> None:
    ear = Ear()
    keeper = Keeper(tmp_path / "recovery", ear)
    keeper.keep(1, work("one"))
    assert keeper.flush(10)
    shutil.rmtree(tmp_path / "recovery")
    keeper.keep(1, work("two"))
    assert keeper.close(10)
    assert kept(tmp_path / "recovery") == ["two"]
    assert ear.told == []
