"""Return presses whatever has the keyboard and can be pressed, as Help says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QToolButton

from gui import asking
from tests.gui.widgets.looking import part, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.windows.main_window import MainWindow


@pytest.fixture(autouse=True)
def _asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks where to save gets no answer."""
    monkeypatch.setattr(asking, "ask_save_path", lambda *_: None)


@pytest.mark.parametrize("name", ["why:positions", "why:kinds"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_opens_a_menu(window: MainWindow, name: str, key: Qt.Key) -> None:
    seen: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.extend(action.text() for action in menu.actions())
        menu.close()

    button = part(window, name)
    button.setFocus()
    QTimer.singleShot(50, look)
    QTest.keyClick(button, key)
    settle()
    QTest.qWait(60)
    assert seen


def note(pressed: list[str], name: str) -> Callable[[], None]:
    """Remember that a button of that name was pressed."""

    def remember() -> None:
        pressed.append(name)

    return remember


def test_return_presses_every_other_button(window: MainWindow) -> None:
    settle()
    pressed: list[str] = []
    names = []
    for button in window.findChildren(QAbstractButton):
        can_be = button.isVisible() and button.isEnabled() and button.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not can_be or (isinstance(button, QToolButton) and button.menu() is not None):
            continue
        name = button.objectName()
        names.append(name)
        button.clicked.connect(note(pressed, name))
    for name in names:
        found = part(window, name)
        if found.isVisible() and found.isEnabled():
            found.setFocus()
            QTest.keyClick(found, Qt.Key.Key_Return)
            settle()
            assert pressed[-1:] == [name], name
    assert len(set(pressed)) > 10
