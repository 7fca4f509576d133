"""The keys of a lecture work wherever the keyboard is in its windows, and on any layout of letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget

from gui.windows.main_window import MainWindow
from scenarios.model.lecture import Step, View
from tests.gui.lecture.giving import give, hall, notes, press
from tests.gui.widgets.looking import click, part, settle

K = Qt.Key
STEPS = (
    Step(view=View.OUTCOME, heading="First", question="toll", choices={"dyke": "breaks"}),
    Step(view=View.MAP, heading="Second", question="owner", choices={"dyke": "breaks"}),
)


def typed(*keys: Qt.Key) -> None:
    """Press keys as the system tells of them: in the window in front, where the keyboard is."""
    for key in keys:
        window = QApplication.activeWindow()
        handle = None if window is None else window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key)
        settle()


def begin(port: MainWindow) -> QWidget:
    give(port, *STEPS)
    press(K.Key_M)
    desk = notes()
    desk.activateWindow()
    settle()
    assert desk.isActiveWindow()
    return desk


def owner(desk: QWidget) -> QComboBox:
    box = desk.findChild(QComboBox, "lecture:suppose-owner")
    assert box is not None
    return box


def heading() -> str:
    shown = hall().screen_.showing
    assert shown is not None
    return shown.step.heading


def off_script() -> bool:
    shown = hall().screen_.showing
    assert shown is not None
    return bool(shown.off_script)


def blank() -> str:
    overlay = hall().screen_.overlay
    assert overlay is not None
    return overlay.blank


def suppose(box: QComboBox) -> None:
    """Click on a closed list, go down a line and take it."""
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    settle()
    opened = QApplication.activePopupWidget()
    assert opened is not None
    for key in (K.Key_Down, K.Key_Return):
        QTest.keyClick(box.view(), key)
        settle()
    assert QApplication.activePopupWidget() is None


def test_after_a_supposition_all_keys_are_the_lectures(port: MainWindow) -> None:
    desk = begin(port)
    box = owner(desk)
    suppose(box)
    assert off_script()
    assert not box.hasFocus()
    typed(K.Key_B)
    assert blank() == "black"
    typed(K.Key_B, K.Key_Backspace)
    assert not off_script()
    assert blank() == ""
    typed(K.Key_1)
    assert off_script()
    typed(K.Key_N)
    assert heading() == "Second"
    typed(K.Key_Escape)


def test_a_closed_list_takes_no_letter_no_arrow_and_no_wheel(port: MainWindow) -> None:
    desk = begin(port)
    box = owner(desk)
    box.setFocus()
    settle()
    entries = [box.itemText(row) for row in range(box.count())]
    assert entries[0][0] == "f"
    assert {entry[0] for entry in entries[1:]} == {"s"}
    typed(K.Key_F, K.Key_S, K.Key_F, K.Key_A, K.Key_X)
    wheel = QPointF(box.rect().center())
    event = QWheelEvent(
        wheel, box.mapToGlobal(wheel), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert not off_script()
    assert QApplication.activePopupWidget() is None
    typed(K.Key_Down)
    assert heading() == "Second"
    assert not off_script()
    typed(K.Key_Escape)


def test_no_button_is_pressed_that_nobody_went_to(port: MainWindow) -> None:
    desk = begin(port)
    size = notes().notes.font().pointSizeF()
    typed(K.Key_Space, K.Key_Return)
    assert notes().notes.font().pointSizeF() == size
    larger = desk.findChild(QPushButton, "lecture:larger")
    assert larger is not None
    click(larger)
    bigger = notes().notes.font().pointSizeF()
    assert bigger > size
    typed(K.Key_Space, K.Key_Return)
    assert notes().notes.font().pointSizeF() == bigger, "a click is no visit"
    # Who goes there with Tab can press.
    typed(K.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "lecture:smaller"
    typed(K.Key_Space)
    assert notes().notes.font().pointSizeF() == size
    typed(K.Key_Escape)


def test_a_button_that_goes_leaves_the_keyboard_to_no_other(port: MainWindow) -> None:
    desk = begin(port)
    typed(K.Key_1)
    planned = part(desk, "lecture:as-planned")
    while not planned.hasFocus():
        typed(K.Key_Tab)
    typed(K.Key_Space)
    assert not off_script()
    typed(K.Key_Space, K.Key_Return)
    assert not off_script(), "the next button has not the keyboard now"
    typed(K.Key_Escape)


def event_of(letter: str, scan_code: int = 0) -> QKeyEvent:
    key = ord(letter.upper())
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, scan_code, key, 0, letter)


@pytest.mark.parametrize(("following", "black", "swapped"), [("т", "и", "ы"), ("ν", "β", "σ")])
def test_letters_of_other_scripts_are_the_keys_they_stand_on(
    port: MainWindow, following: str, black: str, swapped: str
) -> None:
    desk = begin(port)
    for window in (hall(), desk):
        QApplication.sendEvent(window, event_of(black))
        assert blank() == "black"
        QApplication.sendEvent(window, event_of(black))
        assert blank() == ""
    QApplication.sendEvent(desk, event_of(swapped))
    QApplication.sendEvent(owner(desk), event_of(following))
    settle()
    assert heading() == "Second"
    typed(K.Key_Escape)


@pytest.mark.parametrize(("platform", "offset"), [("xcb", 8), ("wayland", 8), ("windows", 0)])
def test_a_letter_of_any_script_is_known_by_its_place(
    port: MainWindow, monkeypatch: pytest.MonkeyPatch, platform: str, offset: int
) -> None:
    desk = begin(port)
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    QApplication.sendEvent(desk, event_of("נ", 48 + offset))  # the key of B on a Hebrew keyboard
    assert blank() == "black"
    QApplication.sendEvent(desk, event_of("ש", 30 + offset))  # that of A does nothing
    QApplication.sendEvent(desk, event_of("ü", 48 + offset))  # Latin letters are what they are
    assert blank() == "black"
    QApplication.sendEvent(desk, event_of("ב", 48 + offset))
    assert blank() == ""
    QApplication.sendEvent(desk, event_of("١"))  # a one in Arabic
    assert off_script()
    monkeypatch.undo()
    typed(K.Key_Escape)
