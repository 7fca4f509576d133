"""What a file that is dropped on a window is, by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.files.scenario_files import SUFFIX

if TYPE_CHECKING:
    from pathlib import Path


def is_scenario(path: Path) -> bool:
    """Whether a file is a scenario, by its name alone."""
    return path.suffix.lower() == SUFFIX
