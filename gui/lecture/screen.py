"""What the hall sees, at whatever size: on the projector, and small on the lecturer's own screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.painting.picture import paint_sheet
from scenarios.drawing.hall.screen import hall_picture
from scenarios.drawing.palette import colours_of
from scenarios.exports.fonts import BODY, FileRuler

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from gui.lecture.overlay import Overlay
    from scenarios.drawing.hall.screen import HallPicture
    from scenarios.drawing.hall.showing import Showing

SPOT = 0.16  # of the height: the radius of the spotlight
POINTER = 0.012
DIM = QColor(0, 0, 0, 170)


class _Laid(NamedTuple):
    """For what a step was laid out: a screen's width to its height, the size of its letters, a leaf."""

    aspect: float
    large_room: bool
    leaf: int


class HallScreen(QWidget):
    """Paints a step for a hall.

    Signals:
        pointed: The pointer moved: where (its arguments), from 0 to 1 across and down.
        pressed: It was clicked.
        shaped: It has another shape, or is of another size of letters.

    Attributes:
        overlay: What lies over it and what part of it is shown; None for a plain picture.
        large_room: Whether its letters are larger still.
    """

    pointed = Signal(float, float)
    pressed = Signal()
    shaped = Signal()

    def __init__(self, name: str, overlay: Overlay | None = None, like: HallScreen | None = None) -> None:
        """Make a screen.

        Args:
            name: Its name in the code.
            overlay: What lies over it and how it is enlarged; None for a plain picture.
            like: The screen whose picture it has, only smaller; None to fill its own room.
        """
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(overlay is not None)
        # It fills its own room with paint: to clear four times two thousand pixels first takes time.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, like is None)
        self.overlay = overlay
        self._like = like
        self._showing: Showing | None = None
        self.large_room = False
        self._laid_out: tuple[_Laid, HallPicture] | None = None
        colours = colours_of("hall").by_name
        self._colours = {key: QColor(value) for key, value in colours.items()}
        if overlay is not None:
            overlay.changed.connect(self.update)
        if like is not None:
            like.shaped.connect(self.update)

    @property
    def showing(self) -> Showing | None:
        """What is shown; None for nothing."""
        return self._showing

    @property
    def picture(self) -> HallPicture | None:
        """The step as it is laid out; None for nothing.

        What is laid out like another screen is laid out for that one: the same words on the same lines.
        """
        if self._showing is None:
            return None
        shape = self._like or self
        leaf = 0 if self.overlay is None else self.overlay.leaf
        laid = _Laid(shape.width() / max(1, shape.height()), shape.large_room, leaf)
        if self._laid_out is None or self._laid_out[0] != laid:
            given = (self._showing, laid.aspect, FileRuler(), BODY)
            self._laid_out = laid, hall_picture(*given, large_room=laid.large_room, leaf=laid.leaf)
        return self._laid_out[1]

    def show_step(self, showing: Showing | None, *, large_room: bool = False) -> None:
        """Show a step, or nothing; a screen that is like another has letters as large as that."""
        is_reshaped = large_room != self.large_room
        self._showing, self.large_room, self._laid_out = showing, large_room, None
        self.setAccessibleName(showing.heading if showing is not None else "")
        self.update()
        if is_reshaped:
            self.shaped.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell those that show the same."""
        super().resizeEvent(event)
        self.shaped.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell where the pointer is."""
        room = self._room()
        at = event.position() - room.topLeft()
        self.pointed.emit(at.x() / max(1.0, room.width()), at.y() / max(1.0, room.height()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of a click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint the step and what lies over it."""
        painter = QPainter(self)
        overlay, room = self.overlay, self._room()
        if overlay is not None and overlay.blank:
            painter.fillRect(room.toAlignedRect(), QColor(overlay.blank))
            return
        painter.fillRect(room.toAlignedRect(), self._colours["surface"])
        picture = self.picture
        if picture is None:
            return
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setClipRect(room)
        painter.translate(room.topLeft())
        painter.save()
        if overlay is not None and overlay.is_enlarged:
            left, top, share = overlay.shown
            painter.scale(1.0 / share, 1.0 / share)
            painter.translate(-left * room.width(), -top * room.height())
        sheet = picture.sheet
        if overlay is not None and overlay.card is not None and overlay.card < len(picture.cards):
            sheet = picture.card_sheet(overlay.card)
        scale = room.height() / sheet.size[1]
        painter.scale(scale, scale)
        paint_sheet(painter, sheet, self._colours.__getitem__)
        painter.restore()
        if overlay is not None:
            self._paint_overlay(painter, overlay, room.size())

    def _room(self) -> QRectF:
        """Where the picture stands: all of the widget, or the largest part with the shape of the other."""
        whole = QRectF(self.rect())
        if self._like is None:
            return whole
        size = QSizeF(self._like.size()).scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(whole.topLeft(), size)

    def _paint_overlay(self, painter: QPainter, overlay: Overlay, room: QSizeF) -> None:
        at = QPointF(overlay.x * room.width(), overlay.y * room.height())
        height = room.height()
        if overlay.spotlight:
            dark = QPainterPath()
            dark.addRect(QRectF(QPointF(), room))
            light = QPainterPath()
            light.addEllipse(at, SPOT * height, SPOT * height)
            painter.fillPath(dark.subtracted(light), DIM)
        if overlay.pointer:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colours["selection"])
            painter.drawEllipse(at, POINTER * height, POINTER * height)
