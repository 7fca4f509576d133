"""A lock is one's own as long as one runs, and not a moment longer."""

from __future__ import annotations

import errno
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from scenarios.files import locks
from scenarios.files.locks import Lock, alone

ROOT = Path(__file__).resolve().parents[3]

HOLD = """
import sys, time
from pathlib import Path
from scenarios.files.locks import Lock
lock = Lock.take(Path(sys.argv[1]))
print("held" if lock else "not held", flush=True)
time.sleep(60)
"""


def taken(path: Path) -> Lock:
    lock = Lock.take(path)
    assert lock is not None
    return lock


def test_only_one_holds_it(tmp_path: Path) -> None:
    first = taken(tmp_path / "lock")
    assert Lock.take(tmp_path / "lock") is None
    first.release()
    first.release()
    taken(tmp_path / "lock").release()


def test_a_program_that_is_killed_holds_nothing_any_more(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert Lock.take(path) is None
        other.kill()
        other.wait()
        taken(path).release()


def test_it_knows_when_its_file_is_gone_or_another(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    lock = taken(path)
    found = [lock.is_in_place]
    path.unlink()
    found.append(lock.is_in_place)
    path.touch()
    found.append(lock.is_in_place)
    lock.release()
    found.append(lock.is_in_place)
    assert found == [True, False, False, False]


def test_where_there_can_be_no_file_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Lock.take(tmp_path / "gone" / "lock")


def test_where_the_system_knows_no_locks_everybody_gets_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(locks, "_grab", refuse)
    first, second = taken(tmp_path / "lock"), taken(tmp_path / "lock")
    first.release()
    second.release()


def test_alone_waits_for_its_turn(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    first = taken(path)
    threading.Timer(0.1, first.release).start()
    with alone(path, 5.0) as is_alone:
        assert is_alone
        assert Lock.take(path) is None
    taken(path).release()


def test_alone_does_not_wait_for_ever(tmp_path: Path) -> None:
    first = taken(tmp_path / "lock")
    begun = time.monotonic()
    with alone(tmp_path / "lock", 0.1) as is_alone:
        assert not is_alone
    assert 0.1 <= time.monotonic() - begun < 2.0
    first.release()
