"""Every message box is as large as what it tells needs, while the screen has room for that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from gui import asking
from gui.widgets import room
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
