"""Giving a scenario's file another name in its folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from scenarios.files.scenario_files import SUFFIX
from scenarios.files.writing import reason_of
from scenarios.model.faults import Fault, ScenarioError, quoted

if TYPE_CHECKING:
    from pathlib import Path

_SEPARATORS = frozenset("/\\\0")


def rename_file(path: Path, name: str) -> Path:
    """Give a file another name in the same folder; the extension is added where it was left out.

    Args:
        path: The file.
        name: Its new name, without a folder.

    Returns:
        Where it lies now.

    Raises:
        ScenarioError: It keeps its name.
    """
    name = name.strip()
    if not name.removesuffix(SUFFIX).strip(". "):
        raise _error(path, "a file needs a name", "Write one")
    if _SEPARATORS & set(name):
        raise _error(path, f"{quoted(name)} cannot be the name of a file", "Leave out / and \\")
    if not name.endswith(SUFFIX):
        name += SUFFIX
    if name == path.name:
        return path
    target = path.with_name(name)
    # A system that does not tell capitals from small letters finds the file itself under the new name.
    if os.path.lexists(target) and not _same(path, target):
        raise _error(path, f"its folder has a file {quoted(name)} already", "Choose another name")
    try:
        path.rename(target)
    except OSError as error:
        what = f"it could not be renamed: {reason_of(error)}"
        raise _error(path, what, "Save it under the new name instead") from error
    return target


def _same(path: Path, target: Path) -> bool:
    try:
        return path.samefile(target)
    except OSError:
        return False


def _error(path: Path, what: str, remedy: str) -> ScenarioError:
    return ScenarioError([Fault(str(path), "", what, remedy)])
