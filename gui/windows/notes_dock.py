"""Where the notes pane stands in a window: beside the panels or below them, or in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget

from gui.notes.panel import NotesPanel

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow, QWidget

    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.theme import Theme
    from scenarios.model.scenario import Scenario


class NotesDock(QDockWidget):
    """The notes pane with a title bar to move it by and a button that closes it.

    It opens by itself where there are notes to be seen: with a file that has some, and when one is changed
    from elsewhere.
    """

    def __init__(self, session: Session, theme: Theme, action: QAction, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._action = action
        self._words = action.iconText()
        self._came_from: QWidget | None = None
        self.setObjectName("notes-dock")
        self.setWindowTitle(self.tr("Notes"))
        # Before the pane fills itself: a long note is laid out once, at the width that the pane will have.
        session.casebook_changed.connect(self.show_what_there_is)
        self.panel = NotesPanel(session, theme)
        self.setWidget(self.panel)
        areas = Qt.DockWidgetArea
        self.setAllowedAreas(
            areas.LeftDockWidgetArea | areas.RightDockWidgetArea | areas.BottomDockWidgetArea
        )
        session.focused.connect(self._follow)
        session.holder.changed.connect(self._follow_change)
        session.scenario_changed.connect(self._count)
        self._count()

    def show_what_there_is(self) -> None:
        """Open where there are notes."""
        if self._session.scenario.notes:
            self.show()
            around = self._window.layout()
            if around is not None:
                around.activate()

    def toggle(self) -> None:
        """Put the keyboard into the notes; where it is there already, close them and give it back."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.close()
            if self._came_from is not None and self._came_from.isVisible():
                self._came_from.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._came_from = focused
        if focused is not None:
            focused.destroyed.connect(self._forget)
        self._enter()

    def _enter(self) -> None:
        self.show()
        self.raise_()
        self.panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _forget(self) -> None:
        self._came_from = None

    def _follow(self, before: Focus, now: Focus) -> None:
        if now.note is not None and before.note is None:
            self._enter()

    def _follow_change(self, before: Scenario, now: Scenario) -> None:
        if before.notes != now.notes and not self.isVisible():
            self.show()

    def _count(self) -> None:
        count = len(self._session.scenario.notes)
        self._action.setIconText(f"{self._words} ({count})" if count else self._words)
