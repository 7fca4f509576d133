"""F11 makes a window of the hall's screen that fits where it can be taken hold of, and fills it again."""

from __future__ import annotations

from PySide6.QtCore import Qt

from gui.windows.main_window import MainWindow
from scenarios.model.lecture import Step, View
from tests.gui.lecture.giving import give, hall, press

K = Qt.Key


def test_the_hall_becomes_a_window_in_sight_and_fills_the_screen_again(port: MainWindow) -> None:
    give(port, Step(view=View.SLIDE, heading="Welcome", text="Good morning"))
    whole = hall().screen().geometry()
    assert hall().isFullScreen()
    for _ in range(2):
        press(K.Key_F11)
        assert not hall().isFullScreen()
        free, window = hall().screen().availableGeometry(), hall().geometry()
        assert free.contains(hall().frameGeometry())
        assert window.top() > free.top(), "with room for a title bar"
        assert window.width() < free.width()
        assert window.height() < free.height()
        press(K.Key_F11)
        assert hall().isFullScreen()
        assert hall().geometry() == whole
    press(K.Key_Escape)
