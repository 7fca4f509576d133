"""A program that changes and saves one scenario without end, and is killed at random moments.

Run as ``python -m tests.kills.victim FOLDER SEED``. For each line of its input it forks a child, which goes
on from where the last one was killed, lets it work for a random while, kills it, and writes a line of JSON:
what the child had begun and finished. To fork costs a few milliseconds, to start Python hundreds.
"""

from __future__ import annotations

import json
import mmap
import os
import random
import signal
import struct
import sys
import time
from pathlib import Path

from scenarios.files import atomic
from scenarios.files.keeping import Keeper
from scenarios.files.recovery import Work
from scenarios.files.scenario_files import save_scenario
from scenarios.model.scenario import CasebookReference, Scenario

FILE = "lecture.otherwise"
RECOVERY = "recovery"
LONGEST = 0.04  # seconds that a child lives at most

# Every state has a number. These are the last that was made, that was surely kept, whose saving was begun,
# and whose saving was ended.
FIELDS = ("made", "kept", "saving", "saved")


def state(number: int) -> Scenario:
    """The scenario as it stands after so many changes; its size differs from one to the next."""
    length = number * 7_919 % 150_000
    return Scenario(
        casebook=CasebookReference(id="mini"),
        title=f"State {number}",
        notes={"": f"{number} " + "x" * length, "site": "ö" * (length // 100)},
        choices={"site": "mill" if number % 2 else "town"},
    )


class Tally:
    """Numbers that outlive the child that counts."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, 8 * len(FIELDS))

    def __getitem__(self, field: str) -> int:
        return int(struct.unpack_from("q", self._memory, 8 * FIELDS.index(field))[0])

    def __setitem__(self, field: str, number: int) -> None:
        struct.pack_into("q", self._memory, 8 * FIELDS.index(field), number)


def work_for_ever(folder: Path, tally: Tally, chance: random.Random) -> None:
    """Do what a window does: keep every change, save some, and drop the copy of what is saved."""
    path = folder / FILE
    keeper = Keeper(folder / RECOVERY, lambda _: None)
    while True:
        number = tally["made"] + 1
        tally["made"] = number
        scenario = state(number)
        keeper.keep(1, Work(scenario, title=scenario.title, path=path))
        if chance.random() < 0.3:
            continue  # the next change comes before this one is written
        assert keeper.flush(10)
        tally["kept"] = number
        if chance.random() < 0.6:
            tally["saving"] = number
            save_scenario(path, scenario.as_saved())
            tally["saved"] = number
            keeper.drop(1)


def main(folder: Path, seed: int) -> None:
    """Kill one child for each line of the input."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    tally = Tally()
    for _ in sys.stdin:
        nameless = chance.random() < 0.5
        child = os.fork()
        if child == 0:
            if not nameless:
                atomic._NAMELESS = 0  # noqa: SLF001 - as on systems that know no files without names
            work_for_ever(folder, tally, random.Random(chance.random()))  # noqa: S311
        time.sleep(chance.uniform(0.0, LONGEST))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        print(json.dumps({**{field: tally[field] for field in FIELDS}, "nameless": nameless}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
