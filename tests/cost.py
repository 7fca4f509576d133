"""What something costs, in seconds and in memory."""

from __future__ import annotations

import sys
import time
from pathlib import Path

SHARED = 4  # a quarter of a core at least is ours, however busy the machine


class Cost:
    """What something costs, in seconds and in megabytes at the highest beyond what was there before.

    Seconds are those of the program's own work; one that only waits is told from a machine that is busy by
    the time on the clock, a part of which counts in any case.
    """

    def __init__(self) -> None:
        self.seconds = self.megabytes = 0.0

    def __enter__(self) -> Cost:
        if sys.platform == "linux":
            Path("/proc/self/clear_refs").write_text("5")  # forget how high it stood before
        self._before = _megabytes("VmRSS")
        self._begun, self._worked = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        passed, worked = time.perf_counter() - self._begun, time.process_time() - self._worked
        self.seconds = max(worked, passed / SHARED)
        self.megabytes = _megabytes("VmHWM") - self._before


def _megabytes(name: str) -> float:
    if sys.platform != "linux":
        return 0.0
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(f"{name}:"))
