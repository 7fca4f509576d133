"""A desk: one scenario with its file, its commands, and the windows that show it; it outlives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from gui.desk import desktop
from gui.desk.actions import Actions
from gui.desk.files import Files
from gui.desk.outside import Outside
from gui.desk.session import Session
from gui.desk.spreads import Spreads
from gui.desk.stage import Stage
from gui.latin_keys import LatinKeys
from scenarios.model.plain import path_in_sentence
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from gui.settings import Settings
    from gui.theme import Theme
    from scenarios.files.opening import Opened


class Desk(QObject):
    """What the windows on one scenario share.

    Signals:
        closed: Its last window is closed, and the work in it saved or given up.
        troubled: What is to be told in its windows as long as it lasts, "" when it is over (its argument).

    Attributes:
        session: The scenario as it is shown.
        spreads: How far its strengths hang on how the certainty words are read.
        files: Its file.
        outside: What others do to that file.
        stage: Where its lecture stands.
        actions: What can be done, in whatever window.
        theme: The colours and fonts of its windows.
        settings: What the user's windows remember.
    """

    closed = Signal()
    troubled = Signal(str)

    def __init__(
        self, opened: Opened, theme: Theme, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.settings = settings
        self._windows: list[QWidget] = []
        self.session = Session(opened.casebook, opened.scenario, self)
        self.spreads = Spreads(self.session, settings, self)
        self.files = Files(self.session, opened, lambda: self.front, self)
        self.outside = Outside(self.session, self.files, lambda: self.front, self)
        self.stage = Stage(self)
        self.actions = Actions(self)
        self._latin_keys = LatinKeys(self)
        self._wire()

    @property
    def windows(self) -> tuple[QWidget, ...]:
        """The windows on this desk, the first the one to ask in."""
        return tuple(self._windows)

    @property
    def front(self) -> QWidget:
        """The window that the user works in, or else the first."""
        active = QApplication.activeWindow()
        return next((window for window in self._windows if window is active), self._windows[0])

    def enter(self, window: QWidget) -> None:
        """Let a window show this desk: the keys of every command work in it."""
        self._windows.append(window)
        self.actions.live_in(window)
        window.installEventFilter(self._latin_keys)

    def leave(self, window: QWidget) -> None:
        """Take a window off this desk, which closes with its last one and is gone a moment later."""
        self._windows.remove(window)
        if not self._windows:
            # As it is taken down it would clear itself, and tell views that are half gone.
            self.session.holder.undo_stack.blockSignals(True)
            self.spreads.stop()
            self.closed.emit()
            self.deleteLater()

    def _wire(self) -> None:
        session, files, actions = self.session, self.files, self.actions
        actions.carry_out(
            {
                "new": files.new,
                "open": files.open,
                "open-casebook": files.open_casebook,
                "save": files.save,
                "save-as": files.save_as,
                "save-copy": files.save_copy_with_casebook,
                "find-casebook": files.find_casebook,
                "load-again": self.outside.load_again,
                "new-window": lambda: files.window_wanted.emit(None),
                "show-folder": self._show_folder,
                "send": self._send,
                "close": self._close_window,
                "quit": QApplication.closeAllWindows,
                "as-it-happened": session.as_it_happened,
                "later-course": lambda: session.step_course(1),
                "earlier-course": lambda: session.step_course(-1),
            }
        )
        actions.follow_undo(session.holder.undo_stack)
        actions.follow_theme(self.theme)
        session.projected.connect(self._show_departures)
        session.projected.connect(self._show_focus)
        session.focused.connect(self._show_focus)
        files.moved.connect(self._show_lack)
        files.moved.connect(self._show_file)
        self._show_departures()
        self._show_focus()
        self._show_lack()
        self._show_file()

    def _show_folder(self) -> None:
        path = self.files.path
        if path is not None and not desktop.show_in_folder(path):
            self.files.told.emit(filled(self.tr("It lies in {folder}"), folder=path_in_sentence(path.parent)))

    def _send(self) -> None:
        """Send the scenario's file as it is now: what is not saved would not be in it."""
        if (self.files.path is None or not self.session.holder.is_clean) and not self.files.save():
            return
        path = self.files.path
        if path is not None and not desktop.send_by_mail(path, self.files.title):
            self.files.told.emit(self.tr("The mail program cannot be started."))

    def _show_file(self) -> None:
        for command_id in ("load-again", "show-folder"):
            self.actions[command_id].setEnabled(self.files.path is not None)
        self.actions["send"].setVisible(desktop.can_send())

    def _close_window(self) -> None:
        self.front.close()

    def _show_departures(self, *_: object) -> None:
        self.actions["as-it-happened"].setEnabled(not self.session.is_as_it_happened)
        for command_id in ("later-course", "earlier-course"):
            self.actions[command_id].setEnabled(len(self.session.snapshot.courses) > 1)

    def _show_focus(self, *_: object) -> None:
        self.actions["copy-table"].setEnabled(self.session.question is not None)
        self.actions["copy-argument"].setEnabled(self.session.argument is not None)

    def _show_lack(self) -> None:
        self.actions["find-casebook"].setEnabled(self.files.lacks_casebook)
        for command_id in ("save-copy", "export"):
            self.actions[command_id].setEnabled(not self.files.lacks_casebook)
