"""The field that finds everything, over the window it was opened in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from gui.find.delegate import HIT_ROLE, HitDelegate
from gui.find.hits import Hit, hits
from gui.widgets.lettering import give_font
from gui.widgets.wrap_label import WrapLabel
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from gui.desk.actions import Actions
    from gui.desk.session import Session
    from gui.desk.texts import AttachedTexts
    from gui.theme import Theme

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_WIDE, _HIGH = 36.0, 30.0  # heights of a line


class Finder(QFrame):
    """A field, and below it what its words find; Enter goes there, Esc gives the keyboard back."""

    def __init__(
        self, session: Session, actions: Actions, texts: AttachedTexts, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._texts = texts
        self._theme = theme
        self._came_from: QWidget | None = None
        self.setObjectName("finder")
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setProperty("card", True)
        self.setAccessibleName(self.tr("Find"))
        self._words = QLineEdit()
        self._words.setObjectName("finder:words")
        self._words.setAccessibleName(self.tr("Find decisions, outcomes, arguments, passages and commands"))
        self._words.setPlaceholderText(self.tr("Find decisions, outcomes, arguments, passages, commands"))
        self._words.setClearButtonEnabled(True)
        self._rows = QStandardItemModel(self)
        self._list = QListView()
        self._list.setObjectName("finder:hits")
        self._list.setAccessibleName(self.tr("What was found"))
        self._list.setModel(self._rows)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps the keyboard, and moves the list
        self._list.setMouseTracking(True)
        self._delegate = HitDelegate(theme, self._list)
        self._list.setItemDelegate(self._delegate)
        self._nothing = WrapLabel(theme, self.tr("Nothing holds these words."), colour="ink-soft")
        self._nothing.hide()
        rows = QVBoxLayout(self)
        for widget, stretch in ((self._words, 0), (self._nothing, 0), (self._list, 1)):
            rows.addWidget(widget, stretch)
        self._words.installEventFilter(self)
        self._words.textChanged.connect(self._show)
        self._list.clicked.connect(self._go)
        session.casebook_changed.connect(self.hide)

    def ask(self, above: QWidget, came_from: QWidget | None) -> None:
        """Open over a window, with what was looked for last ready to be written over."""
        self._came_from = came_from
        px = self._theme.px
        give_font(self._words, self._theme.font("body"))
        width = min(px(_WIDE), above.width() - 2 * px(1))
        self.resize(width, min(px(_HIGH), above.height() - px(5)))
        place = above.mapToGlobal(QPoint((above.width() - width) // 2, px(2)))
        self.move(place)
        self.show()
        self._words.setFocus(Qt.FocusReason.PopupFocusReason)
        self._words.selectAll()
        self._show(self._words.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the arrows of the field move the list, and Enter go."""
        if watched is self._words and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._step(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go(self._list.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
        return super().eventFilter(watched, event)

    def _show(self, words: str) -> None:
        found = hits(self._session, self._actions, self._texts, words)
        self._delegate.words = words
        self._delegate.width = self._list.viewport().width()
        self._rows.clear()
        kind = ""
        for hit in found:
            if hit.kind != kind:
                kind = hit.kind
                heading = QStandardItem(kind)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self._rows.appendRow(heading)
            item = QStandardItem(hit.title)
            item.setData(hit, HIT_ROLE)
            item.setData(filled("{}: {}. {}", kind, hit.title, hit.small), Qt.ItemDataRole.AccessibleTextRole)
            self._rows.appendRow(item)
        self._nothing.setVisible(bool(words.strip()) and not found)
        self._list.scrollToTop()
        if found:
            self._list.setCurrentIndex(self._rows.index(1, 0))
            self._list.scrollToTop()  # with the heading above the first hit

    def _step(self, by: int) -> None:
        """Move on by so many hits, passing headings over."""
        places = [row for row in range(self._rows.rowCount()) if self._rows.item(row).data(HIT_ROLE)]
        if not places:
            return
        here = places.index(self._list.currentIndex().row())
        self._list.setCurrentIndex(self._rows.index(places[min(max(here + by, 0), len(places) - 1)], 0))

    def _go(self, index: QModelIndex) -> None:
        hit: Hit | None = index.data(HIT_ROLE)
        if hit is not None:
            self._leave()
            # Once this has gone, so that what is gone to may take the keyboard.
            QTimer.singleShot(0, self, hit.go)

    def _leave(self) -> None:
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
