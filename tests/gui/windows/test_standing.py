"""Where a window stands: as the last one, and never exactly over another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint

from gui.windows.main_window import MainWindow
from tests.casebooks import MINI

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gui.settings import Settings
    from gui.theme import Theme

    Open = Callable[[], MainWindow]


@pytest.fixture
def open_one(qtbot: QtBot, theme: Theme, settings: Settings) -> Open:
    """Opens a window where it would stand for a user."""

    def make() -> MainWindow:
        window = MainWindow(theme, settings, MINI)
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.built):
            window.show()
        return window

    return make


def places(*windows: MainWindow) -> list[QPoint]:
    return [window.geometry().topLeft() for window in windows]


def test_a_window_stands_as_the_last_one_that_was_closed(open_one: Open) -> None:
    window = open_one()
    window.setGeometry(60, 70, 650, 500)
    window.close()
    again = open_one()
    assert (again.geometry().topLeft(), again.width(), again.height()) == (QPoint(60, 70), 650, 500)


def test_windows_stand_a_step_aside_of_one_another(open_one: Open) -> None:
    last = open_one()
    last.setGeometry(60, 70, 650, 500)
    last.close()
    found = places(*(open_one() for _ in range(9)))
    apart = [(one - other).manhattanLength() for one in found for other in found if one is not other]
    assert min(apart) > 10
    area = last.screen().availableGeometry()
    assert all(area.contains(place + QPoint(650, 500)) for place in found)
    assert found[1].x() - found[0].x() == found[1].y() - found[0].y() > 0


def test_windows_that_fill_the_screen_may_lie_over_one_another(open_one: Open) -> None:
    last = open_one()
    last.showMaximized()
    last.close()
    assert [one.isMaximized() for one in (open_one(), open_one())] == [True, True]
