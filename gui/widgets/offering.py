"""What can be done with a thing on the screen: its context menu, and dragging it away with its source.

What is offered is made where the thing is known, by whoever puts the widget up; here it is only shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QMenu

    _Widget = QWidget
else:
    _Widget = object


QUOTED = "application/x-otherwise-quoted"


class Deed(Struct, frozen=True):
    """Something that can be done with a thing.

    Attributes:
        name: Its name in the code.
        title: What the menu says.
        do: Does it.
        enabled: Whether it can be done now.
    """

    name: str
    title: str
    do: Callable[[], object]
    enabled: bool = True


def fill(menu: QMenu, deeds: Sequence[Deed | None]) -> None:
    """Put what can be done with a thing into a menu; None is a line between."""
    for deed in deeds:
        if deed is None:
            menu.addSeparator()
            continue
        action = menu.addAction(deed.title.replace("&", "&&"))
        action.setObjectName(f"deed:{deed.name}")
        action.setEnabled(deed.enabled)
        action.triggered.connect(lambda _=False, do=deed.do: do())


def deeds_at(widget: QWidget, place: QPoint | None) -> Sequence[Deed | None]:
    """What can be done with what stands at a place of a widget; nothing where it stands for nothing.

    Args:
        widget: The widget.
        place: Where on the screen; None for what the keyboard is on.
    """
    offered = getattr(widget, "deeds_at", None)
    return offered(place) if offered is not None else ()


def carried(text: str) -> QMimeData:
    """Return what is quoted with its source as something to be carried; notes give it lines of its own."""
    mime = QMimeData()
    mime.setText(text)
    mime.setData(QUOTED, b"1")
    return mime


def drag_away(widget: QWidget, text: str) -> None:
    """Let the pointer carry what is quoted with its source to wherever it is dropped."""
    drag = QDrag(widget)
    drag.setMimeData(carried(text))
    drag.exec(Qt.DropAction.CopyAction)


def quoted_at(widget: QWidget | None) -> str:
    """What the keyboard is on, as text with its source: the innermost thing round a widget that says it."""
    while widget is not None:
        quoted = getattr(widget, "quoted", None)
        if quoted is not None and (text := str(quoted())):
            return text
        widget = widget.parentWidget()
    return ""


class Offering(_Widget):
    """A widget that stands for a thing: it has a context menu, and can be dragged away as text."""

    _quote: Callable[[], str] | None = None
    _deeds: Callable[[], Sequence[Deed | None]] | None = None
    _pressed: QPoint | None = None

    def offer(self, quote: Callable[[], str], deeds: Callable[[], Sequence[Deed | None]]) -> None:
        """Say what the thing is as text with its source, and what can be done with it."""
        self._quote, self._deeds = quote, deeds

    def quoted(self) -> str:
        """The thing as text with its source."""
        return self._quote() if self._quote is not None else ""

    def deeds_at(self, place: QPoint | None) -> Sequence[Deed | None]:  # noqa: ARG002 - it is one thing
        """What can be done with it."""
        return self._deeds() if self._deeds is not None else ()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember where a drag would have begun."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a drag when the pointer has gone far enough."""
        super().mouseMoveEvent(event)
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if far >= 2 * QApplication.startDragDistance() and (text := self.quoted()):
            self._pressed = None
            if isinstance(self, QAbstractButton):
                self.setDown(False)  # what is dragged is not pressed
            drag_away(self, text)
