"""The branch map as a view: it shows the shapes of a layout, finds what is pointed at and says so.

The panel tells it what to show and hears what was asked for.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from gui.painting.board import Board
from gui.painting.plotting import GraphicsView
from gui.painting.texts import FontRuler
from gui.widgets.cards import paint_focus_ring
from scenarios.drawing.branch_map import map_shapes, pointed_path
from scenarios.drawing.geometry import Point
from scenarios.drawing.layout import Hit, lay_out, least_height

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from gui.theme import Theme
    from scenarios.drawing.layout import Layout
    from scenarios.drawing.picture import Picture

_EMS_WIDE, _EMS_HIGH = 38.0, 18.0  # heights of a line; a map larger than this has larger type
_STEP, _LARGEST = 0.05, 1.4
_NARROWEST, _LOWEST = 20.0, 9.0  # heights of a line; below this the map scrolls
_PREVIOUS = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_NEXT = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MapView(GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """The drawing.

    Signals:
        pointed: What the pointer or the arrow keys are on (a ``Hit``), or None.
        walked: The arrow keys have gone to a branch, at this height of the map in pixels (its argument).
        chosen: What was clicked or taken with Enter (a ``Hit``).
    """

    pointed = Signal(object)
    walked = Signal(float)
    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self._theme = theme
        self._ruler = FontRuler(theme)
        self._picture: Picture | None = None
        self._layout: Layout | None = None
        self._room_for: tuple[object, ...] | None = None
        self._pointed: Hit | None = None
        self._pressed: Hit | None = None
        self._ringed = True
        self.setAcceptDrops(False)  # the scene would take whatever is dropped, and do nothing with it
        self.setAntialiasing(True)
        self._board = Board()
        self.setCentralItem(self._board)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def layout_shown(self) -> Layout | None:
        """Where everything is now; None before there was anything to show or room to show it."""
        return self._layout

    def show_picture(self, picture: Picture) -> None:
        """Draw this from now on, in place."""
        self._picture = picture
        # Before it is shown it has no size; the first comes by an event.
        if self.isVisible() or self._layout is not None:
            self._make_room()
            self._redraw()

    def point_at(self, hit: Hit | None) -> None:
        """Highlight what is pointed at, and say so."""
        if hit == self._pointed:
            return
        self._pointed = hit
        self._show_pointed()
        answers = hit is not None and hit.kind in ("branch", "course", "hinge", "fork", "lane")
        self.setCursor(Qt.CursorShape.PointingHandCursor if answers else Qt.CursorShape.ArrowCursor)
        self.pointed.emit(hit)

    # Size.

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for the curves to be smooth."""
        return QSize(self._theme.px(34.0), self._theme.px(20.0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Small: what does not fit is scrolled to."""
        return QSize(self._theme.px(_NARROWEST) // 2, self._theme.px(_LOWEST))

    def resizeEvent(self, event: QResizeEvent | None) -> None:  # noqa: N802 - Qt's name
        """Lay everything out for the new size."""
        super().resizeEvent(event)
        # pyqtgraph calls this from its constructor, before there is anything to lay out.
        if getattr(self, "_picture", None) is not None:
            self._make_room()
            self._redraw()

    # The mouse; pyqtgraph's own handling would pan, zoom and open a menu.

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Highlight what is under the pointer."""
        self.point_at(self._hit(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember what was pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._hit(event.position())
            event.accept()
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click is a press and a release on the same thing."""
        pressed, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        if pressed == self._hit(event.position()):
            self.chosen.emit(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The second click of two is a click like any other."""
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The wheel scrolls what the map lies in, and never zooms."""
        event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Show the tip of all of it: the scene would look for one of its items."""
        if event.type() == QEvent.Type.ToolTip:
            return bool(QWidget.event(self, event))
        return bool(super().viewportEvent(event))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Nothing is pointed at any more."""
        self.point_at(None)

    # The keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows go from branch to branch, Enter takes the one highlighted."""
        key = event.key()
        self._ringed = True
        if self._layout is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _PREVIOUS or key in _NEXT:
            self._step(-1 if key in _PREVIOUS else 1)
        elif key in _TAKE and self._pointed is not None:
            self.chosen.emit(self._pointed)
        elif key == Qt.Key.Key_Escape and self._pointed is not None:
            self.point_at(None)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the ring."""
        super().focusInEvent(event)
        # Whoever clicked knows where he is.
        self._ringed = event.reason() != Qt.FocusReason.MouseFocusReason
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the map, and the ring of the keyboard's focus over it."""
        super().paintEvent(event)
        if self.hasFocus() and self._ringed:
            painter = QPainter(self.viewport())
            paint_focus_ring(painter, QRectF(self.viewport().rect()), self._theme)
            painter.end()

    def _step(self, by: int) -> None:
        assert self._layout is not None  # noqa: S101 - asked by the caller
        order = sorted(self._layout.routes, key=lambda route: route.y)
        here = self._pointed.index if self._pointed is not None and self._pointed.kind == "branch" else None
        if self._pointed is None or self._pointed.kind != "branch":
            shown = self._layout.shown
            here = shown.index if shown is not None else self._layout.trunk.index
        place = next((n for n, route in enumerate(order) if route.index == here), 0)
        target = order[min(max(place + by, 0), len(order) - 1)]
        self.point_at(Hit("branch", target.index))
        self.walked.emit(target.y)

    def hit_at(self, place: QPoint) -> Hit | None:
        """What lies at a place on the screen."""
        return self._hit(QPointF(self.viewport().mapFromGlobal(place)))

    @property
    def pointed_at_or_shown(self) -> Hit | None:
        """What is pointed at; where nothing is, the branch on show."""
        if self._pointed is not None or self._layout is None:
            return self._pointed
        return Hit("branch", (self._layout.shown or self._layout.trunk).index)

    def _hit(self, position: QPointF) -> Hit | None:
        if self._layout is None:
            return None
        return self._layout.hit(Point(position.x(), position.y()), 0.45 * self._ruler.height("body"))

    # Drawing.

    def _make_room(self) -> None:
        """Ask for the height the lanes need; where there is less, for all they could use."""
        if self._picture is None:
            return
        width, around = float(self._width()), self.parentWidget()
        room = around.height() if around is not None else math.inf
        # A choice changes nothing of all this.
        steady = (self._picture.steady, width, room, self._theme.font("body"))
        if steady == self._room_for:
            return
        self._room_for = steady
        self._enlarge(self._picture, width, room)
        least = math.ceil(least_height(self._picture, width, self._ruler))
        if least != self.minimumHeight():
            self.setMinimumHeight(least)

    def _enlarge(self, picture: Picture, width: float, room: float) -> None:
        """Take the largest type in which every word still has its place: a large map is read from afar."""
        times = min(width / self._theme.px(_EMS_WIDE), room / self._theme.px(_EMS_HIGH), _LARGEST)
        steps = max(0, math.floor((times - 1.0) / _STEP)) if math.isfinite(times) else 0
        for step in range(steps, -1, -1):
            ruler = FontRuler(self._theme, 1.0 + step * _STEP)
            if step == 0 or least_height(picture, width, ruler, whole=True) <= room:
                break
        if ruler.enlarged != self._ruler.enlarged:
            self._ruler = ruler

    def _width(self) -> int:
        return max(1, int(self.width()))

    def _redraw(self) -> None:
        if self._picture is None:
            return
        width, height = float(self._width()), float(max(1, self.height()))
        self._layout = lay_out(self._picture, (width, height), self._ruler)
        if self._pointed is not None and not self._layout.still_has(self._pointed):
            self.point_at(None)
        shapes = map_shapes(self._layout, self._ruler.height("body"))
        self._board.show_shapes(shapes, self._ruler.fonts, self._theme.colour)
        self._show_pointed()

    def _show_pointed(self) -> None:
        path = pointed_path(self._layout, self._pointed, self._ruler.height("body"))
        self._board.show_pointed(path, self._theme.colour)

    def _dress(self) -> None:
        self._ruler = FontRuler(self._theme, self._ruler.enlarged)
        self._room_for = None
        self._board.dress()
        self.setBackground(self._theme.colour("surface"))
        if self._picture is not None:
            self.show_picture(self._picture)
