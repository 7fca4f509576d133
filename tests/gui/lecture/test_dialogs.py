"""The lecturer is asked: for hands, where typing replaces; and for a step, whose heading is read whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QListWidget, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from gui.asking import ask_hands, ask_which_step  # before conftest forbids them
from gui.widgets.hands_dialog import HandsDialog
from gui.widgets.question import Question
from tests.gui.widgets.looking import settle

K = Qt.Key
LABELS = {"free": "It is free", "toll": "A toll", "none": "Nobody knows"}


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1024, 700)
    widget.show()
    return widget


def answered(by: Callable[[QDialog], object]) -> None:
    """Answer the next dialog."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        settle()
        try:
            by(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(50, answer)


def typed(text: str) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QSpinBox)
    QTest.keyClicks(focused, text)


@pytest.mark.parametrize("before", [{}, {"free": 4, "toll": 31}])
def test_what_is_typed_replaces_what_stood_there(parent: QWidget, before: dict[str, int]) -> None:
    def count(dialog: QDialog) -> None:
        typed("12")
        first = dialog.findChild(QSpinBox, "hands:free")
        assert first is not None
        QTest.keyClick(first, K.Key_Tab)
        settle()
        typed("7")
        third = dialog.findChild(QSpinBox, "hands:none")
        assert third is not None
        QTest.mouseClick(third, Qt.MouseButton.LeftButton, pos=third.rect().center() / 2)
        settle()
        typed("5")
        QTest.keyClick(third, K.Key_Return)
        settle()

    answered(count)
    assert ask_hands(parent, "Is it free?", LABELS, before, again=False) == {"free": 12, "toll": 7, "none": 5}


def test_a_second_click_in_a_box_puts_the_caret(parent: QWidget) -> None:
    def count(dialog: QDialog) -> None:
        box = dialog.findChild(QSpinBox, "hands:free")
        assert box is not None
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center() / 2)
        settle()
        QTest.keyClick(box, K.Key_End)
        typed("2")
        QTest.keyClick(box, K.Key_Return)
        settle()

    answered(count)
    hands = ask_hands(parent, "Is it free?", LABELS, {"free": 1}, again=True)
    assert hands is not None
    assert hands["free"] == 12


LONG = (
    "If Trotsky had spoken for Lenin in April of 1923: what becomes of inner-party life, in all its parts? "
)


def test_all_steps_are_seen_with_headings_that_can_be_told_apart(parent: QWidget) -> None:
    headings = [f"{LONG * 2}{number}" for number in range(30)]

    def choose(dialog: QDialog) -> None:
        rows = dialog.findChild(QListWidget, "overview")
        assert rows is not None
        assert dialog.width() >= 0.6 * parent.width()
        assert dialog.height() >= 0.6 * parent.height()
        assert rows.currentRow() == 3
        item = rows.item(3)
        assert item.text().endswith(f"{LONG * 2}3")
        lines = rows.visualItemRect(item).height() / rows.fontMetrics().height()
        needed = rows.fontMetrics().horizontalAdvance(item.text()) / rows.viewport().width()
        assert lines >= needed, "whole, on as many lines as it takes"
        QTest.keyClick(rows, K.Key_Down)
        QTest.keyClick(rows, K.Key_Return)
        settle()

    answered(choose)
    assert ask_which_step(parent, headings, 3) == 4


@pytest.mark.parametrize("key", [K.Key_Escape, None])
def test_the_overview_is_left_or_a_step_clicked(parent: QWidget, key: Qt.Key | None) -> None:
    def choose(dialog: QDialog) -> None:
        rows = dialog.findChild(QListWidget, "overview")
        assert rows is not None
        if key is not None:
            QTest.keyClick(rows, key)
        else:
            at = rows.visualItemRect(rows.item(1)).center()
            QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
            buttons = dialog.findChild(QDialogButtonBox)
            assert buttons is not None
            buttons.button(QDialogButtonBox.StandardButton.Ok).click()
        settle()

    answered(choose)
    assert ask_which_step(parent, ["One", "Two"], 0) == (None if key is not None else 1)


@pytest.mark.parametrize(
    ("key", "kept"),
    [
        ("save", {"free": 35, "toll": 20, "none": 0}),
        ("discard", None),
        ("cancel", {"free": 35, "toll": 7, "none": 0}),
    ],
)
def test_hands_that_were_typed_are_not_lost_with_esc(
    parent: QWidget, key: str, kept: dict[str, int] | None
) -> None:
    def count(dialog: QDialog) -> None:
        typed("35")
        QTest.keyClick(dialog, K.Key_Tab)
        settle()
        typed("20")
        answered(leave)
        QTest.keyClick(dialog, K.Key_Escape)

    def leave(box: QDialog) -> None:
        assert isinstance(box, Question)
        assert "Keep the hands" in box.said
        if key == "save":
            save = box.buttons.button(QDialogButtonBox.StandardButton.Save)
            assert save.hasFocus()
            QTest.keyClick(save, K.Key_Return)
        elif key == "discard":
            box.buttons.button(QDialogButtonBox.StandardButton.Discard).click()
        else:
            answered(go_on)
            QTest.keyClick(box, K.Key_Escape)

    def go_on(dialog: QDialog) -> None:
        assert isinstance(dialog, HandsDialog)
        box = dialog.findChild(QSpinBox, "hands:toll")
        assert box is not None
        assert box.value() == 20, "what was typed is still there"
        box.setFocus()
        settle()
        typed("7")
        QTest.keyClick(box, K.Key_Return)

    answered(count)
    assert ask_hands(parent, "Is it free?", LABELS, {}, again=False) == kept


def test_esc_asks_nothing_where_nothing_was_typed(parent: QWidget) -> None:
    answered(lambda dialog: QTest.keyClick(dialog, K.Key_Escape))
    assert ask_hands(parent, "Is it free?", LABELS, {"free": 4}, again=False) is None
