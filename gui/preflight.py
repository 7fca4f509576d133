"""Can a window be shown here? Asked before Qt starts and while it does; it must not load Qt before it has to.

Where Qt finds no display or lacks a library it ends the program with a core dump and blames the wrong
library. Here the reason is found and said in one sentence instead, and the caller goes on without a window.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from gui import damage
from gui.garbage import left_lying
from gui.loading import qt

# Not compared in place: a type checker would take the branches of other systems for dead.
SYSTEM: str = sys.platform

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMessageLogContext, QtMsgType

# The Debian package of each library that Qt needs and a small system may lack.
PACKAGES = {
    "libstdc++": "libstdc++6",
    "libgcc_s": "libgcc-s1",
    "libz": "zlib1g",
    "libgssapi_krb5": "libgssapi-krb5-2",
    "libGL": "libgl1",
    "libEGL": "libegl1",
    "libOpenGL": "libopengl0",
    "libglib-2.0": "libglib2.0-0",
    "libgthread-2.0": "libglib2.0-0",
    "libfontconfig": "libfontconfig1",
    "libfreetype": "libfreetype6",
    "libdbus-1": "libdbus-1-3",
    "libxkbcommon": "libxkbcommon0",
    "libxkbcommon-x11": "libxkbcommon-x11-0",
    "libX11": "libx11-6",
    "libX11-xcb": "libx11-xcb1",
    "libxcb": "libxcb1",
    "libxcb-cursor": "libxcb-cursor0",
    "libxcb-icccm": "libxcb-icccm4",
    "libxcb-image": "libxcb-image0",
    "libxcb-keysyms": "libxcb-keysyms1",
    "libxcb-randr": "libxcb-randr0",
    "libxcb-render": "libxcb-render0",
    "libxcb-render-util": "libxcb-render-util0",
    "libxcb-shape": "libxcb-shape0",
    "libxcb-shm": "libxcb-shm0",
    "libxcb-sync": "libxcb-sync1",
    "libxcb-util": "libxcb-util1",
    "libxcb-xfixes": "libxcb-xfixes0",
    "libxcb-xkb": "libxcb-xkb1",
    "libwayland-client": "libwayland-client0",
    "libwayland-cursor": "libwayland-cursor0",
    "libwayland-egl": "libwayland-egl1",
}


def run(files: Sequence[str], without_window: Callable[[], int]) -> int:
    """Show the program, or say in one sentence why it cannot be shown.

    Args:
        files: Scenarios and casebooks to open, as the user named them.
        without_window: What to do where no window can be shown; gives the exit code.

    Returns:
        The exit code of the program.
    """
    reason = no_screen()
    if reason is None:
        try:
            with left_lying():
                qt.load()
                from gui.application import run as run_application
        except ImportError as error:
            if not _is_of_qt(error):
                return _end_damaged(error)
            reason = unloadable(error)
        else:
            _watch_start(without_window)
            try:
                return run_application(files, started=_stop_watching)
            except (ImportError, FileNotFoundError) as error:
                return _end_damaged(error)
    _say(reason)
    return without_window()


def no_screen() -> str | None:
    """Say why there can be no window, as far as that is seen without Qt; None where there may be one."""
    if SYSTEM != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or _default_wayland():
        return None
    return "There is no screen to show a window on: neither DISPLAY nor WAYLAND_DISPLAY is set."


def unloadable(error: ImportError | OSError) -> str:
    """Say which library keeps Qt from loading, and what to install."""
    import re

    missing = re.search(r"(lib[\w.+-]+?)\.so[\w.]*: cannot open shared object file", str(error))
    if missing:
        library = missing.group(1)
        package = PACKAGES.get(library)
        advice = f" On Debian and Ubuntu: sudo apt install {package}." if package else ""
        if not advice and getattr(sys, "frozen", False):
            advice = " Install Otherwise again."
        return f"No window can be shown: the library {library} is missing.{advice}"
    if isinstance(error, ModuleNotFoundError) and not getattr(sys, "frozen", False):
        return f"No window can be shown: {error.name} is not installed. Start Otherwise as its README says."
    if isinstance(error, ImportError) and (told := damage.told(error)) is not None:
        return told
    return f"No window can be shown: Qt cannot be loaded ({error})."


def no_platform() -> str:
    """Say why Qt, though loaded, found no way to a screen."""
    import ctypes

    from PySide6.QtCore import QLibraryInfo

    if SYSTEM == "linux":
        plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
        wanted = "libqxcb.so" if os.environ.get("DISPLAY") else "libqwayland.so"
        if (plugins / wanted).exists():
            try:
                ctypes.CDLL(str(plugins / wanted))
            except OSError as error:
                return unloadable(error)
        display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or ""
        return f"No window can be shown: the display “{display}” does not answer."
    return "No window can be shown: Qt found no way to the screen."


def _end_damaged(error: ImportError | FileNotFoundError) -> int:
    """Say that the program is not whole and what to do; raise again what has another cause."""
    sentence = damage.told(error)
    if sentence is None:
        raise error
    _say(sentence, by_qt=True)
    return 1


def _is_of_qt(error: ImportError) -> bool:
    return "cannot open shared object" in str(error) or (error.name or "").startswith(
        ("PySide6", "shiboken6")
    )


def _default_wayland() -> bool:
    folder = os.environ.get("XDG_RUNTIME_DIR")
    if not folder:
        return False
    try:
        return stat.S_ISSOCK((Path(folder) / "wayland-0").stat().st_mode)
    except OSError:
        return False


def _watch_start(without_window: Callable[[], int]) -> None:
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    before: list[str] = []  # what Qt grumbles before it gives up would only hide our one sentence

    def listen(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            if "platform plugin" in message:
                _say(no_platform())
                _leave(without_window())
            sys.stderr.write("\n".join([*before, message]) + "\n")
        elif kind != QtMsgType.QtInfoMsg or "platform plugin" not in message:
            before.append(message)

    qInstallMessageHandler(listen)


def _stop_watching() -> None:
    from PySide6.QtCore import qInstallMessageHandler

    qInstallMessageHandler(None)


def _leave(code: int) -> NoReturn:
    """Leave at once: Qt is about to abort, and would leave a core file."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)


def _say(sentence: str, *, by_qt: bool = False) -> None:
    """Say it where it is seen: in the terminal, or in a message for those who double-clicked.

    Args:
        sentence: What to say.
        by_qt: Whether Qt may show it where nothing else can; not where Qt is what fails.
    """
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")
        if sys.stderr.isatty():
            return
    if SYSTEM == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, sentence, "Otherwise", 0x10)  # type: ignore[attr-defined]
        return
    if SYSTEM != "darwin" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    import shutil
    import subprocess

    for command in (
        ["zenity", "--error", "--no-markup", "--title=Otherwise", f"--text={sentence}"],
        ["kdialog", "--title", "Otherwise", "--error", sentence],
        ["xmessage", sentence],
        [
            "osascript",
            "-e",
            "on run words",
            "-e",
            "display alert (item 1 of words)",
            "-e",
            "end run",
            sentence,
        ],
    ):
        program = shutil.which(command[0])
        if program:
            nowhere = subprocess.DEVNULL
            subprocess.Popen([program, *command[1:]], stdout=nowhere, stderr=nowhere)  # noqa: S603
            return
    if by_qt:
        _show_by_qt(sentence)


def _show_by_qt(sentence: str) -> None:
    try:
        from PySide6.QtWidgets import QApplication, QMessageBox
    except ImportError:
        return
    if QApplication.instance() is None:
        _watch_start(lambda: 1)
        _kept = QApplication(["otherwise"])
        _stop_watching()
    QMessageBox.critical(None, "Otherwise", sentence)
