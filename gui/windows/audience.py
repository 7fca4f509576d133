"""What the hall sees, and nothing else: no menu, no frame of ours, no notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.lecture.screen import HallScreen

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QScreen

    from gui.desk.player import Player
    from gui.lecture.overlay import Overlay
    from scenarios.drawing.hall.showing import Showing


WINDOW = 0.8  # of the screen, where it does not fill it


class AudienceWindow(QWidget):
    """The hall's screen.

    Signals:
        closed: The user closed it.
    """

    closed = Signal()

    def __init__(self, player: Player, overlay: Overlay, *, large_room: bool) -> None:
        super().__init__()
        self._player, self._large_room = player, large_room
        self.setObjectName("audience")
        self.setWindowTitle(self.tr("Lecture — hall"))
        self.screen_ = HallScreen("lecture:hall", overlay)
        self.screen_.pointed.connect(overlay.point)
        self.screen_.pressed.connect(player.forward)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.screen_)
        player.shown.connect(self.show_step)
        self.show_step(player.showing)

    def show_step(self, showing: Showing) -> None:
        """Show a step at once: the lecturer's screen, and what comes next, can wait."""
        self.screen_.show_step(showing, large_room=self._large_room)
        self.screen_.repaint()

    def set_large_room(self, large_room: bool) -> None:
        """Show everything larger still, or no longer."""
        self._large_room = large_room
        self.show_step(self._player.showing)

    def fill(self, screen: QScreen) -> None:
        """Fill a screen. `setScreen` does not do it: the window is put there, then made to fill it."""
        if self.isVisible():
            self.showNormal()
        self.setGeometry(screen.geometry())
        handle = self.windowHandle()
        if handle is not None and handle.screen() is not screen:
            handle.setScreen(screen)
            self.setGeometry(screen.geometry())
        self.showFullScreen()

    def flip_full_screen(self) -> None:
        """Fill the screen, or be a window on it that can be taken hold of."""
        if not self.isFullScreen():
            self.fill(self.screen())
            return
        free = self.screen().availableGeometry()
        size = free.size() * WINDOW
        corner = QPoint((free.width() - size.width()) // 2, (free.height() - size.height()) // 2)
        self.showNormal()
        # Else it keeps the size that it has had since it filled the screen, its title bar beyond the edge.
        self.setGeometry(QRect(free.topLeft() + corner, size))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Closing it ends the lecture."""
        super().closeEvent(event)
        self.closed.emit()
