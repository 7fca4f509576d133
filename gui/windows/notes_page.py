"""Notes beside or below the panels where there is room, and else as one of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from gui.windows.columns import BESIDE_FROM

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from gui.desk.session import Session
    from gui.theme import Theme
    from gui.windows.columns import Columns
    from gui.windows.notes_dock import NotesDock

_EMS_HIGH = 30.0  # heights of a line: in a lower window with pages, a pane would leave them none


class NotesPage(QObject):
    """Moves the notes into a page of a small window, and back into their pane in a larger one."""

    def __init__(
        self, session: Session, dock: NotesDock, columns: Columns, theme: Theme, window: QMainWindow
    ) -> None:
        super().__init__(dock)
        self._session, self._dock, self._columns = session, dock, columns
        self._theme, self._window = theme, window
        window.installEventFilter(self)
        theme.changed.connect(self.arrange)
        session.scenario_changed.connect(self._count)
        self.arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 - Qt's name
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize:
            self.arrange()
        return False

    def arrange(self) -> None:
        """Stand where there is room now."""
        small = (
            self._window.width() < BESIDE_FROM * self._theme.scale
            and self._window.height() < self._theme.px(_EMS_HIGH)
        )
        if small == self._dock.is_page:
            return
        if small:
            panel = self._dock.lend(self._columns.show_added, self._columns.show_before)
            self._columns.add_page("", panel)
            self._count()
        else:
            was_seen = self._columns.take_page()
            self._dock.take_back(wanted=was_seen)

    def _count(self) -> None:
        if self._dock.is_page:
            self._columns.name_added(self._dock.counted)
