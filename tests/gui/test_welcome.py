"""The first start says how to begin; samples are opened from there and from the menu, as copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QScrollArea, QWidget

from gui import asking
from gui.help.welcome import Welcome
from gui.theme import Theme
from gui.windows.audience import AudienceWindow
from gui.windows.main_window import MainWindow
from scenarios.files import samples
from scenarios.model.lecture import steps_of
from scenarios.model.place import Phase
from tests.gui.conftest import MINI, OpenWindow
from tests.gui.widgets.looking import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def button(welcome: Welcome, name: str) -> QPushButton:
    found = welcome.findChild(QPushButton, f"welcome:{name}")
    assert found is not None
    return found


def shown(window: MainWindow) -> Welcome:
    """The welcome, asked for in the menu."""
    window.desk.actions["welcome"].trigger()
    [welcome] = [one for one in window.findChildren(Welcome) if one.isVisible()]
    return welcome


def titles(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions()]


def take(menu: QMenu, title: str) -> None:
    """Open a menu and take an entry of it."""
    assert title in titles(menu)
    next(action for action in menu.actions() if action.text() == title).trigger()


def sample_menu(window: MainWindow) -> QMenu:
    menu = window.menuBar().findChild(QMenu, "samples")
    assert menu is not None
    return menu


def recent_menu(window: MainWindow) -> QMenu:
    menu = window.menuBar().findChild(QMenu, "recent-files")
    assert menu is not None
    return menu


def test_exploring_closes_it_and_nothing_else(qtbot: QtBot, window: MainWindow) -> None:
    welcome = shown(window)
    assert not welcome.isModal()
    with qtbot.waitSignal(welcome.destroyed):
        qtbot.mouseClick(button(welcome, "explore"), Qt.MouseButton.LeftButton)
    assert window.desk.files.title == "Untitled scenario"


def test_a_sample_is_opened_from_the_welcome(qtbot: QtBot, window: MainWindow) -> None:
    welcome = shown(window)
    wanted = samples.samples()[1]
    menu = welcome.findChild(QMenu, "welcome:samples")
    assert menu is not None
    with qtbot.waitSignal(welcome.destroyed):
        take(menu, wanted.title)
    assert window.desk.files.title == wanted.title
    assert window.desk.session.casebook.id == "soviet-succession"


def test_the_sample_lecture_is_opened_from_the_welcome_and_given_from_first_to_last_by_keys(
    qtbot: QtBot, window: MainWindow
) -> None:
    welcome = shown(window)
    with qtbot.waitSignal(welcome.destroyed):
        qtbot.mouseClick(button(welcome, "lecture"), Qt.MouseButton.LeftButton)
    assert window.desk.files.title == samples.samples()[0].title
    assert window.desk.files.is_untouched
    steps = steps_of(window.desk.session.scenario)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    settle()
    [hall] = [
        it for it in QApplication.topLevelWidgets() if isinstance(it, AudienceWindow) and it.isVisible()
    ]
    seen = [hall.screen_.showing]
    for _ in range(200):
        qtbot.keyClick(hall, Qt.Key.Key_PageDown)
        settle()
        if hall.screen_.showing is seen[-1]:
            break
        seen.append(hall.screen_.showing)
    given = [one for one in seen if one is not None]
    assert [one.heading for one in given if one.phase is Phase.TOLD] == [step.heading for step in steps]
    assert sum(one.phase is Phase.ASKED for one in given) == 4
    assert window.desk.files.is_untouched, "to give it changes nothing"
    qtbot.keyClick(hall, Qt.Key.Key_Escape)
    settle()


def test_a_file_is_opened_from_the_welcome_which_stays_until_one_is(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    welcome = shown(window)
    monkeypatch.setattr(asking, "ask_open_path", lambda *_: None)
    qtbot.mouseClick(button(welcome, "file"), Qt.MouseButton.LeftButton)
    assert welcome.isVisible()
    monkeypatch.setattr(asking, "ask_open_path", lambda *_: samples.samples()[0].path)
    with qtbot.waitSignal(welcome.destroyed):
        qtbot.mouseClick(button(welcome, "file"), Qt.MouseButton.LeftButton)
    assert window.desk.files.path == samples.samples()[0].path


def test_escape_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    welcome = shown(window)
    with qtbot.waitSignal(welcome.destroyed):
        qtbot.keyClick(welcome, Qt.Key.Key_Escape)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_all_of_it_is_in_view_at_every_size_of_text(window: MainWindow, theme: Theme, scale: float) -> None:
    theme.set_scale(scale)
    welcome = shown(window)
    settle()
    page = welcome.findChildren(QScrollArea, "welcome:page")[0].widget()
    assert page is not None
    for part in page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        assert page.rect().contains(part.geometry()), part.objectName()
        needed = part.heightForWidth(part.width())
        assert part.height() >= max(needed, part.minimumSizeHint().height())
    for name in ("sample", "lecture", "explore", "file"):
        found = button(welcome, name)
        assert found.width() >= found.sizeHint().width()
        assert found.accessibleDescription()
    welcome.close()


def test_the_menu_lists_every_sample(window: MainWindow) -> None:
    listed = titles(sample_menu(window))
    first, *others = samples.samples()
    assert listed == [f"{first.title} (lecture)", *(sample.title for sample in others)]
    assert len(listed) >= 6


def test_a_sample_is_a_copy_that_has_no_file(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = samples.samples()[-1]
    before = wanted.path.read_bytes()
    take(sample_menu(window), wanted.title)
    assert window.desk.files.is_untouched
    assert window.desk.session.scenario.supposed
    assert recent_menu(window).isEmpty()
    target = tmp_path / "mine.otherwise"
    monkeypatch.setattr(asking, "ask_save_path", lambda *_: target)
    window.desk.actions["save"].trigger()
    assert window.desk.files.path == target
    assert wanted.path.read_bytes() == before


def test_a_sample_does_not_take_unsaved_work(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.desk.session.choose("site", "mill")
    monkeypatch.setattr(asking, "ask_about_unsaved", lambda *_: asking.Unsaved.CANCEL)
    take(sample_menu(window), samples.samples()[1].title)
    assert window.desk.session.scenario.choices == {"site": "mill"}


def test_a_sample_that_cannot_be_opened_is_said_and_lectures_are_marked(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(samples, "resources_folder", lambda: tmp_path)
    assert titles(sample_menu(window)) == ["There are no samples here"]
    (tmp_path / "samples").mkdir()
    path = tmp_path / "samples" / "1.otherwise"
    head = '{"format": "otherwise/scenario", "version": 2, "casebook": {"id": "nowhere"}'
    path.write_text(head + ', "title": "Bed & board", "lecture": [{"title": "First"}]}', encoding="utf-8")
    told: list[str] = []
    monkeypatch.setattr(asking, "tell_faults", lambda _, title, faults: told.append(f"{title} {faults[0]}"))
    take(sample_menu(window), "Bed && board (lecture)")
    assert "no casebook of this id" in told[0]
    assert window.desk.session.casebook.id == "mini"


def test_every_window_can_be_asked_for_it(open_window: OpenWindow) -> None:
    for window in (open_window(MINI), open_window(MINI)):
        shown(window).close()
