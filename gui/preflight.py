"""Can a window be shown here? Asked before Qt starts and while it does; it must not load Qt before it has to.

Where Qt finds no display or lacks a library it ends the program with a core dump and blames the wrong
library. Here the reason is found and said in one sentence instead, and the caller goes on without a window.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from gui import damage, libraries, platforms
from gui.garbage import left_lying
from gui.loading import qt
from scenarios.files import installed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMessageLogContext, QtMsgType


def run(files: Sequence[str], without_window: Callable[[], int]) -> int:
    """Show the program, or say in one sentence why it cannot be shown.

    Args:
        files: Scenarios and casebooks to open, as the user named them.
        without_window: What to do where no window can be shown; gives the exit code.

    Returns:
        The exit code of the program.
    """
    reason = platforms.no_screen()
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


def unloadable(error: ImportError | OSError) -> str:
    """Say which library keeps Qt from loading, and what to install."""
    library = libraries.lacking(error)
    if library is not None:
        return (
            f"No window can be shown: the library {library} is missing. {libraries.advice(library)}".rstrip()
        )
    if isinstance(error, ModuleNotFoundError) and not installed.is_bundle():
        return f"No window can be shown: {error.name} is not installed. Start Otherwise as its README says."
    if isinstance(error, ImportError) and (told := damage.told(error)) is not None:
        return told
    return f"No window can be shown: Qt cannot be loaded ({error})."


def no_platform() -> str:
    """Say why Qt, though loaded, found no way to a screen."""
    from PySide6.QtCore import QLibraryInfo

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    return platforms.failure(plugins / "platforms", unloadable)


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
    from gui import messages

    if not messages.say(sentence) and by_qt:
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
