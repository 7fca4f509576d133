"""What something costs, in seconds of work and in memory."""

from __future__ import annotations

import sys
import time
from pathlib import Path


class Cost:
    """What something costs, in seconds of work and in megabytes at the highest beyond what was there before.

    Seconds are those of this program's own work: what else the machine does meanwhile is not its cost.
    """

    def __init__(self) -> None:
        self.seconds = self.megabytes = 0.0

    def __enter__(self) -> Cost:
        if sys.platform == "linux":
            Path("/proc/self/clear_refs").write_text("5")  # forget how high it stood before
        self._before = _megabytes("VmRSS")
        self._begun = time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.process_time() - self._begun
        self.megabytes = _megabytes("VmHWM") - self._before


def _megabytes(name: str) -> float:
    if sys.platform != "linux":
        return 0.0
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(f"{name}:"))
