"""Copies of unsaved work: found after a crash, by nobody while their program runs, gone in time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from scenarios.files import recovery
from scenarios.files.locks import Lock
from scenarios.files.recovery import Copies, Found, Work, lost_work, read_copy
from scenarios.files.scenario_files import save_scenario
from scenarios.model.faults import ScenarioError
from scenarios.model.lecture import Step
from scenarios.model.reading import Reading
from scenarios.model.scenario import CasebookReference, Scenario

ROOT = Path(__file__).resolve().parents[3]

KEEP_AND_DIE = """
import os, signal, sys
from pathlib import Path
from scenarios.files.recovery import Copies, Work
from scenarios.model.scenario import CasebookReference, Scenario
copies = Copies(Path(sys.argv[1]))
copies.keep(1, Work(Scenario(casebook=CasebookReference(id="mini"), title="Killed"), title="Killed"))
print("kept", flush=True)
sys.stdin.read()
"""


def work(title: str = "A bridge", **about: object) -> Work:
    scenario = Scenario(casebook=CasebookReference(id="mini"), title=title, choices={"site": "mill"})
    return Work(scenario, title=title, **about)  # type: ignore[arg-type]


def titles(found: recovery.LostWork) -> list[str]:
    return [copy.work.title for copy in found.copies]


def test_what_was_left_behind_is_found(tmp_path: Path) -> None:
    copies = Copies(tmp_path / "recovery")
    kept = work(path=tmp_path / "x.otherwise", digest="abc", carries_casebook=True)
    copies.keep(1, kept)
    copies.close()
    lost = lost_work(tmp_path / "recovery")
    (copy,) = lost.copies
    assert copy.work == kept
    assert abs(datetime.now(UTC) - copy.changed) < timedelta(minutes=1)


def test_the_last_copy_counts(tmp_path: Path) -> None:
    copies = Copies(tmp_path)
    copies.keep(1, work("first"))
    copies.keep(1, work("second"))
    copies.close()
    assert titles(lost_work(tmp_path)) == ["second"]


def test_several_are_found_the_latest_first(tmp_path: Path) -> None:
    one, two = Copies(tmp_path), Copies(tmp_path)
    one.keep(1, work("a"))
    two.keep(1, work("b"))
    one.keep(2, work("c"))
    one.close()
    two.close()
    assert titles(lost_work(tmp_path)) == ["c", "b", "a"]


def test_nobody_finds_the_copies_of_a_program_that_runs(tmp_path: Path) -> None:
    running = Copies(tmp_path)
    running.keep(1, work())
    lost = lost_work(tmp_path)
    assert lost.copies == ()
    lost.release()
    assert running.is_in_place
    running.keep(1, work("still writing"))
    running.close()
    assert titles(lost_work(tmp_path)) == ["still writing"]


def test_a_program_that_was_killed_does_not_run_any_more(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KEEP_AND_DIE, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "kept\n"
        lost = lost_work(tmp_path)
        assert lost.copies == ()
        program.kill()
        program.wait()
        assert titles(lost_work(tmp_path)) == ["Killed"]


def test_what_one_program_is_being_offered_no_other_finds(tmp_path: Path) -> None:
    copies = Copies(tmp_path)
    copies.keep(1, work())
    copies.close()
    first = lost_work(tmp_path)
    assert lost_work(tmp_path).copies == ()
    first.release()
    assert titles(lost_work(tmp_path)) == ["A bridge"]


def test_what_is_dropped_is_not_found_and_leaves_nothing(tmp_path: Path) -> None:
    copies = Copies(tmp_path)
    copies.keep(1, work())
    copies.drop(1)
    copies.drop(1)
    copies.close()
    assert lost_work(tmp_path).copies == ()
    assert list(tmp_path.iterdir()) == []


def test_offered_copies_stay_until_they_are_discarded(tmp_path: Path) -> None:
    copies = Copies(tmp_path)
    copies.keep(1, work("one"))
    copies.keep(2, work("two"))
    copies.close()
    for _ in range(3):
        lost = lost_work(tmp_path)
        assert titles(lost) == ["two", "one"]
        lost.release()
    lost = lost_work(tmp_path)
    lost.discard(lost.copies[0])
    assert titles(lost) == ["one"]
    lost.release()
    lost = lost_work(tmp_path)
    lost.discard(lost.copies[0])
    lost.release()
    lost.release()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_had_half_written_goes_with_the_rest(tmp_path: Path) -> None:
    copies = Copies(tmp_path)
    (copies.folder / ".otherwise-123.part").write_bytes(b"half")
    copies.close()
    assert list(tmp_path.iterdir()) == []


def test_a_copy_of_what_was_saved_after_all_goes_unasked(tmp_path: Path) -> None:
    path = tmp_path / "x.otherwise"
    kept = work(path=path)
    save_scenario(path, kept.scenario.as_saved())
    copies = Copies(tmp_path / "recovery")
    copies.keep(1, kept)
    copies.keep(2, work("never saved"))
    copies.close()
    assert titles(lost_work(tmp_path / "recovery")) == ["never saved"]


@pytest.mark.parametrize("content", [None, b"damaged", b""])
def test_a_copy_of_what_was_not_saved_is_offered(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.otherwise"
    if content is None:
        save_scenario(path, work("an older state").scenario)
    elif content:
        path.write_bytes(content)
    copies = Copies(tmp_path / "recovery")
    copies.keep(1, work("newer", path=path))
    copies.close()
    assert titles(lost_work(tmp_path / "recovery")) == ["newer"]


# A change in each thing that a scenario holds; the test below says which it may leave out.
NEWER: dict[str, Callable[[Scenario], Scenario]] = {
    "title": lambda scenario: scenario.with_title("Another"),
    "author": lambda scenario: scenario.with_author("Ada Brook"),
    "notes": lambda scenario: scenario.with_note("site", "Look at the mill."),
    "choices": lambda scenario: scenario.with_choices({"toll": "charged"}),
    "supposed": lambda scenario: scenario.with_supposed({"ferry": "kept"}),
    "in_play": lambda scenario: scenario.with_in_play(["site"]),
    "credence": lambda scenario: scenario.with_reading(Reading(credence={"ledger": 0.5})),
    "muted": lambda scenario: scenario.with_reading(Reading(muted=frozenset({"brook"}))),
    "semantics": lambda scenario: scenario.with_reading(Reading(semantics="euler")),
    "without_inferences": lambda scenario: scenario.with_reading(Reading(without_inferences=True)),
    "lecture": lambda scenario: scenario.model_copy(update={"lecture": (Step(text="Hello").written(),)}),
    "created": lambda scenario: scenario.model_copy(update={"created": "2024-01-02"}),
}


def test_every_thing_that_a_scenario_holds_is_changed_below() -> None:
    heads = {"format", "version", "casebook", "casebook_text", "modified"}
    assert set(NEWER) == set(Scenario.model_fields) - heads
    scenario = work().scenario
    for key, newer in NEWER.items():
        before, after = scenario.model_dump(), newer(scenario).model_dump()
        assert [one for one in before if before[one] != after[one]] == [key]


@pytest.mark.parametrize("key", NEWER)
def test_a_copy_that_differs_in_anything_is_offered(tmp_path: Path, key: str) -> None:
    newer = NEWER[key]
    path = tmp_path / "x.otherwise"
    kept = work(path=path)
    save_scenario(path, kept.scenario)
    copies = Copies(tmp_path / "recovery")
    copies.keep(1, replace(kept, scenario=newer(kept.scenario)))
    copies.close()
    (found,) = lost_work(tmp_path / "recovery").copies
    assert found.work.scenario == newer(kept.scenario)


HEAD = {
    "format": "otherwise/recovery",
    "version": 1,
    "title": "x",
    "changed": "2024-01-02T03:04:05+00:00",
    "path": None,
    "digest": "",
    "carries_casebook": False,
}
BODY = b'\n{"format": "otherwise/scenario", "version": 1, "casebook": {"id": "mini"}}'


def test_a_copy_is_what_its_format_says(tmp_path: Path) -> None:
    (tmp_path / "1.copy").write_bytes(json.dumps(HEAD).encode() + BODY)
    copy = read_copy(tmp_path / "1.copy")
    assert copy.work.scenario == Scenario(casebook=CasebookReference(id="mini"))
    assert copy.changed == datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"[]" + BODY,
        b"{" + BODY,
        b"[" * 100_000,
        b"\xff" + BODY,
        json.dumps({**HEAD, "version": 2}).encode() + BODY,
        json.dumps({**HEAD, "format": "x"}).encode() + BODY,
        json.dumps({**HEAD, "path": 5}).encode() + BODY,
        json.dumps({**HEAD, "changed": 5}).encode() + BODY,
        json.dumps({**HEAD, "changed": "0001-01-01T00:00:00+14:00"}).encode() + BODY,
        json.dumps({key: value for key, value in HEAD.items() if key != "title"}).encode() + BODY,
        json.dumps(HEAD).encode(),
        json.dumps(HEAD).encode() + b"\n{}",
    ],
)
def test_a_copy_that_cannot_be_read_is_left_where_it_is(tmp_path: Path, data: bytes) -> None:
    copies = Copies(tmp_path)
    file = copies.folder / "1.copy"
    file.write_bytes(data)
    copies.keep(2, work())
    copies.close()
    with pytest.raises(ScenarioError) as caught:
        read_copy(file)
    assert len(str(caught.value).splitlines()) == 1
    lost = lost_work(tmp_path)
    assert titles(lost) == ["A bridge"]
    lost.discard(lost.copies[0])
    lost.release()
    assert file.exists()


def test_a_file_whose_name_is_no_text_is_remembered(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.otherwise"))
    copies = Copies(tmp_path)
    copies.keep(1, work(path=path))
    copies.close()
    assert lost_work(tmp_path).copies[0].work.path == path


def test_a_relative_path_is_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    copies = Copies(tmp_path / "recovery")
    copies.keep(1, work(path=Path("x.otherwise")))
    copies.close()
    monkeypatch.chdir("/")
    assert lost_work(tmp_path / "recovery").copies[0].work.path == tmp_path / "x.otherwise"


def test_where_there_is_no_folder_nothing_is_lost(tmp_path: Path) -> None:
    assert lost_work(tmp_path / "gone").copies == ()


def test_what_is_no_folder_of_a_program_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "odd" / "lock").mkdir(parents=True)
    assert lost_work(tmp_path).copies == ()
    assert (tmp_path / "odd").exists()


def test_copies_are_for_their_owner_only(tmp_path: Path) -> None:
    copies = Copies(tmp_path / "recovery")
    if os.name == "posix":
        assert copies.folder.stat().st_mode & 0o077 == 0
    copies.close()


@pytest.mark.parametrize("instant", ["before the lock", "after the lock", "while it is held"])
def test_a_folder_lost_while_it_is_made_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, instant: str
) -> None:
    real = Lock.take
    done: list[str] = []

    def interrupted(path: Path) -> Lock | None:
        if done:
            return real(path)
        done.append(instant)
        if instant == "before the lock":
            path.parent.rmdir()
            return real(path)
        lock = real(path)
        if instant == "while it is held":
            assert lock is not None
            lock.release()
            return None
        path.unlink()
        path.parent.rmdir()
        return lock

    monkeypatch.setattr(Lock, "take", interrupted)
    copies = Copies(tmp_path)
    assert done
    copies.keep(1, work())
    copies.close()
    assert titles(lost_work(tmp_path)) == ["A bridge"]


def test_where_no_folder_can_be_locked_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Lock, "take", lambda _path: None)
    with pytest.raises(OSError, match="no folder could be locked"):
        Copies(tmp_path)


def test_where_a_file_that_is_open_cannot_go_the_lock_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery, "_RELEASE_FIRST", True)
    copies = Copies(tmp_path)
    copies.close()
    assert list(tmp_path.iterdir()) == []


def test_finding_does_not_change_what_is_found(tmp_path: Path) -> None:
    copies = Copies(tmp_path)
    copies.keep(1, work())
    copies.close()
    file = copies.folder / "1.copy"
    before = file.read_bytes()
    lost_work(tmp_path).release()
    assert file.read_bytes() == before
    assert isinstance(read_copy(file), Found)
