"""Which scenario is dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scenarios.files.scenario_files import SUFFIX

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def scenario_in(dropped: QMimeData) -> Path | None:
    """Return the one scenario that is dropped, by its name; None where it is something else."""
    files = [url.toLocalFile() for url in dropped.urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 and files[0].lower().endswith(SUFFIX) else None
