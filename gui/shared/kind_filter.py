"""The filter by kind of argument: a menu of kinds, and a line that says what it hides.

Where no kind is ticked all are shown, otherwise those ticked alone, as with the counts of changes. What is
ticked is a matter of the view: it is neither saved nor undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from gui.widgets.buttons import ToolButton
from gui.widgets.wrap_label import WrapLabel
from scenarios.telling.kinds import KINDS, hidden_words, kind_plural
from scenarios.telling.language import capital, filled

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from gui.theme import Theme
    from scenarios.model.casebook import Casebook


class _TickMenu(QMenu):
    """A menu that stays open while things are ticked in it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tick what was clicked."""
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Tick the line in focus by the space bar; Return ticks it and closes the menu."""
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True


class KindMenu(ToolButton):
    """A button with a menu of kinds of argument.

    Args:
        place: The name of the panel, with which object names begin.

    Signals:
        changed: Other kinds are wanted.
    """

    changed = Signal()

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = 0
        self.setObjectName(f"{place}:kinds")
        # Qt's own mark of a menu is a speck that lies on the text.
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.setPopupMode(ToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = _TickMenu(self)
        self._actions: dict[str, QAction] = {}
        for kind in KINDS:
            action = menu.addAction("")
            action.setObjectName(f"{place}:kind:{kind or 'none'}")
            action.setCheckable(True)
            action.triggered.connect(self._change)
            self._actions[kind] = action
        menu.addSeparator()
        self._all = menu.addAction(self.tr("Show all"))
        self._all.setObjectName(f"{place}:all-kinds")
        self._all.triggered.connect(self.show_all)
        self.setMenu(menu)
        self._tell()

    @property
    def wanted(self) -> frozenset[str]:
        """The kinds to show; none for all."""
        return frozenset(kind for kind, action in self._actions.items() if action.isChecked())

    def offer(self, casebook: Casebook) -> None:
        """Offer the kinds that a casebook's arguments are of; one kind alone is nothing to choose from."""
        found = {argument.kind or "" for argument in casebook.arguments}
        for kind, action in self._actions.items():
            action.setVisible(kind in found)
            action.setChecked(action.isChecked() and kind in found)
        self._offered = len(found)
        self.setVisible(len(found) > 1)
        self._tell()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say beside each kind how many arguments of it are listed."""
        for kind, action in self._actions.items():
            words = kind_plural(kind)
            action.setText(f"{capital(words)} ({counts.get(kind, 0)})")

    def show_all(self) -> None:
        """Hide nothing any more."""
        if self.wanted:
            for action in self._actions.values():
                action.setChecked(False)
            self._change()

    def _change(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        wanted = self.wanted
        self._all.setEnabled(bool(wanted))
        text = self.tr("Kinds ▾")
        said = self.tr("all are shown")
        if wanted:
            text = filled(self.tr("Kinds: {count} of {all} ▾"), count=len(wanted), all=self._offered)
            said = ", ".join(kind_plural(kind) for kind in KINDS if kind in wanted)
        self.setText(text)
        self.setAccessibleName(filled(self.tr("Show some kinds of argument only: {kinds}"), kinds=said))


class HiddenLine(QWidget):
    """Says how many arguments a filter hides, and shows them again.

    Args:
        theme: Fonts and colours.
        place: The name of the panel, with which object names begin.

    Signals:
        unwanted: The filter is no longer wanted.
    """

    unwanted = Signal()

    def __init__(self, theme: Theme, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = WrapLabel(theme, role="small", colour="selection", bold=True)
        self._words.setObjectName(f"{place}:hidden")
        self._again = ToolButton()
        self._again.setObjectName(f"{place}:show-hidden")
        self._again.setText(self.tr("Show all"))
        self._again.setAccessibleName(self.tr("Show the arguments that the filter hides"))
        self._again.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._again.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._again.clicked.connect(self.unwanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._again, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_hidden(self, count: int, wanted: Collection[str]) -> None:
        """Show how many are hidden while only some kinds are wanted."""
        self._words.show_text(hidden_words(count, wanted) if wanted else "")
        self.setVisible(bool(wanted))
