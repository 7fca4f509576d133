"""How tests look at a panel: what is cut off, what has no name, what colour stands where."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QImage

SIZES = [(1.0, 250), (1.0, 320), (1.5, 250), (2.0, 250), (2.0, 420)]
"""Font scale and width of a column that every panel must bear."""


def settle() -> None:
    """Let layouts settle: one that changes its height moves those round it."""
    for _ in range(4):
        QApplication.processEvents()


def cut_off(panel: QWidget) -> list[str]:
    """Say of each visible text that it does not fit its room, or lies outside its parent or the column."""
    faults: list[str] = []
    for widget in panel.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
            continue
        name = f"{widget.objectName() or widget.text()!r}"
        needed = (
            widget.heightForWidth(widget.width())
            if widget.hasHeightForWidth()
            else widget.sizeHint().height()
        )
        if widget.height() < needed:
            faults.append(f"{name} is {widget.height()} high and needs {needed}")
        if not widget.hasHeightForWidth() and widget.width() < widget.sizeHint().width():
            faults.append(f"{name} is {widget.width()} wide and needs {widget.sizeHint().width()}")
        parent = widget.parentWidget()
        if parent is not None and not parent.rect().contains(widget.geometry()):
            faults.append(f"{name} reaches out of its parent")
    for area in panel.findChildren(QScrollArea):
        inner, room = area.widget(), area.viewport().width()
        if inner is not None and area.isVisible() and inner.width() > room:
            faults.append(f"a column is {inner.width()} wide in {room}")
    return faults


def nameless(panel: QWidget) -> list[str]:
    """The widgets that the keyboard reaches and that have no accessible name or no object name."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in panel.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() and widget.objectName())
        and not widget.objectName().startswith("qt_")
    ]


class Painted(QObject):
    """Counts how often each widget below a panel is painted, by object name."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__()
        self.times: Counter[str] = Counter()
        for widget in (panel, *panel.findChildren(QWidget)):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count."""
        if event.type() == QEvent.Type.Paint:
            self.times[watched.objectName()] += 1
        return False


def find(panel: QWidget, name: str) -> QAbstractButton:
    """The button of that object name."""
    button = panel.findChild(QAbstractButton, name)
    assert button is not None, name
    return button


def part(window: QWidget, name: str) -> QWidget:
    """The widget of that object name."""
    found = window.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def click(widget: QWidget) -> None:
    """Click on a widget as a user would: into its left end, where even a long line has its words."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(8, widget.height() // 2))
    settle()


def words_of(widget: QWidget) -> str:
    """All that a widget says and does not hide."""
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def said(panel: QWidget, name: str) -> str:
    """The text of the label of that object name, empty while it is not shown."""
    label = panel.findChild(QLabel, name)
    assert label is not None, name
    return label.text() if label.isVisibleTo(panel) else ""


def near(colour: QColor, other: QColor, tolerance: int = 24) -> bool:
    """Whether two colours are as good as equal."""
    return all(
        abs(one - two) <= tolerance
        for one, two in zip(colour.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    )


def count_of(image: QImage, colour: QColor, left: int = 0, right: int | None = None) -> int:
    """How many pixels of a colour stand between two columns of an image."""
    end = image.width() if right is None else right
    return sum(
        near(image.pixelColor(QPoint(x, y)), colour) for x in range(left, end) for y in range(image.height())
    )


def right_click(widget: QWidget, at: QPoint) -> QMenu | None:
    """Press the right button on a place of a widget, as the system tells of it; returns the menu."""
    window = widget.window()
    handle = window.windowHandle()
    assert handle is not None
    QTest.mouseClick(
        handle, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, widget.mapTo(window, at)
    )
    return _menu()


def menu_key(widget: QWidget) -> QMenu | None:
    """Ask for the menu of what has the keyboard, as the menu key does, and return it."""
    focused = QApplication.focusWidget() or widget
    at = focused.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, focused.mapToGlobal(at))
    QApplication.sendEvent(focused, event)
    return _menu()


def offered(menu: QMenu | None) -> list[str]:
    """The names of what a menu offers to do, those that can be done now."""
    actions = [] if menu is None else menu.actions()
    return [
        action.objectName().removeprefix("deed:")
        for action in actions
        if action.objectName().startswith("deed:") and action.isEnabled()
    ]


def choose(menu: QMenu | None, name: str) -> None:
    """Click on an entry of a menu."""
    assert menu is not None
    entry = next(action for action in menu.actions() if action.objectName() == f"deed:{name}")
    window = menu.parentWidget()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
    assert isinstance(window, QWidget)
    window.activateWindow()  # which the offscreen screen forgets over a menu
    settle()


def _menu() -> QMenu | None:
    settle()
    popup = QApplication.activePopupWidget()
    return popup if isinstance(popup, QMenu) else None
