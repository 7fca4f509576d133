"""Every message box is as large as what it tells needs, while the screen has room for that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from gui import asking
from gui.widgets import room
from gui.widgets.letters import give_letters, letter_of
from gui.widgets.question import Question
from scenarios.model.faults import Fault
from tests.gui.widgets.looking import cut_off, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.theme import Theme

FILE = Path("/home/somebody/lectures/week one.otherwise")
FAULTS = [
    Fault("week one.otherwise", f"title {number}", "it says much more than it should", "shorten it")
    for number in range(5)
]

BOXES: dict[str, Callable[[QWidget], object]] = {
    "unsaved": lambda parent: ask_of("ask_about_unsaved")(parent, "Week one, and a long title to it"),
    "changed": lambda parent: ask_of("ask_about_changed_file")(parent, FILE),
    "failed": lambda parent: ask_of("ask_after_failed_save")(parent, FAULTS[:1]),
    "faults": lambda parent: ask_of("tell_faults")(parent, "“week one.otherwise” cannot be opened.", FAULTS),
    "notices": lambda parent: ask_of("tell_notices")(parent, "Some of it does not fit.", ["One thing."] * 4),
    "dropped": lambda parent: ask_of("ask_about_dropped")(parent, FILE),
    "detach": lambda parent: ask_of("ask_whether_to_detach")(parent, FILE.name, "A Century of Vane"),
    "bare": lambda parent: Question(parent, "A word.").ask(),
    "long": lambda parent: Question(parent, "Many words, one after the other. " * 30).ask(),
}
ASKED = {name: getattr(asking, name) for name in dir(asking) if name.startswith(("ask_", "tell_"))}


def ask_of(name: str) -> Callable[..., object]:
    """The function itself: fixtures have put another in its place, which fails."""
    found: Callable[..., object] = ASKED[name]
    return found


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", BOXES)
def test_nothing_need_be_scrolled_where_the_screen_has_room(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str, scale: float
) -> None:
    monkeypatch.setattr(room, "_available", lambda _: QSize(1280, 720))
    parent = QWidget()
    qtbot.addWidget(parent)
    theme.set_scale(scale)
    seen: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Question)
        settle()
        [area] = box.findChildren(QScrollArea, "question:said")
        if area.verticalScrollBar().maximum() > 0 and box.height() < 600:
            seen.append(f"{box.size()} scrolls by {area.verticalScrollBar().maximum()}")
        seen.extend(cut_off(box) if scale == 1.0 else [])
        box.done(0)

    QTimer.singleShot(50, look)
    BOXES[name](parent)
    theme.set_scale(1.0)
    assert seen == []


@pytest.mark.parametrize("name", BOXES)
def test_every_button_has_a_letter_of_its_own(qtbot: QtBot, name: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    seen: list[list[str]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Question)
        for button in box.findChildren(QPushButton, "question:show-details"):
            button.click()
        seen.append([letter_of(button.text()) for button in box.buttons.buttons()])
        box.done(0)

    QTimer.singleShot(50, look)
    BOXES[name](parent)
    [letters] = seen
    assert all(letters)
    assert len(set(letters)) == len(letters)


def test_alt_and_its_letter_press_a_button(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Question)
        if QApplication.focusWidget() is None:
            QTimer.singleShot(20, press)
            return
        QTest.keyClick(box, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
        QTest.qWait(300)  # a button that a letter presses is seen to be pressed for a moment
        if QApplication.activeModalWidget() is box:
            box.done(0)

    QTimer.singleShot(20, press)
    assert ask_of("ask_about_unsaved")(parent, "Week one") is asking.Unsaved.DISCARD


def test_a_letter_is_the_first_that_is_free_of_a_word_and_none_is_given_twice(qtbot: QtBot) -> None:
    words = ("Save", "Save as", "Say && so", "&Go", "…", "S", "")
    buttons = [QPushButton(text) for text in words]
    for button in buttons:
        qtbot.addWidget(button)
    give_letters(buttons)
    assert [button.text() for button in buttons] == [
        "&Save", "Save &as", "Sa&y && so", "&Go", "…", "S", "",
    ]  # fmt: skip
