"""The window that explains, opened as a user opens it, and waited for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from gui.explain.page import Page
from gui.explain.window import ExplainWindow
from tests.gui.widgets.looking import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.windows.main_window import MainWindow

Ask = Callable[[str], Page]
PATIENCE = 60_000  # milliseconds; the machine may be busy


@pytest.fixture
def ask(port: MainWindow, qtbot: QtBot) -> Ask:
    """Asks for a page by its command, and returns it when it is worked out."""
    return asking_in(port, qtbot)


def asking_in(window: MainWindow, qtbot: QtBot) -> Ask:
    def open_page(command: str) -> Page:
        window.desk.actions[command].trigger()
        settle()
        [explain] = window.findChildren(ExplainWindow)
        page = explain.findChild(Page, command)
        assert page is not None
        ready(page, qtbot)
        assert page.isVisible()
        return page

    return open_page


def ready(page: Page, qtbot: QtBot) -> None:
    """Wait until the page has nothing more to work out."""
    qtbot.waitUntil(lambda: not page.work.is_busy, timeout=PATIENCE)
    settle()
