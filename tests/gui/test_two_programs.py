"""Two programs that run at once keep each other's settings, recent files and copies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gui.settings import FILE_NAME, Settings
from scenarios.files import library
from scenarios.files.locks import Lock
from scenarios.files.recovery import lost_work

ROOT = Path(__file__).resolve().parents[2]
TIMES = 60

SETTLE = """
import sys
from pathlib import Path
import gui.settings
from gui.settings import Settings
gui.settings.PATIENCE = 30.0  # they come one upon the other, as no programs of people do
settings = Settings(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    settings.set({f"{sys.argv[2]}-{number}": number})
"""

REMEMBER = """
import sys
from pathlib import Path
from scenarios.files import library
library._RECENT_PATIENCE = 30.0
print("ready", flush=True)
sys.stdin.readline()
for number in range(5):
    library.remember_file(Path(f"/{sys.argv[1]}-{number}"))
"""

KEEP = """
import sys
from pathlib import Path
from scenarios.files.keeping import Keeper
from scenarios.files.recovery import Work
from scenarios.model.scenario import CasebookReference, Scenario
keeper = Keeper(Path(sys.argv[1]), print)
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    scenario = Scenario(casebook=CasebookReference(id="mini"), title=f"{sys.argv[2]} {number}")
    keeper.keep(1, Work(scenario, title=scenario.title))
    keeper.flush(10)
keeper.close(10)
"""


def run_at_once(code: str, home: Path, *arguments: list[str]) -> None:
    """Run the same program several times, and let all of them begin at the same moment."""
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", code, *each],
            cwd=ROOT,
            env={**os.environ, "OTHERWISE_HOME": str(home)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for each in arguments
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    for program in programs:
        output, _ = program.communicate(timeout=60)
        assert output == ""
        assert program.returncode == 0


def test_no_setting_is_lost(home: Path) -> None:
    path = home / FILE_NAME
    run_at_once(SETTLE, home, *([str(path), name, str(TIMES)] for name in ("a", "b", "c")))
    values = json.loads(path.read_bytes())
    assert {key for key in values if key != "version"} == {f"{n}-{i}" for n in "abc" for i in range(TIMES)}


def test_no_recent_file_is_lost(home: Path) -> None:
    run_at_once(REMEMBER, home, ["a"], ["b"])
    names = {path.name for path in tuple(library.recent_titles())}
    assert names == {f"{name}-{number}" for name in "ab" for number in range(5)}


def test_no_copy_is_written_over(home: Path) -> None:
    folder = home / "recovery"
    run_at_once(KEEP, home, *([str(folder), name, str(TIMES)] for name in ("a", "b", "c")))
    lost = lost_work(folder)
    assert sorted(copy.work.title for copy in lost.copies) == [f"{name} {TIMES - 1}" for name in "abc"]
    lost.release()


@pytest.mark.parametrize("is_held", [True, False])
def test_a_program_that_hangs_with_the_lock_is_not_waited_for(
    is_held: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.settings.PATIENCE", 0.05)
    monkeypatch.setattr(library, "_RECENT_PATIENCE", 0.05)
    path = library.settings_folder() / FILE_NAME
    path.parent.mkdir()
    locks = [Lock.take(path.parent / name) for name in ("settings.lock", "recent.lock")] if is_held else []
    settings = Settings(path)
    settings.set({"theme": "dark"})
    library.remember_file(Path("/x"))
    assert settings.text("theme", "light") == "dark"  # until this program ends
    assert path.exists() is not is_held
    assert (tuple(library.recent_titles()) == ()) is is_held
    for lock in locks:
        assert lock is not None
        lock.release()
    settings.set({"text-scale": 2.0})  # what could not be written is written with the next change
    assert Settings(path).text("theme", "light") == "dark"
