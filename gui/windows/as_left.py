"""A window looks at a file as it was left: focus, filters, sizes, and whether notes were open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.desk.views import MOST_PIXELS, Views, focus_of, restore_focus
from scenarios.files.library import settings_folder

if TYPE_CHECKING:
    from gui.desk.desk import Desk
    from gui.desk.views import View
    from gui.windows.notes_dock import NotesDock
    from gui.windows.workplace import Workplace


class AsLeft(QObject):
    """Keeps how the scenario of a desk is looked at, if it has a file to keep it by."""

    def __init__(self, desk: Desk, workplace: Workplace, notes: NotesDock) -> None:
        super().__init__(workplace)
        self._desk = desk
        self._workplace = workplace
        self._notes = notes
        self._views = Views(settings_folder() / "views.json")
        desk.files.leaving.connect(self.remember)
        desk.files.shown.connect(self.restore)
        desk.files.renamed.connect(self._views.follow)

    def remember(self) -> None:
        """Keep how the scenario is looked at now."""
        path = self._desk.files.path
        if path is not None:
            shown = {
                "focus": focus_of(self._desk.session),
                "notes": self._notes.is_open,
                self._extent: self._notes.extent,
            }
            self._views.remember(path, {**self._workplace.view, **shown})

    def restore(self) -> None:
        """Look at the scenario as it was left."""
        path = self._desk.files.path
        view = self._views.of(path) if path is not None else {}
        extent = view.get(self._extent)
        self._notes.take(extent if type(extent) is int and 0 < extent < MOST_PIXELS else None)
        if view:
            self._restore(view)
        self._workplace.show_tops()

    def _restore(self, view: View) -> None:
        focus = view.get("focus")
        if isinstance(focus, dict):
            restore_focus(self._desk.session, focus)
        self._workplace.restore_view(view)
        self._notes.open_as_left(is_open=view.get("notes") is True)

    @property
    def _extent(self) -> str:
        """What is kept of the notes' size: a height says nothing of a width."""
        return "notes-extent" if self._notes.is_below else "notes-width"

    def reset(self) -> None:
        """Give panels and notes the places and sizes that read well."""
        self._workplace.reset()
        self._notes.reset()
