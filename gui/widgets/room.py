"""The room that a window has on its screen, and what lets it do with little: for every window of the program.

A window that is made for a large screen must still be worked on a small one with large text. So no window
asks for more than its screen has: ``keep_within`` sees to that, whatever its parts would like. Its parts
then wrap, stand below one another (`Panes`), or scroll downwards (`Downwards`), and its buttons stay in sight
in as many rows as they need (`ButtonRow`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

_FRAME = QSize(16, 48)  # what a window manager puts round a window
_LINES = 3  # of what scrolls so many are seen at least


def room(beside: QWidget | None = None) -> QSize:
    """How large a window may be, in its frame.

    Args:
        beside: A widget on the screen that is meant; None for the first one.
    """
    screen = beside.screen() if beside is not None else QGuiApplication.primaryScreen()
    return _available(screen) - _FRAME


def open_as(window: QWidget, width: float, height: float) -> None:
    """Make a window so large, as far as there is room, and never let it ask for more than there is."""
    keep_within(window)
    window.resize(QSize(round(width), round(height)).boundedTo(room(window)))


def open_whole(window: QWidget, width: float) -> None:
    """Make a window so wide and as high as all of it needs, as far as there is room."""
    layout = window.layout()
    if layout is None:
        return
    for held in window.findChildren(Downwards):
        held.updateGeometry()  # what has changed in it a moment ago it has not heard of yet
    layout.invalidate()
    layout.activate()
    wide = min(max(round(width), layout.totalMinimumSize().width()), room(window).width())
    high = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
    open_as(window, wide, high)


def keep_within(window: QWidget) -> None:
    """Never let a window ask for more than its screen has, whatever its layout needs."""
    if window.findChild(_Within, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
        _Within(window).look()


class _Within(QObject):
    """Bounds the least size of a window, which Qt takes from what its parts need."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 - Qt's name
        """Look again when something in it needs another size, and when it comes to be seen."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.look()
        elif event.type() == QEvent.Type.Show:
            self.look()
            window = self._window
            if not window.isFullScreen() and not window.isMaximized():
                window.resize(window.size().boundedTo(room(window)))
        return False

    def look(self) -> None:
        """Ask for what is needed, as far as there is room."""
        window, layout = self._window, self._window.layout()
        if layout is None or not window.isWindow():
            return
        least = layout.totalMinimumSize().boundedTo(room(window))
        if least != window.minimumSize():
            window.setMinimumSize(least)  # set so, it is no longer the layout's to say


class Downwards(QScrollArea):
    """Holds what may be higher than its room: it scrolls down, and never sideways.

    Args:
        held: What it holds; it is as wide as there is room, and wraps.
        name: The object name.
    """

    def __init__(self, held: QWidget, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._held = held
        self.setWidget(held)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The height that it would like follows from the width."""
        layout = self._held.layout()
        return layout is not None and layout.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """All of what it holds."""
        return self._held.heightForWidth(width)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All of what it holds."""
        return self._held.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as what it holds at its narrowest, and a few lines high."""
        least, line = self._held.minimumSizeHint(), self.fontMetrics().height()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(least.width() + bar, min(least.height(), _LINES * line))


def _available(screen: QScreen) -> QSize:
    return screen.availableSize()
