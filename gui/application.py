"""The running program: its name, its theme, its windows, and the files it is asked to open.

It must not load what the first paint does not need: no pyqtgraph, no pydantic, no numpy.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from gui.errors import LastResort
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.theme import MODES, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

# pyqtgraph would otherwise try one binding after another.
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")

NAME = "Otherwise"
_THEME = "theme"
_SCALE = "text-scale"


class Application(QApplication):
    """The one application object; it keeps the windows."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.setApplicationName(NAME)
        self.setApplicationDisplayName(NAME)
        self.setDesktopFileName("otherwise")
        self._waiting: list[Path] = []  # files asked for before the first window stands
        self._windows: list[MainWindow] = []
        self.last_resort = LastResort()

    @property
    def windows(self) -> tuple[MainWindow, ...]:
        """The windows, in the order they were opened."""
        return tuple(self._windows)

    def start(self, files: Sequence[str], settings: Settings | None = None) -> None:
        """Show a window for each file, or one with a new scenario."""
        self.last_resort.install()
        self._settings = settings if settings is not None else Settings.of_user()
        wanted = self._settings.text(_THEME, MODES[0])
        mode = next((mode for mode in MODES if mode == wanted), MODES[0])
        self.theme = Theme(mode, self._settings.number(_SCALE, 1.0), self)
        self.theme.apply(self)
        self.theme.changed.connect(self._remember_theme)
        for name in files:
            self._open_window(Path(name))
        if not files:
            self._open_window(None)

    def open_files(self, paths: Iterable[Path]) -> None:
        """Show files that the system hands over, each in a window of its own."""
        for path in paths:
            untouched = next((w for w in self._windows if w.is_built and w.files.is_untouched), None)
            if untouched is not None:
                untouched.files.open_file(path)
                _bring_forward(untouched)
            elif any(not window.is_built for window in self._windows):
                self._waiting.append(path)
            else:
                _bring_forward(self._open_window(path))

    def event(self, event: QEvent) -> bool:
        """Take the files that macOS asks to be opened."""
        if isinstance(event, QFileOpenEvent):
            if event.file():
                self._take(Path(event.file()))
            return True
        return super().event(event)

    def _take(self, path: Path) -> None:
        if self._windows and all(window.is_built for window in self._windows):
            self.open_files([path])
        else:
            self._waiting.append(path)

    def _open_window(self, path: Path | None) -> MainWindow:
        window = MainWindow(self.theme, self._settings, path)
        self._windows.append(window)
        window.built.connect(self._serve_waiting)
        window.closed.connect(lambda: self._forget(window))
        window.show()
        return window

    def _serve_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        self.open_files(waiting)

    def _forget(self, window: MainWindow) -> None:
        if window in self._windows:
            self._windows.remove(window)
            window.deleteLater()

    def _remember_theme(self) -> None:
        self._settings.set({_THEME: self.theme.mode, _SCALE: self.theme.scale})


def run(files: Sequence[str], started: Callable[[], None] | None = None) -> int:
    """Show the program until its last window is closed.

    Args:
        files: Scenarios and casebooks to open, as the user named them.
        started: Called as soon as Qt has found its way to the screen.

    Returns:
        The exit code.
    """
    application = Application(["otherwise"])
    if started is not None:
        started()
    application.start(files)
    return application.exec()


def _bring_forward(window: MainWindow) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
