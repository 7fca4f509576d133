"""Which way to the screen Qt was asked to go, and why it did not get there."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scenarios.files import installed

if TYPE_CHECKING:
    from collections.abc import Callable

# Not compared in place: a type checker would take the branches of other systems for dead.
SYSTEM: str = sys.platform

VARIABLE = "QT_QPA_PLATFORM"

# The variable that names the display, by Qt's name for the way there.
_DISPLAYS = {"xcb": "DISPLAY", "wayland": "WAYLAND_DISPLAY"}
_USUAL = "wayland-0"  # in the folder of what runs, where no variable names another
_SPOKEN = {"xcb": "X11", "wayland": "Wayland"}


def no_screen() -> str | None:
    """Say why there can be no window, as far as that is seen without Qt; None where there may be one."""
    if SYSTEM != "linux" or os.environ.get(VARIABLE) or _ways():
        return None
    return "There is no screen to show a window on: neither DISPLAY nor WAYLAND_DISPLAY is set."


def failure(folder: Path, unloadable: Callable[[OSError], str]) -> str:
    """Say why Qt, though loaded, found no way to a screen.

    Args:
        folder: Of Qt's plugins for screens.
        unloadable: Says why one of them cannot be loaded.
    """
    if SYSTEM != "linux":
        return "No window can be shown: Qt found no way to the screen."
    ways = _ways()
    # What is broken says more than what does not answer.
    return next(filter(None, (_broken(way, folder, unloadable) for way in ways)), None) or next(
        filter(None, map(_unanswered, ways)), "No window can be shown: Qt found no way to the screen."
    )


def _ways() -> list[str]:
    """Qt's names for the ways to the screen, as far as one is asked for."""
    asked = os.environ.get(VARIABLE, "")
    if asked:
        # Each may have parameters; Wayland goes by several names.
        names = [name.partition(":")[0].strip() for name in asked.split(";")]
        return ["wayland" if name.startswith("wayland") else name for name in names if name]
    found = ["xcb"] if os.environ.get("DISPLAY") else []
    if os.environ.get("WAYLAND_DISPLAY") or _has_usual_wayland():
        found.append("wayland")
    return found


def _broken(way: str, folder: Path, unloadable: Callable[[OSError], str]) -> str | None:
    import ctypes

    files = sorted(path for path in folder.glob("libq*.so") if path.name.startswith(f"libq{way}"))
    if not files and way in _DISPLAYS:
        return installed.not_whole(f"{folder / f'libq{way}.so'} is missing")
    if not files:
        return f"No window can be shown: {VARIABLE} asks for “{way}”, which is not there. Leave it unset."
    try:
        ctypes.CDLL(str(files[0]))
    except OSError as error:
        return unloadable(error)
    return None


def _unanswered(way: str) -> str | None:
    variable = _DISPLAYS.get(way)
    if variable is None:
        return None
    display = os.environ.get(variable) or (way == "wayland" and _has_usual_wayland() and _USUAL)
    if not display:
        return f"No window can be shown: {VARIABLE} asks for {_SPOKEN[way]}, and {variable} is not set."
    return f"No window can be shown: the display “{display}” does not answer."


def _has_usual_wayland() -> bool:
    folder = os.environ.get("XDG_RUNTIME_DIR")
    if not folder:
        return False
    try:
        return stat.S_ISSOCK((Path(folder) / _USUAL).stat().st_mode)
    except OSError:
        return False
