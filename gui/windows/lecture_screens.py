"""On which screens the two windows of a lecture stand: the notes never before the hall.

Screens come and go while a lecture is given, and systems then move windows as they please. So whenever that
happens the notes are hidden first; both windows are placed anew when the screens have come to rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget

    from gui.settings import Settings
    from gui.windows.audience import AudienceWindow

_SWAPPED = "lecture-swapped"
SETTLING = 1000  # milliseconds without a change until screens have come to rest


class LectureScreens(QObject):
    """Places the windows of a lecture.

    Args:
        audience: What the hall sees.
        presenter: What only the lecturer sees.
        here: Gives the window that the lecturer works in while there is no lecture.
        settings: Remember whether the two have changed places.
        parent: The lecture.
    """

    def __init__(
        self,
        audience: AudienceWindow,
        presenter: QWidget,
        here: Callable[[], QWidget],
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._audience, self._presenter = audience, presenter
        self._here, self._settings = here, settings
        self._hall: QScreen | None = None
        self._names = ("", "")  # of the hall's screen and of the lecturer's, once there have been two
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLING)
        self._settling.timeout.connect(self.stand)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._plugged)
            application.screenRemoved.connect(self._unplugged)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._changed)
        presenter.winId()  # so that there is a handle, which tells of its screen
        handle = presenter.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._moved)

    def swap(self) -> None:
        """Let the hall's screen and the lecturer's change places, and remember it."""
        swapped = not self._settings.number(_SWAPPED, 0.0)
        self._settings.set({_SWAPPED: float(swapped)})
        self._names = self._names[::-1]
        self.stand()

    def stand(self) -> None:
        """Place the windows: the hall's on the second screen, or alone on the only one."""
        screens = apart()
        if not screens:
            return  # one will be plugged in
        if len(screens) == 1:
            self._hall = None
            self._presenter.hide()
            self._audience.fill(screens[0])
            self._audience.activateWindow()
            return
        self._hall, own = self._shared_out(screens)
        self._names = (self._hall.name(), own.name())
        self._audience.fill(self._hall)
        self._own(own)

    def _shared_out(self, screens: list[QScreen]) -> tuple[QScreen, QScreen]:
        """Return the hall's screen and the lecturer's: those they have had, if they are back."""
        hall = next((screen for screen in screens if screen.name() == self._names[0]), None)
        own = next((screen for screen in screens if screen.name() == self._names[1]), None)
        if hall is not None or own is not None:
            hall = hall or next(screen for screen in screens if screen is not own)
            return hall, own or next(screen for screen in screens if screen is not hall)
        at = self._here().screen()
        own = at if at in screens else screens[0]
        hall = next(screen for screen in screens if screen is not own)
        return (own, hall) if self._settings.number(_SWAPPED, 0.0) else (hall, own)

    def flip_notes(self) -> None:
        """With one screen, show the notes over the hall's picture, or hide them again."""
        if len(apart()) > 1:
            return
        if self._presenter.isVisible():
            self._presenter.hide()
            self._audience.activateWindow()
        else:
            self._presenter.setWindowState(Qt.WindowState.WindowNoState)
            self._presenter.resize(self._audience.size() * 0.8)
            self._bring_forward()

    def _own(self, screen: QScreen) -> None:
        """Put the notes on the lecturer's own screen."""
        presenter, handle = self._presenter, self._presenter.windowHandle()
        # There before it is shown, so that it is nowhere else for a moment; it fills its screen in its frame.
        presenter.setWindowState(Qt.WindowState.WindowNoState)
        if handle is not None and handle.screen() is not screen:
            handle.setScreen(screen)
        free = screen.availableGeometry()
        presenter.setGeometry(free.adjusted(*(free.width() // 8,) * 2, *(-free.width() // 8,) * 2))
        presenter.showMaximized()
        self._bring_forward()

    def _bring_forward(self) -> None:
        self._presenter.show()
        self._presenter.raise_()
        self._presenter.activateWindow()

    # What screens do.

    def _plugged(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._changed)
        # It may show the same as the lecturer's own, notes and all.
        self._changed()

    def _unplugged(self, screen: QScreen) -> None:
        # The system moves the windows of a screen that is gone onto another.
        if screen is self._hall:
            self._hall = None
        self._audience.hide()
        self._changed()

    def _changed(self, *_: object) -> None:
        self._presenter.hide()
        self._settling.start()

    def _moved(self, screen: QScreen) -> None:
        """The notes are on another screen; if it is the hall's, whoever has moved them, they go."""
        if self._hall is not None and screen is self._hall and self._presenter.isVisible():
            self._changed()


def apart() -> list[QScreen]:
    """Return the screens that show something of their own; of those that show the same, the first."""
    found: list[QScreen] = []
    for screen in QGuiApplication.screens():
        if not any(screen.geometry().intersects(one.geometry()) for one in found):
            found.append(screen)
    return found
