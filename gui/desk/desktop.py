"""What the desktop round the program can do with a file: show it in its folder, send it by mail."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from pathlib import Path

_MAILER = "xdg-email"


def show_in_folder(path: Path) -> bool:
    """Show a file in the desktop's own window of its folder.

    Returns:
        Whether there is such a window.
    """
    if sys.platform == "win32":
        return start("explorer", "/select,", str(path))
    if sys.platform == "darwin":
        return start("open", "-R", str(path))
    return open_folder(path.parent)


def can_send() -> bool:
    """Whether the desktop has a mail program that takes a file from us."""
    return sys.platform == "darwin" or shutil.which(_MAILER) is not None


def send_by_mail(path: Path, title: str) -> bool:
    """Begin a letter with a file attached, which the user sends.

    Args:
        path: The file.
        title: What it is about.

    Returns:
        Whether there is a mail program.
    """
    if sys.platform == "darwin":
        return start("open", "-a", "Mail", str(path))
    return start(_MAILER, "--subject", title, "--attach", str(path))


def start(program: str, *arguments: str) -> bool:
    """Start another program and leave it alone."""
    started, _ = QProcess.startDetached(program, list(arguments), "")
    return bool(started)


def open_folder(folder: Path) -> bool:
    """Have the desktop open a folder."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
