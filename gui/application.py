"""The running program: its name, its theme, its windows, and the files it is asked to open.

It must not load what the first paint does not need: no pyqtgraph, no pydantic, no numpy.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFileOpenEvent, QPalette
from PySide6.QtWidgets import QApplication

from gui.errors import LastResort
from gui.garbage import keep_what_is_loaded, left_lying
from gui.interrupt import Interrupts
from gui.language import speak
from gui.settings import Settings
from gui.single_instance import SingleInstance
from gui.theme import MODES, Theme
from gui.windows.main_window import MainWindow
from scenarios.files.library import data_folder, resources_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gui.desk.desk import Desk
    from gui.recovery.recovery import Recovery
    from scenarios.files.opening import Opened

# pyqtgraph would otherwise try one binding after another.
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")

NAME = "Otherwise"
_THEME = "theme"
_SCALE = "text-scale"
_WELCOMED = "welcomed"


class Application(QApplication):
    """The one application object; it keeps the windows."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.setApplicationName(NAME)
        self.setApplicationDisplayName(NAME)
        self.setDesktopFileName("otherwise")
        self._waiting: list[Path] = []  # files asked for before the first window stands
        self._windows: list[MainWindow] = []
        self._recovery: Recovery | None = None
        self._instance: SingleInstance | None = None
        self.last_resort = LastResort()
        self._dressed = False  # in the whole theme; until the first paint its ground is enough

    @property
    def windows(self) -> tuple[MainWindow, ...]:
        """The windows, in the order they were opened."""
        return tuple(self._windows)

    def start(self, files: Sequence[str], settings: Settings | None = None) -> None:
        """Show a window for each file, or one with a new scenario."""
        self.last_resort.install()
        speak(self, resources_folder() / "translations")
        self._settings = settings if settings is not None else Settings.of_user()
        wanted = self._settings.text(_THEME, MODES[0])
        mode = next((mode for mode in MODES if mode == wanted), MODES[0])
        self.theme = Theme(mode, self._settings.number(_SCALE, 1.0), self)
        # Not QPalette(colour): to find out which colours it may be made of, Qt's whole namespace is loaded.
        ground = QPalette()
        ground.setColor(QPalette.ColorRole.Window, self.theme.ground())
        self.setPalette(ground)
        self.theme.changed.connect(self._remember_theme)
        for name in files:
            self._open_window(Path(name))
        if not files:
            self._open_window(None).built.connect(self._welcome)

    def open_files(self, paths: Iterable[Path]) -> None:
        """Show files that the system hands over, each in a window of its own unless it is open already.

        What cannot be opened is told where something is open already, and leaves no window behind.
        """
        for path in paths:
            untouched, showing = self._untouched(), self._showing(path)
            if showing is not None:
                _bring_forward(showing)
                showing.desk.outside.look()
            elif untouched is not None:
                untouched.desk.files.open_file(path)
                _bring_forward(untouched)
            elif any(not window.is_settled for window in self._windows):
                self._waiting.append(path)
            elif not self._windows:
                self._open_window(path)
            elif (found := self._read(path)) is not None:
                opened, is_kept = found
                _bring_forward(self._open_window(opened if is_kept else path))

    def _read(self, path: Path) -> tuple[Opened, bool] | None:
        """Read a file before there is a window for it; what is wrong is told in a window there is."""
        from gui.desk.first import open_or_tell

        active = next((w for w in self._windows if w.isActiveWindow()), self._windows[-1])
        _bring_forward(active)
        return open_or_tell(path, lambda: active)

    def hear(self, instance: SingleInstance) -> None:
        """Serve other starts of the program, as soon as there is a window to serve them with."""
        self._instance = instance
        instance.asked.connect(self._serve_another_start)

    def _serve_another_start(self, paths: Sequence[Path]) -> None:
        self.open_files(paths)
        if not paths and self._windows:
            active = self.activeWindow()
            _bring_forward(next((w for w in self._windows if w is active), self._windows[-1]))

    def event(self, event: QEvent) -> bool:
        """Take the files that macOS asks to be opened."""
        if isinstance(event, QFileOpenEvent):
            if event.file():
                self._take(Path(event.file()))
            return True
        return super().event(event)

    def _take_dropped(self, window: MainWindow, files: Sequence[Path]) -> None:
        """Open scenarios and casebooks as by double-click; any other file is the text of a document."""
        from gui.desk.first import is_to_open

        self.open_files(path for path in files if is_to_open(path))
        if window.is_built:
            for path in files:
                if not is_to_open(path):
                    window.tools.attach(path)

    def _take(self, path: Path) -> None:
        if self._windows and all(window.is_settled for window in self._windows):
            self.open_files([path])
        else:
            self._waiting.append(path)

    def _open_window(self, to_open: Path | Opened | None) -> MainWindow:
        window = MainWindow(self.theme, self._settings, to_open)
        self._windows.append(window)
        window.painted.connect(self._dress)
        window.settled.connect(self._listen)
        window.filled.connect(self.theme.finish)
        window.built.connect(lambda: self._take_on(window))
        # Later, so that whoever has let a file go is not kept waiting while something is asked.
        window.dropped.connect(
            lambda files: QTimer.singleShot(0, window, partial(self._take_dropped, window, files))
        )
        window.closed.connect(lambda: self._forget(window))
        window.show()
        return window

    def _untouched(self) -> MainWindow | None:
        # Whoever is being asked something answers for what is open now.
        if self.activeModalWidget() is not None:
            return None
        return next((w for w in self._windows if w.is_built and w.desk.files.is_untouched), None)

    def _showing(self, path: Path) -> MainWindow | None:
        return next((w for w in self._windows if w.is_built and w.desk.files.is_showing(path)), None)

    def _take_on(self, window: MainWindow) -> None:
        if self._recovery is None:
            self._recovery = self._begin_recovery()
        window.desk.setParent(self)
        self._recovery.watch(window.desk)
        window.desk.files.elsewhere = partial(self._elsewhere, window.desk)
        window.desk.files.window_wanted.connect(self._show_in_new)
        self._serve_waiting()

    def _elsewhere(self, desk: Desk, path: Path) -> Callable[[], None] | None:
        """How to bring forward the window of another desk that holds a file; None where none does."""
        others = (w for w in self._windows if w.is_built and w.desk is not desk)
        holding = next((w for w in others if w.desk.files.is_showing(path)), None)
        return None if holding is None else partial(_bring_to_its_file, holding)

    def _show_in_new(self, to_open: Opened | None) -> None:
        _bring_forward(self._open_window(to_open))

    def _begin_recovery(self) -> Recovery:
        # Here and not before the first paint: it loads what is needed to read scenarios.
        from gui.recovery.recovery import Recovery
        from scenarios.files.library import recovery_folder

        recovery = Recovery(recovery_folder(), self.theme, self._give_desk, self)
        self.last_resort.before.append(recovery.put_in_safety)
        self.aboutToQuit.connect(recovery.close)
        QTimer.singleShot(0, recovery, recovery.offer)
        return recovery

    def _give_desk(self, receive: Callable[[Desk], None]) -> None:
        window = self._untouched()
        if window is not None:
            receive(window.desk)
        else:
            window = self._open_window(None)
            window.built.connect(lambda: receive(window.desk))

    def _serve_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        self.open_files(waiting)

    def _forget(self, window: MainWindow) -> None:
        if window in self._windows:
            self._windows.remove(window)
            window.deleteLater()

    def _listen(self) -> None:
        if self._instance is not None and not self._instance.listens:
            self._instance.listen()

    def _dress(self) -> None:
        if not self._dressed:
            self._dressed = True
            self.theme.begin(self)

    def _welcome(self) -> None:
        if not self._settings.text(_WELCOMED, ""):
            self._settings.set({_WELCOMED: "yes"})
            self._windows[0].tools.welcome()

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
    with left_lying():
        application = Application(["otherwise"])
        if started is not None:
            started()
        instance = SingleInstance(data_folder(), application)
        if instance.hand_over(Path(name).absolute() for name in files):
            return 0
        application.hear(instance)
        Interrupts(application)
        application.start(files)
        application.windows[0].loaded.connect(keep_what_is_loaded)
    code = application.exec()
    instance.close()
    return code


def _bring_to_its_file(window: MainWindow) -> None:
    _bring_forward(window)
    window.desk.outside.look()


def _bring_forward(window: MainWindow) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
