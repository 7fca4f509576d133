"""A program that is killed while it saves: the file is the old or the new one, whole, and nothing is lost.

``pytest tests/kills --kills 5000`` kills it as often as wanted, and ``-s`` shows the figures.
"""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scenarios.files.recovery import lost_work
from scenarios.files.scenario_files import open_scenario, save_scenario
from tests.kills.victim import FILE, RECOVERY, state

ROOT = Path(__file__).resolve().parents[2]
MODE = 0o640

Kill = Callable[[], dict[str, Any]]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the victim is forked")


@pytest.fixture
def kill(tmp_path: Path) -> Iterator[Kill]:
    """Lets the program work for a moment and kills it; gives what it had begun and finished."""
    command = [sys.executable, "-m", "tests.kills.victim", str(tmp_path), "4"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as victim:
        assert victim.stdin is not None
        assert victim.stdout is not None

        def kill() -> dict[str, Any]:
            victim.stdin.write("\n")  # type: ignore[union-attr]
            victim.stdin.flush()  # type: ignore[union-attr]
            told: dict[str, Any] = json.loads(victim.stdout.readline())  # type: ignore[union-attr]
            return told

        yield kill
        victim.stdin.close()


def number_in(title: str) -> int:
    return int(title.removeprefix("State "))


def test_nothing_is_ever_lost(kill: Kill, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    kills = int(request.config.getoption("--kills"))
    path = tmp_path / FILE
    save_scenario(path, state(0))
    path.chmod(MODE)
    figures: Counter[str] = Counter()
    begun = time.monotonic()
    last_in_file = last_offered = 0
    for _ in range(kills):
        told = kill()

        # The file is one that was saved, to the letter, and none but the one before the kill or at it.
        saved = open_scenario(path).scenario
        in_file = number_in(saved.title)
        assert saved.model_copy(update={"modified": ""}) == state(in_file)
        old = max(last_in_file, told["saved"])
        assert in_file in (old, told["saving"])
        assert stat.S_IMODE(path.stat().st_mode) == MODE

        # What surely had been kept is in the file or is offered; what is offered is later than the file.
        lost = lost_work(tmp_path / RECOVERY)
        offered = [number_in(copy.work.title) for copy in lost.copies]
        assert len(offered) <= 1
        assert told["kept"] <= max(in_file, last_offered, *offered) <= told["made"]
        for copy in lost.copies:
            assert copy.work.scenario == state(offered[0])
            assert copy.work.path == path
            assert offered[0] > in_file
            lost.discard(copy)
        lost.release()
        assert list((tmp_path / RECOVERY).glob("*")) == []

        halves = [part for part in tmp_path.iterdir() if part.name not in (FILE, RECOVERY)]
        assert all(part.match(".otherwise-*.part") for part in halves)
        for part in halves:
            if told["nameless"]:
                open_scenario(part)  # it had no name before it was whole
            part.unlink()

        figures["killed while saving"] += told["saving"] > old
        figures["then the file was the new one"] += in_file > old
        figures["work was offered"] += bool(offered)
        figures["left beside the file, nameless"] += len(halves) if told["nameless"] else 0
        figures["left beside the file, named"] += len(halves) if not told["nameless"] else 0
        last_in_file, last_offered = in_file, max(last_offered, *offered, 0)
    seconds = time.monotonic() - begun
    figures["states made"] = told["made"]
    assert figures["states made"] > kills
    assert figures["killed while saving"] > kills // 50
    assert figures["work was offered"] > kills // 50
    shown = ", ".join(f"{count} {what}" for what, count in figures.items())
    print(f"\n{kills} kills in {seconds:.0f} s: {shown}")
