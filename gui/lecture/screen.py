"""What the hall sees, at whatever size: on the projector, and small on the lecturer's own screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.painting.picture import paint_sheet
from scenarios.drawing.hall.screen import card_sheet, hall_cards, hall_left_out, hall_sheet
from scenarios.drawing.palette import colours_of
from scenarios.exports.fonts import BODY, FileRuler

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from gui.lecture.overlay import Overlay
    from scenarios.drawing.geometry import Rect
    from scenarios.drawing.hall.showing import Showing
    from scenarios.drawing.sheet import Sheet

SPOT = 0.16  # of the height: the radius of the spotlight
POINTER = 0.012
DIM = QColor(0, 0, 0, 170)


class HallScreen(QWidget):
    """Paints a step for a hall.

    Signals:
        pointed: The pointer moved: where (its arguments), from 0 to 1 across and down.
        pressed: It was clicked.

    Attributes:
        overlay: What lies over it and what part of it is shown; None for a plain picture.
    """

    pointed = Signal(float, float)
    pressed = Signal()

    def __init__(self, name: str, overlay: Overlay | None = None, like: QWidget | None = None) -> None:
        """Make a screen.

        Args:
            name: Its name in the code.
            overlay: What lies over it and how it is enlarged; None for a plain picture.
            like: The screen whose shape it has; None to fill its own room.
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
        self._large_room = False
        self._sheet: tuple[tuple[float, int | None], Sheet] | None = None
        colours = colours_of("hall").by_name
        self._colours = {key: QColor(value) for key, value in colours.items()}
        if overlay is not None:
            overlay.changed.connect(self.update)

    @property
    def showing(self) -> Showing | None:
        """What is shown; None for nothing."""
        return self._showing

    @property
    def cards(self) -> tuple[Rect, ...]:
        """The parts of the picture that can be shown alone, in parts of it from 0 to 1."""
        if self._showing is None:
            return ()
        aspect = self._room().width() / max(1.0, self._room().height())
        return hall_cards(self._showing, aspect, FileRuler(), BODY, large_room=self._large_room)

    @property
    def left_out(self) -> str:
        """How much more there is than is shown, in words; empty where all is."""
        if self._showing is None:
            return ""
        aspect = self._room().width() / max(1.0, self._room().height())
        return hall_left_out(self._showing, aspect, FileRuler(), BODY, large_room=self._large_room)

    def show_step(self, showing: Showing | None, *, large_room: bool = False) -> None:
        """Show a step, or nothing."""
        self._showing, self._large_room, self._sheet = showing, large_room, None
        self.setAccessibleName(showing.heading if showing is not None else "")
        self.update()

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
        if self._showing is None:
            return
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setClipRect(room)
        painter.translate(room.topLeft())
        painter.save()
        if overlay is not None and overlay.is_enlarged:
            left, top, share = overlay.shown
            painter.scale(1.0 / share, 1.0 / share)
            painter.translate(-left * room.width(), -top * room.height())
        sheet = self._laid_out(self._showing, room)
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

    def _laid_out(self, showing: Showing, room: QRectF) -> Sheet:
        aspect = room.width() / max(1.0, room.height())
        card = None if self.overlay is None else self.overlay.card
        if self._sheet is None or self._sheet[0] != (aspect, card):
            given, large = (showing, aspect, FileRuler(), BODY), self._large_room
            if card is None:
                sheet = hall_sheet(*given, large_room=large)
            else:
                sheet = card_sheet(*given, card, large_room=large)
            self._sheet = ((aspect, card), sheet)
        return self._sheet[1]

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
