"""The mark of a thing on which there is a note; a press asks for the note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.tips import plain_tip
from gui.widgets.buttons import is_return
from gui.widgets.cards import paint_focus_ring
from gui.widgets.lettering import give_font
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from gui.theme import Theme

_SIGN = "✎"
_MOST_LETTERS = 300  # of a note shown in a tip


class NoteMark(QAbstractButton):
    """A pencil, hidden where there is no note."""

    def __init__(self, name: str, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Make a mark.

        Args:
            name: The id of what the note is on.
            title: What that is called.
            theme: Colours and fonts.
            parent: The card.
        """
        super().__init__(parent)
        self._theme = theme
        self.setObjectName(f"note:{name}")
        spoken = QCoreApplication.translate("NoteMark", "Show the note on: {title}")
        self.setAccessibleName(filled(spoken, title=title))
        self.setText(_SIGN)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()
        theme.changed.connect(self._dress)
        self._dress()

    def show_note(self, note: str) -> bool:
        """Show that there is this note, or that there is none.

        Returns:
            Whether the mark has come or gone.
        """
        short = note if len(note) <= _MOST_LETTERS else filled("{}…", note[:_MOST_LETTERS])
        self.setToolTip(plain_tip(short))
        changed = self.isHidden() == bool(note)
        if changed:
            self.setVisible(bool(note))
        return changed

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Return presses it, as Space does."""
        if is_return(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The pencil, and a little room to press it."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(_SIGN) + self._theme.px(0.5), metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the pencil."""
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), self._theme.colour("hover"))
        painter.setPen(self._theme.colour("link"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _SIGN)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), self._theme)

    def _dress(self) -> None:
        give_font(self, self._theme.font("body"))
        self.updateGeometry()
