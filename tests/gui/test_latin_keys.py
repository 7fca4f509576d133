"""Shortcuts work on a keyboard that has Cyrillic or Greek letters alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from tests.gui.widgets.looking import part

if TYPE_CHECKING:
    from gui.windows.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def press(widget: QWidget, letter: str, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), modifiers, letter)
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize(("undo", "find"), [("я", "а"), ("ζ", "φ")])
def test_a_letter_of_another_script_does_what_the_latin_one_of_its_key_does(
    window: MainWindow, undo: str, find: str
) -> None:
    option = part(window, "option:site/mill")
    window.desk.session.choose("site", "mill")
    press(option, undo)
    assert window.desk.session.is_as_it_happened
    press(option, find)
    assert part(window, "finder").isVisible()
    part(window, "finder").hide()


def test_a_field_hears_the_latin_letter_and_typing_stays_typing(window: MainWindow) -> None:
    window.notes.show()
    text = part(window, "notes:text")
    assert isinstance(text, QPlainTextEdit)
    text.setFocus()
    press(text, "я", Qt.KeyboardModifier.NoModifier)
    assert text.toPlainText() == "я"
    text.selectAll()
    press(text, "с")  # the key of C
    assert QGuiApplication.clipboard().text() == "я"
