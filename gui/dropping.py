"""Which of the things that are dropped on a window can be opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scenarios.files.opening import CASEBOOK_SUFFIX
from scenarios.files.scenario_files import SUFFIX

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def files_of(dropped: QMimeData) -> list[Path]:
    """Return the scenarios and casebooks among what is dropped, by their names alone."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in (SUFFIX, CASEBOOK_SUFFIX)]


def is_scenario(path: Path) -> bool:
    """Whether a file is a scenario, by its name alone."""
    return path.suffix.lower() == SUFFIX
