"""The notes pane: the note on the scenario, a decision or an outcome, written straight into the scenario.

Nothing of it waits to be confirmed: what is typed is in the scenario with the key that typed it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.notes.editor import NoteEditor
from gui.notes.subjects import MARK, subjects
from gui.widgets.elided_combo import ElidedCombo
from gui.widgets.wrap_label import WrapLabel
from scenarios.model.scenario import LONGEST_NOTE
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.notes.subjects import Subject
    from gui.theme import Theme
    from scenarios.model.scenario import Scenario

_LETTERS = 18  # of a subject this much is seen at least
_NEARLY_FULL = 0.95  # of the longest note; from here on the pane tells how much room is left


class NotesPanel(QWidget):
    """One note at a time, and the choice of which."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._key = ""
        self._listed: tuple[tuple[Subject, bool], ...] = ()
        self.setObjectName("notes")
        self.setAccessibleName(self.tr("Notes"))
        label = QLabel(self.tr("&On:"))
        self._about = ElidedCombo(_LETTERS)
        self._about.setObjectName("notes:about")
        self._about.setAccessibleName(self.tr("What the note is on"))
        self._about.setMaxVisibleItems(20)
        label.setBuddy(self._about)
        self._editor = NoteEditor(theme)
        self._editor.setObjectName("notes:text")
        self._room = WrapLabel(theme, role="small", colour="against-text")
        self._room.setObjectName("notes:room")
        self._room.hide()
        top = QHBoxLayout()
        top.addWidget(label)
        top.addWidget(self._about, 1)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(top)
        self._rows.addWidget(self._editor, 1)
        self._rows.addWidget(self._room)
        self.setFocusProxy(self._editor)
        self._about.activated.connect(self._choose)
        self._editor.typed.connect(self._write)
        self._editor.refused.connect(self._tell_full)
        session.holder.changed.connect(self._follow_change)
        session.casebook_changed.connect(self._begin)
        session.focused.connect(self._follow)
        theme.changed.connect(self._dress)
        self._dress()
        self._begin()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a few lines of a readable length."""
        return QSize(self._theme.px(20), self._theme.px(8.5))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Three lines of a few words."""
        return QSize(self._theme.px(9), self._theme.px(6))

    def _begin(self) -> None:
        """Show the scenario's own note, or else the first that there is."""
        notes = self._session.scenario.notes
        self._key = "" if "" in notes else next(iter(notes), "")
        self._session.take_note(self._key)
        self._show()

    def _choose(self, index: int) -> None:
        key = self._about.itemData(index)
        if isinstance(key, str):
            self._session.focus_note(key)
            self._editor.setFocus()

    def _write(self, text: str) -> None:
        self._session.set_note(self._key, text)

    def _follow(self, before: Focus, now: Focus) -> None:  # noqa: ARG002 - the signal's
        if now.note is not None and now.note != self._key:
            self._key = now.note
            self._show()

    def _follow_change(self, before: Scenario, now: Scenario) -> None:
        """Show a note that was changed from elsewhere, as by undo: a change is never out of sight."""
        if before.notes == now.notes:
            return
        changed = [key for key in (*now.notes, *before.notes) if before.notes.get(key) != now.notes.get(key)]
        if self._key not in changed:
            self._key = changed[0]
            self._session.take_note(self._key)
        self._show()

    def _show(self) -> None:
        self._list()
        note = self._session.scenario.notes.get(self._key, "")
        nearly = len(note) > LONGEST_NOTE * _NEARLY_FULL
        self._room.show_text(self._told_of_room(len(note)) if nearly else "")
        self._editor.show_note(note)
        at = next(place for place in range(self._about.count()) if self._about.itemData(place) == self._key)
        with QSignalBlocker(self._about):
            self._about.setCurrentIndex(at)
        title = next(subject.title for subject, _ in self._listed if subject.key == self._key)
        self._editor.setAccessibleName(filled(self.tr("Note on: {subject}"), subject=title))
        self._editor.setPlaceholderText(self.tr("Write here. It is kept with the scenario as you type."))

    def _list(self) -> None:
        """List what a note can be on, each kind under its heading, and mark where there is one."""
        scenario = self._session.scenario
        found = subjects(self._session.casebook, scenario)
        if self._key not in {subject.key for subject in found}:
            self._key = ""  # one that the casebook has no place for, and that is emptied
            self._session.take_note("")
        listed = tuple((subject, subject.key in scenario.notes) for subject in found)
        if listed == self._listed:
            return
        self._listed = listed
        with QSignalBlocker(self._about):
            self._about.clear()
            group = ""
            for subject, noted in listed:
                if subject.group != group:
                    group = subject.group
                    self._add_heading(group)
                self._about.addItem(
                    filled("{} {}", MARK, subject.title) if noted else subject.title, subject.key
                )

    def _add_heading(self, text: str) -> None:
        self._about.addItem(text.upper(), None)
        rows = self._about.model()
        if isinstance(rows, QStandardItemModel):
            heading = rows.item(self._about.count() - 1)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)

    def _tell_full(self) -> None:
        length = len(self._session.scenario.notes.get(self._key, ""))
        self._room.show_text(
            filled(self.tr("There was no room for that: {room}"), room=self._told_of_room(length))
        )

    def _told_of_room(self, length: int) -> str:
        return filled(
            self.tr("this note has {length:,} letters, and no note has more than {most:,}."),
            length=length,
            most=LONGEST_NOTE,
        )

    def _dress(self) -> None:
        pad = self._theme.px(0.35)
        self._rows.setContentsMargins(pad, pad, pad, pad)
        self._rows.setSpacing(self._theme.px(0.3))
        self.updateGeometry()
