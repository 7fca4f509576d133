"""Radio button and check box whose label wraps.

Qt's own cut their label off where the column is narrow or the font large. These are the same buttons to the
keyboard, to a screen reader and to a button group; only their size and their looks are ours.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from gui.widgets.buttons import is_return
from gui.widgets.cards import paint_focus_ring
from gui.widgets.lettering import give_font
from gui.widgets.wrap_label import natural_width, wrapped
from scenarios.model.plain import isolated

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from gui.theme import Theme
    from scenarios.drawing.ruler import Role

    _Button = QAbstractButton
else:
    _Button = object

_PAD = 3  # pixels above and below the label, where the ring of the focus runs
_REMEMBERED = 4


class _WrappedButton(_Button):
    """What radio button and check box have in common: a mark, then a label that wraps."""

    _theme: Theme
    _role: Role
    _label: str
    _aside: str
    _accent: str
    _broken: dict[tuple[int, bool], tuple[QTextLayout, float]]

    def _set_up(self, theme: Theme, label: str, aside: str, role: Role) -> None:
        self._theme = theme
        self._role = role
        self._label = label
        self._aside = aside
        self._accent = "ink"
        self._broken = {}
        # An ampersand would be taken for the mark of a shortcut.
        self.setText(self.words.replace("&", "&&"))
        self.setAccessibleName(self.words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def words(self) -> str:
        """All that the label says."""
        return f"{isolated(self._label)} {isolated(self._aside)}" if self._aside else self._label

    def show_words(self, label: str) -> None:
        """Say something else; what is chosen with it stays the same."""
        if label != self._label:
            self._label = label
            self._broken.clear()
            self.setText(self.words.replace("&", "&&"))
            self.updateGeometry()
            self.update()

    def set_accent(self, colour: str) -> None:
        """The named colour of the mark when it is checked."""
        if colour != self._accent:
            self._accent = colour
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Return chooses, as Space does."""
        if is_return(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """A click on any line of the label counts."""
        return bool(self.rect().contains(pos))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height with the label broken to this width."""
        return math.ceil(self._lines(width)[1]) + 2 * _PAD

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Mark and label on one line."""
        line = math.ceil(QFontMetricsF(self.font()).height())
        return QSize(self._text_left() + natural_width(self.words, self.font()) + _PAD, line + 2 * _PAD)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The mark and a few letters: the rest wraps."""
        line = math.ceil(QFontMetricsF(self.font()).height())
        return QSize(min(self.sizeHint().width(), self._text_left() + 4 * line), line + 2 * _PAD)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw mark, label and focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QFontMetricsF(self.font()).height()
        size = self._mark_size()
        top = _PAD + (line - size) / 2
        self._paint_mark(painter, QRectF(_PAD + 0.75, top, size, size))
        painter.setPen(self._ink("ink"))
        self._lines(self.width())[0].draw(painter, QPointF(self._text_left(), _PAD))
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), self._theme)

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        raise NotImplementedError

    def _ink(self, colour: str) -> QColor:
        return self._theme.colour(colour if self.isEnabled() else "disabled")

    def _mark_pen(self) -> QPen:
        colour = self._accent if self.isChecked() else ("ink" if self.underMouse() else "ink-soft")
        return QPen(self._ink(colour), 1.5)

    def _mark_size(self) -> float:
        return QFontMetricsF(self.font()).height() * 0.74

    def _text_left(self) -> int:
        return math.ceil(_PAD + self._mark_size() * 1.65)

    def _lines(self, width: int) -> tuple[QTextLayout, float]:
        key = (width, self.isEnabled())
        found = self._broken.get(key)
        if found is None:
            if len(self._broken) >= _REMEMBERED:
                self._broken.clear()
            soft = QTextLayout.FormatRange()
            soft.start = len(isolated(self._label)) if self._aside else len(self._label)
            soft.length = len(self.words) - soft.start
            looks = QTextCharFormat()
            looks.setForeground(self._ink("ink-soft"))
            soft.format = looks
            room = width - self._text_left() - _PAD
            found = wrapped(self.words, self.font(), room, formats=[soft] if soft.length else [])
            self._broken[key] = found
        return found

    def _dress(self) -> None:
        self._broken.clear()
        give_font(self, self._theme.font(self._role))
        self.updateGeometry()
        self.update()


class WrapRadioButton(_WrappedButton, QRadioButton):
    """A radio button whose label wraps."""

    def __init__(
        self, theme: Theme, label: str, aside: str = "", *, role: Role = "body", parent: QWidget | None = None
    ) -> None:
        QRadioButton.__init__(self, parent)
        self._set_up(theme, label, aside, role)

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(self._mark_pen())
        painter.setBrush(self._theme.colour("surface") if self.isEnabled() else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        if self.isChecked():
            inset = box.width() * 0.25
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ink(self._accent))
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))


class WrapCheckBox(_WrappedButton, QCheckBox):
    """A check box whose label wraps."""

    def __init__(
        self, theme: Theme, label: str, aside: str = "", *, role: Role = "body", parent: QWidget | None = None
    ) -> None:
        QCheckBox.__init__(self, parent)
        self._set_up(theme, label, aside, role)

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(self._mark_pen())
        painter.setBrush(self._theme.colour("surface") if self.isEnabled() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 2.5, 2.5)
        if self.isChecked():
            pen = QPen(self._ink(self._accent), max(1.5, box.width() * 0.14))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            x, y, side = box.x(), box.y(), box.width()
            tick = [(0.22, 0.54), (0.42, 0.74), (0.79, 0.28)]
            painter.drawPolyline([QPointF(x + side * across, y + side * down) for across, down in tick])
