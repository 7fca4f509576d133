"""Is an error the program's own, or is the program not whole? Then one sentence says what to do.

It must load next to nothing: whatever it would load may be what is missing.
"""

from __future__ import annotations

import os
import sys

from gui import libraries
from scenarios.files import installed

REPLACED = "Otherwise was updated or removed while it ran. Your work is kept; start it again."


def told(error: BaseException) -> str | None:
    """Say that the program is not whole, if that is what the error comes from.

    Args:
        error: What was raised.

    Returns:
        One sentence with the remedy; None where the error has another cause.
    """
    if isinstance(error, ImportError):
        if was_replaced():
            return REPLACED
        library = libraries.lacking(error)
        if library is not None:
            advice = libraries.advice(library) or f"{installed.remedy()}."
            return f"Otherwise lacks the library {library}. {advice} Your scenarios stay as they are."
        # What numpy and others say of it runs over a page; the name is enough.
        what = (
            f"its part {error.name} cannot be loaded"
            if error.name
            else f"a part cannot be loaded ({_line(error)})"
        )
        return installed.not_whole(what)
    if isinstance(error, FileNotFoundError) and _is_ours(error.filename):
        return REPLACED if was_replaced() else installed.not_whole(f"{error.filename} is missing")
    return None


def cause(error: BaseException) -> str | None:
    """Say what an error comes from that is not the program's own; None where it is.

    Args:
        error: What was raised.
    """
    # Of another version's files anything may be read; whatever comes of it has the same cause.
    return REPLACED if was_replaced() else told(error)


def was_replaced() -> bool:
    """Whether the program that was started is another by now, or gone: updated or removed meanwhile."""
    return _STARTED is not None and _program() != _STARTED


def _program() -> tuple[int, int] | None:
    """Which file the program is; None where there is none, or where it runs from its source."""
    if not installed.is_bundle():
        return None
    try:
        found = os.stat(sys.executable)  # noqa: PTH116 - nothing is to be loaded here
    except OSError:
        return None
    return found.st_dev, found.st_ino


_STARTED = _program()


def _line(error: BaseException) -> str:
    while error.__cause__ is not None:  # what came first says most, and shortest
        error = error.__cause__
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)


def _is_ours(name: object) -> bool:
    # In a bundle all that lies beside the modules is ours; a checkout may have anything in it.
    folder = __file__.replace("\\", "/").rpartition("/gui/")[0]
    within = folder if installed.is_bundle() else f"{folder}/resources"
    return isinstance(name, str) and name.replace("\\", "/").startswith(f"{within}/")
