"""What lies on the disk under a scenario's name: is it what was read, and what did a save lose of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from scenarios.files.bounded import read_bounded
from scenarios.files.opening import digest_of
from scenarios.files.scenario_files import MOST_BYTES
from scenarios.model.faults import ScenarioError
from scenarios.model.plain import in_sentence
from scenarios.telling.language import filled, listed, tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def data_on_disk(path: Path) -> bytes | None:
    """Return what a file holds; None where it is not there, cannot be read or is no scenario by its size."""
    try:
        return read_bounded(path, MOST_BYTES, ScenarioError)
    except ScenarioError:
        return None


def digest_on_disk(path: Path) -> str:
    """Return the SHA-256 of a file, "" where it cannot be read."""
    data = data_on_disk(path)
    return "" if data is None else digest_of(data)


def is_changed_on_disk(path: Path, digest: str) -> bool:
    """Whether a file is another than that of a digest; one that is gone is not."""
    data = data_on_disk(path)
    if data is None:
        return os.path.exists(path)  # noqa: PTH110 - it raises where a folder is beyond reach
    return digest_of(data) != digest


def lost_in_words(path: Path, lost: Sequence[str]) -> str:
    """Say what of its old self a saved file does not have: permissions, group, owner."""
    words = {"permissions": tr("permissions"), "group": tr("group"), "owner": tr("owner")}
    kept = tr("“{file}” is saved. The disk it lies on did not let it keep its {what}.")
    return filled(kept, file=in_sentence(path.name), what=listed([words[one] for one in lost]))
