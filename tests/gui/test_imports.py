"""What is imported once Qt is loaded, and by whom."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

LOADED = """
from gui import preflight
import gui.application

def run(files, started):
    import linecache
    import numpy
    print([name for name in linecache.cache if "numpy" in name])
    return 0

gui.application.run = run
preflight.run([], lambda: 1)
"""


def test_nobody_reads_the_source_of_what_is_imported_after_qt(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", "OTHERWISE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout == "[]\n", done.stderr
