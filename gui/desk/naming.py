"""What a scenario's file might be called, and in which folder dialogs begin."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from scenarios.files.scenario_files import SUFFIX
from scenarios.model.plain import on_one_line

_LONGEST = 80  # letters of a name


def file_name_for(title: str) -> str:
    """Return the file name that fits a title, made of what no system objects to in one."""
    name = re.sub(r"[^\w .,()–—-]", " ", on_one_line(title)).strip(" .")[:_LONGEST] or "scenario"
    return re.sub(" +", " ", name) + SUFFIX


def file_in(folder: Path | None, title: str, remark: str = "") -> Path:
    """Return where a scenario that has no file might go.

    Args:
        folder: The folder used last; None for that of the user's documents.
        title: What the scenario is called.
        remark: What tells a copy of it from the original.
    """
    name = file_name_for(title).removesuffix(SUFFIX) + (f" ({remark})" if remark else "")
    return (folder or documents_folder()) / f"{name}{SUFFIX}"


def documents_folder() -> Path:
    """Return the folder of the user's documents."""
    return Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home()
    )
