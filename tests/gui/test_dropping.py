"""Files dropped on a window are asked to be opened, as a double-click asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from gui.settings import Settings
from gui.theme import Theme
from gui.windows.main_window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def carrying(*names: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(name) if "://" in name else QUrl.fromLocalFile(name) for name in names])
    return mime


def is_taken(window: MainWindow, mime: QMimeData) -> bool:
    """Whether the window takes what is dragged over it."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, mime, left, none)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def test_files_are_handed_on_in_the_order_they_came(qtbot: QtBot, window: MainWindow) -> None:
    mime = carrying(
        "/home/ada/a b ö.otherwise",
        "/home/ada/notes.txt",
        "https://example.org/x.otherwise",
        "/home/ada/B.TOML",
    )
    assert is_taken(window, mime)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(window.dropped) as dropped:
        event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, left, none)
        QApplication.sendEvent(window, event)
    # The text of a document is one of them; what lies on another computer is none.
    names = ("a b ö.otherwise", "notes.txt", "B.TOML")
    assert dropped.args == [[Path("/home/ada") / name for name in names]]


def test_what_is_no_file_is_not_taken(window: MainWindow) -> None:
    assert not is_taken(window, carrying("https://example.org/x.otherwise"))
    words = QMimeData()
    words.setText("/home/ada/a.otherwise")
    assert not is_taken(window, words)


def test_a_window_that_is_not_filled_takes_nothing(qtbot: QtBot, theme: Theme, settings: Settings) -> None:
    window = MainWindow(theme, settings)
    qtbot.addWidget(window)
    assert not is_taken(window, carrying("/home/ada/a.otherwise"))
