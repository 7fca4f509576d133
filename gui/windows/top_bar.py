"""The bar above the panels: title, author, file, reading, undo, redo, as it happened; it only assembles.

Where the window is too narrow for all of it in one row, the reading goes into a second one; where the title
would be cut beside the buttons, these show their signs alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from gui.reading.selector import ReadingSelector
from gui.tips import plain_tip
from gui.widgets.buttons import ToolButton
from gui.windows.title_fields import TitleFields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction, QResizeEvent

    from gui.desk.files import Files
    from gui.desk.session import Session
    from gui.theme import Theme


# What stands for a button whose words have no sign, where there is no room for words.
_BRIEF = {"button:as-it-happened": "⇤"}
_NARROWEST = 8.0  # heights of a line
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
        self._row = QHBoxLayout(self._buttons)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._all = [ActionButton(action) for action in actions]
        for button in self._all:
            self._row.addWidget(button)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        self._shown: tuple[bool, bool] | None = None
        # After the title, which is connected already.
        session.scenario_changed.connect(self._arrange)
        session.holder.clean_changed.connect(self._arrange)
        theme.changed.connect(self._dress)
        self._dress()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its rows, and narrow: titles and readings are cut short with dots."""
        return QSize(self._theme.px(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the reading into a row of its own where one row is too narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room, gap = self.contentsRect().width(), self._grid.spacing()
        title = self.titles.sizeHint().width()
        reading, buttons = self.reading.minimumSizeHint().width(), self._width_of_buttons()
        least = min(title, self._theme.px(_TITLE_EMS))
        in_two_rows = least + reading + buttons + 2 * gap > room
        brief = in_two_rows and title + buttons + gap > room
        if (in_two_rows, brief) == self._shown:
            return
        self._shown = (in_two_rows, brief)
        for button in self._all:
            button.be_brief(brief)
        self._grid.addWidget(self.titles, 0, 0)
        if in_two_rows:
            self._grid.addWidget(self._buttons, 0, 1)
            self._grid.addWidget(self.reading, 1, 0, 1, 2)
        else:
            self._grid.addWidget(self.reading, 0, 1)
            self._grid.addWidget(self._buttons, 0, 2)

    def _width_of_buttons(self) -> int:
        """How wide the buttons are with all their words."""
        between = (len(self._all) - 1) * max(0, self._row.spacing())
        return sum(button.whole_width() for button in self._all) + between

    def _dress(self) -> None:
        pad = self._theme.px(0.25)
        self._grid.setContentsMargins(0, pad, 0, pad)
        self._grid.setSpacing(self._theme.px(0.4))
        self._arrange()


class ActionButton(ToolButton):
    """A command as a button that says by its name and its tip what it would do now.

    Args:
        action: The command; it may outlive the button.
    """

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self._brief = False
        self.setObjectName(action.objectName().replace("action:", "button:"))
        self.setDefaultAction(action)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A method, which Qt forgets with the button.
        action.changed.connect(self._describe)
        self._describe()

    def whole_width(self) -> int:
        """How wide it is with all its words."""
        gone = self.fontMetrics().horizontalAdvance(self._words()) - self.fontMetrics().horizontalAdvance(
            self.text()
        )
        return self.sizeHint().width() + gone

    def be_brief(self, brief: bool) -> None:
        """Show the sign alone, where there is one, or the words as well."""
        if brief != self._brief:
            self._brief = brief
            self._describe()

    def _words(self) -> str:
        return self._action.iconText()

    def _describe(self) -> None:
        sign, _, words = self._words().partition(" ")
        brief = _BRIEF.get(self.objectName(), sign if words and not sign.isalnum() else self._words())
        self.setText(brief if self._brief else self._words())
        # The button says "Undo"; what will be undone is said by its name and its tip.
        spoken = self._action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(spoken)
        self.setToolTip(plain_tip(f"{spoken} ({keys})" if keys else spoken))
