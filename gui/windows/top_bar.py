"""The bar above the panels: the scenario's title, the reading, undo, redo, as it happened; it only assembles.

Where the window is too narrow for all of it in one row, the reading goes into a second one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from gui.reading.selector import ReadingSelector
from gui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction, QEnterEvent, QPaintEvent, QResizeEvent

    from gui.desk.session import Session
    from gui.theme import Theme


_TITLE_EMS = 14.0  # of a long title this much is seen at least, before the bar takes a second row


class TitleButton(QAbstractButton):
    """The scenario's title, cut where it must be; a press edits title and notes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = ""
        self._dirty = False
        self.setObjectName("title")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._dress)
        self._dress()

    def show_title(self, title: str, *, dirty: bool) -> None:
        """Show this title, with a dot where changes are not saved."""
        self._title, self._dirty = " ".join(title.split()), dirty
        spoken = self.tr("{title}, not saved") if dirty else "{title}"
        self.setAccessibleName(spoken.format(title=self._title))
        self.setAccessibleDescription(self.tr("Edit title and notes"))
        self.setToolTip(self.tr("Edit title and notes"))
        self.updateGeometry()
        self.update()

    def text_shown(self) -> str:
        """What there is room for."""
        dot = " •" if self._dirty else ""
        metrics = self.fontMetrics()
        room = self.width() - 2 * self._pad - metrics.horizontalAdvance(dot)
        return metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room) + dot

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The whole title in one line."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._title + " •") + 2 * self._pad
        return QSize(width, metrics.height() + self._pad)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few letters of it."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("n") * 8, metrics.height() + self._pad)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Answer the pointer."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the title, and a frame where pointer or keyboard are on it."""
        painter = QPainter(self)
        if self.underMouse() or self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._theme.colour("ink" if self.hasFocus() else "line"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 4, 4)
        painter.setPen(self._theme.colour("ink"))
        room = self.rect().adjusted(self._pad, 0, -self._pad, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text_shown())

    def _dress(self) -> None:
        self.setFont(self._theme.font("title"))
        self._pad = self._theme.px(0.4)
        self.updateGeometry()


class TopBar(QWidget):
    """Everything above the panels.

    Signals:
        title_pressed: The user wants to edit title and notes.
    """

    title_pressed = Signal()

    def __init__(
        self, session: Session, theme: Theme, actions: Iterable[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("top-bar")
        self.setAccessibleName(self.tr("Title and reading"))
        self._title = TitleButton(theme)
        self._title.clicked.connect(self.title_pressed)
        self.reading = ReadingSelector(session, theme)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for action in actions:
            row.addWidget(ActionButton(action))
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        self._in_two_rows: bool | None = None
        theme.changed.connect(self._dress)
        self._dress()

    def show_title(self, title: str, *, dirty: bool) -> None:
        """Show the scenario's title, with a dot where changes are not saved."""
        self._title.show_title(title, dirty=dirty)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the reading into a row of its own where one row is too narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        title = min(self._title.sizeHint().width(), self._theme.px(_TITLE_EMS))
        gaps = 2 * self._grid.spacing()
        wanted = title + self.reading.minimumSizeHint().width() + self._buttons.sizeHint().width() + gaps
        in_two_rows = wanted > self.contentsRect().width()
        if in_two_rows == self._in_two_rows:
            return
        self._in_two_rows = in_two_rows
        self._grid.addWidget(self._title, 0, 0)
        if in_two_rows:
            self._grid.addWidget(self._buttons, 0, 1)
            self._grid.addWidget(self.reading, 1, 0, 1, 2)
        else:
            self._grid.addWidget(self.reading, 0, 1)
            self._grid.addWidget(self._buttons, 0, 2)

    def _dress(self) -> None:
        pad = self._theme.px(0.25)
        self._grid.setContentsMargins(0, pad, 0, pad)
        self._grid.setSpacing(self._theme.px(0.4))
        self._arrange()


class ActionButton(QToolButton):
    """A command as a button that says by its name and its tip what it would do now.

    Args:
        action: The command; it may outlive the button.
    """

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.setObjectName(action.objectName().replace("action:", "button:"))
        self.setDefaultAction(action)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A method, which Qt forgets with the button.
        action.changed.connect(self._describe)
        self._describe()

    def _describe(self) -> None:
        # The button says "Undo"; what will be undone is said by its name and its tip.
        spoken = self._action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(spoken)
        self.setToolTip(plain_tip(f"{spoken} ({keys})" if keys else spoken))
