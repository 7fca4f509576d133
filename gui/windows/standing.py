"""Where a window stands on the screen, and how large: as the last one that was closed, but on no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QSize
from PySide6.QtWidgets import QApplication, QStyle

from gui.widgets.room import room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QMainWindow

    from gui.settings import Settings

FIRST_SIZE = QSize(1440, 900)
_GEOMETRY = "window"
_BESIDE = 3  # steps from one row of windows to the next
_SPREAD = 0.95  # of the screen, that a first window has at most


def stand(window: QMainWindow, settings: Settings) -> None:
    """Have a window stand as the last one did, a step aside of each that is there already."""
    saved = QByteArray.fromBase64(settings.text(_GEOMETRY, "").encode("ascii", "replace"))
    if saved.isEmpty() or not window.restoreGeometry(saved):
        # The system finds it a place of its own.
        window.resize(FIRST_SIZE.boundedTo(room(window) * _SPREAD))
    elif not window.isMaximized() and not window.isFullScreen():
        _step_aside(window)
    window.resize(window.size().boundedTo(room(window)))


def remember(window: QMainWindow, settings: Settings) -> None:
    """Keep where a window stands for the next one."""
    settings.set({_GEOMETRY: window.saveGeometry().toBase64().toStdString()})


def _step_aside(window: QMainWindow) -> None:
    """Move it so that it covers none exactly, if there is room for that."""
    step = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight, None, window)
    others = [
        one.geometry().topLeft()
        for one in QApplication.topLevelWidgets()
        if one is not window and type(one) is type(window) and one.isVisible()
    ]
    stood = window.geometry().topLeft()
    for place in _places(window, stood, step):
        if all((place - other).manhattanLength() >= step for other in others):
            # Where it stays as it is it is not moved either, of which the frame would become part.
            if place != stood:
                window.move(window.pos() + place - stood)
            return


def _places(window: QMainWindow, first: QPoint, step: int) -> Iterator[QPoint]:
    """Yield where it might stand: first, then down and to the right of it, then so from the top."""
    yield first
    area, place = window.screen().availableGeometry(), first + QPoint(step, step)
    for left in range(area.left() + step, area.right(), _BESIDE * step):
        while area.contains(place + QPoint(window.width(), window.height())):
            yield place
            place += QPoint(step, step)
        place = QPoint(left, area.top() + step)
