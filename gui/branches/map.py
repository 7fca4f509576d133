"""The branch map as a pyqtgraph view: it draws a layout, finds what is pointed at and says so.

Few items, each of many primitives: one path for every style of line and of circle, one pool of plain texts.
The view is fixed: one unit is one pixel, nothing zooms, pans or opens a menu. It must not know the session;
the panel tells it what to show and hears what was asked for.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItemGroup, QGraphicsPathItem

from gui.branches.geometry import Point
from gui.branches.layout import Hit, lay_out, least_height
from gui.branches.strokes import LOOKS, add_diamond, add_line, add_pieces, look_of, path_of, pen_of
from gui.branches.texts import FontRuler, TextLayer
from gui.widgets.cards import paint_focus_ring

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from gui.branches.labels import Label
    from gui.branches.layout import Layout
    from gui.branches.picture import Fate, Picture
    from gui.theme import Theme

_FATES: dict[Fate, str] = {"departure": "selection", "not-arising": "disabled", "actual": "ink"}
_EMS_WIDE, _EMS_HIGH = 38.0, 18.0  # heights of a line; a map larger than this has larger type
_STEP, _LARGEST = 0.05, 1.4
_NARROWEST, _LOWEST = 20.0, 9.0  # heights of a line; below this the map scrolls
_PREVIOUS = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_NEXT = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MapView(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """The drawing.

    Signals:
        pointed: What the pointer or the arrow keys are on (a ``Hit``), or None.
        chosen: What was clicked or taken with Enter (a ``Hit``).
    """

    pointed = Signal(object)
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
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False, invertY=True, defaultPadding=0.0)
        self.setCentralItem(self._box)
        self._grid = self._path(0)
        self._leaders = self._path(1)
        self._lines = self._path(2)
        self._silent = self._path(2)
        self._mine = self._path(3)
        self._trunk = self._path(4)
        self._shown = self._path(5)
        self._ways = self._path(5)
        self._silent_ways = self._path(5)
        self._lead = self._path(5)
        self._overlay = self._path(6)
        self._diamonds = self._path(9)
        self._ticks = self._path(7)
        self._nodes = {look: self._path(8) for look in LOOKS}
        group = QGraphicsItemGroup()
        group.setZValue(9)
        self._box.addItem(group, ignoreBounds=True)
        self._texts = TextLayer(group)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def layout_shown(self) -> Layout | None:
        """Where everything is now; None before there was anything to show or room to show it."""
        return self._layout

    def show_picture(self, picture: Picture) -> None:
        """Draw this from now on, in place."""
        self._picture = picture
        self._make_room()
        self._redraw()

    def point_at(self, hit: Hit | None) -> None:
        """Highlight what is pointed at, and say so."""
        if hit == self._pointed:
            return
        self._pointed = hit
        self._draw_overlay()
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
            self._rule()

    def _width(self) -> int:
        return max(1, int(self.width()))

    def _redraw(self) -> None:
        if self._picture is None:
            return
        width, height = float(self._width()), float(max(1, self.height()))
        self._box.setRange(QRectF(0.0, 0.0, width, height), padding=0)
        self._layout = lay_out(self._picture, (width, height), self._ruler)
        if self._pointed is not None and not self._layout.still_has(self._pointed):
            self.point_at(None)
        self._draw(self._layout)
        self._draw_overlay()

    def _draw(self, layout: Layout) -> None:
        colour, unit = self._theme.colour, self._ruler.height("body")
        grid, ticks = QPainterPath(), QPainterPath()
        for tick in layout.ticks:
            add_line(grid, tick.x, 0.2 * unit, tick.x, layout.axis_y)
        add_line(ticks, layout.left, layout.axis_y, layout.right, layout.axis_y)
        if layout.scale.break_year is not None:
            # Two strokes across the axis: from here on a year is drawn narrower.
            x = layout.scale.x(layout.scale.break_year)
            for shift in (-0.12 * unit, 0.12 * unit):
                add_line(
                    ticks,
                    x + shift - 0.1 * unit,
                    layout.axis_y + 0.15 * unit,
                    x + shift + 0.1 * unit,
                    layout.axis_y - 0.25 * unit,
                )
        for x in layout.event_xs:
            add_line(ticks, x, layout.axis_y - 0.28 * unit, x, layout.axis_y)
        leaders = QPainterPath()
        for flag in layout.flags:
            low = layout.flag_top + (flag.tier + 0.85) * layout.flag_height
            add_line(leaders, flag.x, layout.trunk_y, flag.x, low)
        self._grid.setPath(grid)
        self._ticks.setPath(ticks)
        self._leaders.setPath(leaders)
        others = [route for route in layout.routes[1:] if not route.line.is_shown]
        self._lines.setPath(path_of(route for route in others if route.line.lane is not None))
        self._silent.setPath(path_of(route for route in others if route.line.lane is None))
        trunk = path_of([layout.trunk])
        self._trunk.setPath(trunk)
        self._mine.setPath(trunk if layout.trunk.line.is_shown else QPainterPath())
        shown = layout.shown
        self._shown.setPath(QPainterPath() if shown is None else path_of([shown], whole=True))
        silent = shown is not None and shown.line.split is None and shown.line.lane is None
        self._shown.setPen(pen_of(colour("selection"), 0.3 * unit, dashed=silent))
        self._draw_courses(layout)
        circles = {look: QPainterPath() for look in LOOKS}
        for node in layout.nodes:
            circles[look_of(node)].addEllipse(QPointF(*node.at), node.radius, node.radius)
        for look, path in circles.items():
            self._nodes[look].setPath(path)
        self._texts.show(
            (label.text, label.rect, self._ruler.fonts[label.role], self._ink(label, layout))
            for label in layout.labels
        )
        self._texts.back((label.rect for label in layout.labels if label.backed), colour("surface"))

    def _draw_courses(self, layout: Layout) -> None:
        """The strokes on from the diamonds: the leading course's thickest, silence dashed."""
        lead, ways, silent = QPainterPath(), QPainterPath(), QPainterPath()
        diamonds, side = QPainterPath(), 0.42 * self._ruler.height("body")
        for route in layout.routes:
            for stroke in route.strokes:
                leads = stroke.way.course == 0
                ends_silent = stroke.way.split is None and stroke.way.lane is None
                add_pieces(silent if ends_silent else lead if leads else ways, stroke.pieces)
        for diamond in layout.diamonds:
            add_diamond(diamonds, diamond.at, side)
        for item, path in (
            (self._lead, lead),
            (self._ways, ways),
            (self._silent_ways, silent),
            (self._diamonds, diamonds),
        ):
            item.setPath(path)

    def _ink(self, label: Label, layout: Layout) -> QColor:
        if label.kind in ("branch", "hinge", "way") or (label.kind == "verdict" and label.is_end):
            return self._theme.colour("selection")
        if label.kind == "history" or (label.kind == "label" and (label.key is not None or label.is_end)):
            return self._theme.colour("ink")
        if label.kind == "fork":
            fate = next(node.fork.fate for node in layout.nodes if node.fork.id == label.key)
            return self._theme.colour(_FATES[fate])
        return self._theme.colour("ink-soft")

    def _draw_overlay(self) -> None:
        path, unit = QPainterPath(), self._ruler.height("body")
        layout, hit = self._layout, self._pointed
        if layout is not None and hit is not None:
            if hit.kind == "branch":
                path = path_of([layout.route(hit.index)], whole=True)
            elif hit.kind == "course":
                strokes = [s for route in layout.routes for s in route.strokes if s.way.course == hit.index]
                for stroke in strokes:
                    add_pieces(path, stroke.pieces)
            elif hit.kind == "hinge":
                # It may have several, one on each way on from an earlier hinge.
                for diamond in layout.diamonds:
                    if diamond.split.hinge == hit.key:
                        add_diamond(path, diamond.at, 0.6 * unit)
            elif hit.kind == "fork":
                node = next(node for node in layout.nodes if node.fork.id == hit.key)
                path.addEllipse(QPointF(node.at.x, node.at.y), node.radius + 3, node.radius + 3)
            elif hit.kind == "event" and hit.index is not None:
                x = layout.event_xs[hit.index]
                add_line(path, x, layout.axis_y - 0.55 * unit, x, layout.axis_y)
        self._overlay.setPath(path)

    def _dress(self) -> None:
        self._ruler = FontRuler(self._theme, self._ruler.enlarged)
        self._room_for = None
        self.setBackground(self._theme.colour("surface"))
        self._rule()
        if self._picture is not None:
            self.show_picture(self._picture)

    def _rule(self) -> None:
        """Choose the pens for the colours and the size of type in force."""
        colour, unit = self._theme.colour, self._ruler.height("body")
        self._grid.setPen(pen_of(colour("hover"), 1.0))
        self._leaders.setPen(pen_of(colour("branch"), 1.0))
        self._ticks.setPen(pen_of(colour("ink-soft"), 1.0))
        self._lines.setPen(pen_of(colour("branch"), 0.11 * unit))
        self._silent.setPen(pen_of(colour("branch"), 0.11 * unit, dashed=True))
        self._mine.setPen(pen_of(colour("selection"), 0.6 * unit))
        self._trunk.setPen(pen_of(colour("ink"), 0.3 * unit))
        self._lead.setPen(pen_of(colour("selection"), 0.3 * unit))
        self._ways.setPen(pen_of(colour("selection"), 0.17 * unit))
        self._silent_ways.setPen(pen_of(colour("selection"), 0.17 * unit, dashed=True))
        self._diamonds.setPen(pen_of(colour("selection"), 0.13 * unit))
        self._diamonds.setBrush(colour("surface"))
        self._overlay.setPen(pen_of(colour("ink"), 0.16 * unit))
        for look, item in self._nodes.items():
            item.setBrush(colour(look.fill))
            item.setPen(pen_of(colour(look.edge), 0.1 * unit) if look.edge else QPen(Qt.PenStyle.NoPen))

    def _path(self, z: int) -> QGraphicsPathItem:
        item = QGraphicsPathItem()
        item.setZValue(z)
        self._box.addItem(item, ignoreBounds=True)
        return item
