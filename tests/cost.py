"""What something costs, in seconds and in memory."""

from __future__ import annotations

import sys
import time
from pathlib import Path


class Cost:
    """What something costs, in seconds and in megabytes at the highest beyond what was there before."""

    def __init__(self) -> None:
        self.seconds = self.megabytes = 0.0

    def __enter__(self) -> Cost:
        if sys.platform == "linux":
            Path("/proc/self/clear_refs").write_text("5")  # forget how high it stood before
        self._before = _megabytes("VmRSS")
        self._begun = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.perf_counter() - self._begun
        self.megabytes = _megabytes("VmHWM") - self._before


def _megabytes(name: str) -> float:
    if sys.platform != "linux":
        return 0.0
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(f"{name}:"))
