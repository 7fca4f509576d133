"""Files that are dropped on a window, wherever on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    _Widget = QWidget
else:
    _Widget = object


def files_in(mime: QMimeData) -> list[Path]:
    """The files that are carried, in their order; what lies on another computer is none."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def take_copy(event: QDropEvent) -> None:
    """Accept what is carried as a copy: whoever carries it may offer to move it, and would then delete it."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


class FileDrops(_Widget):
    """A window that takes files.

    Signals:
        dropped: Files (a list of paths) were let go over it; told when the drop itself is over.
    """

    dropped = Signal(list)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Say whether there is a file in what is carried."""
        self._welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """The same wherever on the window."""
        self._welcome(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take the files."""
        if files := files_in(event.mimeData()):
            take_copy(event)
            self.dropped.emit(files)

    def _welcome(self, event: QDragMoveEvent) -> None:
        if files_in(event.mimeData()):
            take_copy(event)
