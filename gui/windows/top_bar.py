"""The bar above the panels: title, author, file, reading, undo, redo, as it happened; it only assembles.

Where the window is too narrow for all of it in one row, the reading goes into a second one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QWidget

from gui.reading.selector import ReadingSelector
from gui.tips import plain_tip
from gui.windows.title_fields import TitleFields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction, QResizeEvent

    from gui.desk.files import Files
    from gui.desk.session import Session
    from gui.theme import Theme


_TITLE_EMS = 14.0  # of a long title this much is seen at least, before the bar takes a second row


class TopBar(QWidget):
    """Everything above the panels."""

    def __init__(
        self,
        session: Session,
        files: Files,
        theme: Theme,
        actions: Iterable[QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("top-bar")
        self.setAccessibleName(self.tr("Title and reading"))
        self.titles = TitleFields(session, files, theme)
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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the reading into a row of its own where one row is too narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        title = min(self.titles.sizeHint().width(), self._theme.px(_TITLE_EMS))
        gaps = 2 * self._grid.spacing()
        wanted = title + self.reading.minimumSizeHint().width() + self._buttons.sizeHint().width() + gaps
        in_two_rows = wanted > self.contentsRect().width()
        if in_two_rows == self._in_two_rows:
            return
        self._in_two_rows = in_two_rows
        self._grid.addWidget(self.titles, 0, 0)
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
