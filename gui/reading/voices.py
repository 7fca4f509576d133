"""The voices that a reading leaves out: grouped by the document they speak in, with a search field.

A casebook has dozens of them. Each stands under the document in which it says most, and says where else it
speaks.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gui.widgets.choice_buttons import WrapCheckBox
from gui.widgets.wrap_label import WrapLabel
from scenarios.telling.language import filled, listed, together

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from gui.theme import Theme
    from scenarios.model.casebook import Casebook, Voice

_FEW = 8  # so many are seen at a glance, and want no search


class _Search(QLineEdit):
    """A field in a dialog: Return does not end the dialog, and Escape empties the field first."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keep what is meant for the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Voices(QWidget):
    """A box for each voice.

    Signals:
        changed: Another voice is muted, or one no longer.
    """

    changed = Signal()

    def __init__(
        self, casebook: Casebook, muted: Iterable[str], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._casebook = casebook
        self._theme = theme
        self._boxes: dict[str, WrapCheckBox] = {}
        self._groups: list[tuple[WrapLabel, list[str]]] = []
        self._words = _Search()
        self._words.setObjectName("voices:search")
        self._words.setPlaceholderText(self.tr("Find a voice"))
        self._words.setAccessibleName(self.tr("Find a voice"))
        self._words.setClearButtonEnabled(True)
        self._words.setVisible(len(casebook.voices) > _FEW)
        self._words.textChanged.connect(self._sift)
        self._nothing = WrapLabel(theme, role="small", colour="ink-soft")
        self._nothing.setObjectName("voices:nothing")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(0.3))
        self._column.addWidget(self._words)
        self._column.addWidget(self._nothing)
        for name, members in self._grouped():
            self._add_group(name, members, frozenset(muted))
        self._sift()

    @property
    def muted(self) -> frozenset[str]:
        """The voices that are ticked."""
        return frozenset(voice for voice, box in self._boxes.items() if box.isChecked())

    def hear_all(self) -> None:
        """Tick none."""
        for box in self._boxes.values():
            box.setChecked(False)

    def _grouped(self) -> list[tuple[str, list[tuple[Voice, str]]]]:
        """The voices under the document in which each says most, with what is said of each."""
        documents = self._casebook.documents
        counts: dict[str, Counter[str]] = {voice.id: Counter() for voice in self._casebook.voices}
        for argument in self._casebook.arguments:
            counts[argument.voice][argument.document] += 1
        groups: dict[str, list[tuple[Voice, str]]] = {document.id: [] for document in documents}
        groups[""] = []
        for voice in self._casebook.voices:
            count = counts[voice.id]
            home = max((one.id for one in documents if count[one.id]), key=count.__getitem__, default="")
            groups[home].append((voice, self._said_of(count, home)))
        named = [(filled("{}  {}", one.mark, one.title), groups[one.id]) for one in documents]
        return [group for group in (*named, (self.tr("In no argument"), groups[""])) if group[1]]

    def _said_of(self, count: Counter[str], home: str) -> str:
        if not home:
            return ""
        said = filled(
            self.tr("1 argument") if count[home] == 1 else self.tr("{count} arguments"), count=count[home]
        )
        others = [one.mark for one in self._casebook.documents if count[one.id] and one.id != home]
        also = filled(self.tr("also in {documents}"), documents=listed(others)) if others else ""
        return together(", ", (said, also))

    def _add_group(self, name: str, members: list[tuple[Voice, str]], muted: frozenset[str]) -> None:
        heading = WrapLabel(self._theme, name, role="small", bold=True, colour="ink-soft")
        self._column.addWidget(heading)
        for voice, said in members:
            box = WrapCheckBox(self._theme, voice.name, f"– {said}" if said else "")
            box.setObjectName(f"mute:{voice.id}")
            box.setAccessibleName(filled(self.tr("Mute {voice}"), voice=box.words))
            box.setChecked(voice.id in muted)
            box.toggled.connect(self.changed)
            self._boxes[voice.id] = box
            self._column.addWidget(box)
        self._groups.append((heading, [voice.id for voice, _ in members]))

    def _sift(self) -> None:
        """Show the voices that have all the words in their name, each word anywhere."""
        words = self._words.text().casefold().split()
        found = {
            voice.id
            for voice in self._casebook.voices
            if all(word in voice.name.casefold() for word in words)
        }
        for voice, box in self._boxes.items():
            box.setVisible(voice in found)
        for heading, members in self._groups:
            heading.setVisible(not found.isdisjoint(members))
        self._nothing.show_text("" if found else self.tr("No voice is called so."))
        self._nothing.setVisible(not found)
