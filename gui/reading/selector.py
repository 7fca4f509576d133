"""The choice of a reading in the top bar; it asks the session.

All documents and each alone are one choice away; whatever else a reading says stands in the list in words, so
that the bar never claims less than what is in force.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from gui.widgets.elided_combo import ElidedCombo
from scenarios.model.reading import Reading
from scenarios.telling.readings import all_documents, effect_of_reading, one_document, reading_in_words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from gui.desk.session import Session
    from gui.reading.editor import ReadingEditor
    from gui.theme import Theme
    from scenarios.projection.snapshot import Snapshot

_CUSTOM = "custom"
_INFERENCES = "inferences"
_ARROWS = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}
_SPARE = 12  # pixels that a text needs beside itself
_LETTERS = 24  # the width kept for what is in force


class _ReadingBox(ElidedCombo):
    """As wide as what is in force, where there is room for that."""

    by_arrow = False  # whether what is chosen now was come upon by an arrow in the closed box

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Remember by what a line is chosen."""
        self.by_arrow = event.key() in _ARROWS and not self.view().isVisible()
        super().keyPressEvent(event)
        self.by_arrow = False

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The whole of the text."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        more = metrics.horizontalAdvance(self.currentText()) - metrics.horizontalAdvance("X") * _LETTERS
        return QSize(hint.width() + max(0, more + _SPARE), hint.height())


class ReadingSelector(QWidget):
    """Which documents count, and how far."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._editor: ReadingEditor | None = None
        self._before: Snapshot | None = None  # what was shown when the dialog opened
        self.setObjectName("reading")
        label = QLabel(self.tr("&Reading:"))
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._box = _ReadingBox(_LETTERS)
        self._box.setObjectName("reading:choice")
        self._box.setAccessibleName(self.tr("Reading"))
        self._box.setMaxVisibleItems(16)
        self._box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._box.activated.connect(self._choose)
        label.setBuddy(self._box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label)
        layout.addWidget(self._box, 1)
        session.casebook_changed.connect(self._build)
        session.projected.connect(self._show)
        self._build()

    @property
    def words(self) -> str:
        """The reading in force, as the bar shows it."""
        return self._box.currentText()

    def _build(self) -> None:
        if self._editor is not None:
            self._editor.reject()
        casebook = self._session.casebook
        with QSignalBlocker(self._box):
            self._box.clear()
            self._box.addItem(all_documents(casebook), "")
            if len(casebook.documents) > 1:
                for document in casebook.documents:
                    self._box.addItem(one_document(casebook, document), document.id)
            self._box.insertSeparator(self._box.count())
            if any(argument.inferred for argument in casebook.arguments):
                self._box.addItem("", _INFERENCES)
            self._box.addItem(self.tr("Custom…"), _CUSTOM)
        self._show()

    def _show(self) -> None:
        """Show the reading in force; one that is not in the list gets a line of its own."""
        from scenarios.engine.semantics import SEMANTICS

        casebook = self._session.casebook
        # Also one that is only tried: it is what the panels show.
        reading = self._session.snapshot.standpoint.reading

        def said(reading: Reading) -> str:
            return reading_in_words(casebook, reading, SEMANTICS[reading.semantics].title)

        words = said(reading)
        with QSignalBlocker(self._box):
            self._drop_own_line()
            for index in range(self._box.count()):
                chosen = self._box.itemData(index)
                if chosen == _INFERENCES:
                    self._box.setItemText(
                        index,
                        self.tr("Hear the editors' inferences again")
                        if reading.without_inferences
                        else self.tr("Leave out the editors' inferences"),
                    )
                elif self._is_plain(chosen):
                    self._box.setItemText(index, said(self._plain(chosen)))
            listed = self._listed(reading)
            if listed is None:
                listed = self._box.count() - 1
                self._box.insertItem(listed, words, None)
            self._box.setCurrentIndex(listed)
            self._widen_list()
        self._box.setAccessibleDescription(words)

    def _listed(self, reading: Reading) -> int | None:
        """The line of the list that says exactly this reading."""
        for index in range(self._box.count()):
            chosen = self._box.itemData(index)
            if self._is_plain(chosen) and self._plain(chosen) == reading:
                return index
        return None

    @staticmethod
    def _is_plain(chosen: object) -> bool:
        """Whether a line of the list is of all documents or of one alone."""
        return isinstance(chosen, str) and chosen not in (_CUSTOM, _INFERENCES)

    def _plain(self, document_id: str) -> Reading:
        """All documents ("") or one alone; what else the reading says is another matter, and stays."""
        casebook, now = self._session.casebook, self._session.snapshot.standpoint.reading
        return now.hearing(casebook, document_id or None)

    def _drop_own_line(self) -> None:
        index = self._box.count() - 2
        if self._box.itemText(index) and self._box.itemData(index) is None:
            self._box.removeItem(index)

    def _widen_list(self) -> None:
        # The bar may cut a long line off; the list it opens must not.
        view = self._box.view()
        view.setTextElideMode(Qt.TextElideMode.ElideNone)
        view.setMinimumWidth(view.sizeHintForColumn(0) + 2 * self._theme.px(1.0))
        self._box.updateGeometry()

    def _choose(self, index: int) -> None:
        chosen, before = self._box.itemData(index), self._session.reading
        if chosen == _CUSTOM and index == self._box.count() - 1:
            if self._box.by_arrow:
                # Who steps through the lines has not asked for a dialog: the list opens, to be chosen from.
                self._show()
                self._box.showPopup()
                return
            self._open_editor()
        elif chosen == _INFERENCES:
            self._session.set_reading(replace(before, without_inferences=not before.without_inferences))
        elif isinstance(chosen, str):
            self._session.set_reading(self._plain(chosen))
        # A request that changes nothing brings no projection; the box must not stay on what was clicked.
        self._show()

    def _open_editor(self) -> None:
        from gui.reading.editor import ReadingEditor

        editor = ReadingEditor(self._session.casebook, self._session.reading, self._theme, self)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        editor.tried.connect(self._try)
        editor.accepted.connect(self._apply_editor)
        editor.rejected.connect(partial(self._session.try_reading, None))
        editor.finished.connect(self._forget_editor)
        self._editor, self._before = editor, self._session.snapshot
        self._stand_aside(editor)
        editor.open()

    def _try(self, reading: Reading) -> None:
        """Let the window show what the reading comes to that is being made up."""
        self._session.try_reading(reading)
        if self._editor is not None and self._before is not None:
            self._editor.show_effect(effect_of_reading(self._before, self._session.snapshot))

    def _stand_aside(self, editor: ReadingEditor) -> None:
        """Leave the outcomes in sight, which change while one tries, as far as there is room beside them."""
        window, free = self.window().frameGeometry(), self.screen().availableGeometry()
        x = min(window.left(), free.right() - editor.width())
        y = min(window.bottom() - editor.height(), free.bottom() - editor.height())
        editor.move(max(free.left(), x), max(free.top(), y))

    def _apply_editor(self) -> None:
        if self._editor is not None:
            self._session.set_reading(self._editor.reading)

    def _forget_editor(self) -> None:
        self._editor = self._before = None
        self._box.setFocus()
