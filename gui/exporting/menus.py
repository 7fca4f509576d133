"""The context menu: what can be done with what is under the pointer or has the keyboard, and copied of it.

One filter on a window hears every request for a menu that no widget of its own answers, and finds out from
the widgets above the place what is there. So panels know nothing of copying.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from gui.exporting.copier import picture_kind
from gui.shared.reason_delegate import row_of
from gui.shared.reason_tree import ReasonTree
from gui.widgets.offering import deeds_at, fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.desk.session import Session
    from gui.exporting.copier import Copier

_CARD = "outcome:"
_PICTURES = {"branches": "map", "why": "why"}


class CopyMenus(QObject):
    """Shows context menus in windows.

    Args:
        session: What is shown.
        copier: What copies.
        parent: Who owns it.
    """

    def __init__(self, session: Session, copier: Copier, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._copier = session, copier

    def watch(self, window: QWidget) -> None:
        """Show menus in a window."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Answer a request for a menu that has come up to the window."""
        if not isinstance(event, QContextMenuEvent) or not isinstance(watched, QWidget):
            return False
        menu = self._menu(watched, event)
        if menu.isEmpty():
            menu.deleteLater()
            return False
        menu.popup(event.globalPos())
        return True

    def _menu(self, window: QWidget, event: QContextMenuEvent) -> QMenu:
        menu = QMenu(window)
        menu.setObjectName("copy-menu")
        menu.aboutToHide.connect(menu.deleteLater)
        copier = self._copier
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = QApplication.focusWidget() if by_key else window.childAt(event.pos())
        at = None if by_key else event.globalPos()
        # What can be done with the innermost thing, and below that what can be copied of all that it is in.
        fill(menu, next((found for one in _upwards(place) if (found := deeds_at(one, at))), ()))
        menu.addSeparator()
        seen: set[str] = set()
        for widget in _upwards(place):
            name = widget.objectName()
            if isinstance(widget, ReasonTree):
                argument = _argument_at(widget, None if by_key else event.globalPos())
                if argument and "argument" not in seen:
                    seen.add("argument")
                    action = menu.addAction(self.tr("Copy the &argument with its source"))
                    action.triggered.connect(lambda _=False, one=argument: copier.argument(one))
            question = name.removeprefix(_CARD) if name.startswith(_CARD) else None
            if name in _PICTURES:
                question = self._session.question
            if question and "table" not in seen:
                seen.add("table")
                action = menu.addAction(self.tr("Copy the &table of the question"))
                action.triggered.connect(lambda _=False, one=question: copier.table(one))
            picture = _PICTURES.get(name)
            if picture and picture_kind(picture) is not None:
                action = menu.addAction(self.tr("Copy the &picture"))
                action.triggered.connect(lambda _=False, one=picture: copier.picture(one))
        return menu


def _upwards(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None and not widget.isWindow():
        yield widget
        widget = widget.parentWidget()


def _argument_at(tree: ReasonTree, place: QPoint | None) -> str:
    """Return the argument of the row at a place on the screen, or of the current row; "" if there is none."""
    row = tree.current if place is None else row_of(tree.indexAt(tree.viewport().mapFromGlobal(place)))
    return "" if row is None else row.argument
