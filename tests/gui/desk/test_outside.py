"""A file that another program changes while it is open: what is shown, what is asked; nothing is lost."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from gui import asking
from gui.desk import desktop, outside
from scenarios.files.atomic import write_whole
from scenarios.files.opening import Opened
from scenarios.files.scenario_files import open_scenario, save_scenario, scenario_to_bytes
from tests.gui.desk.test_files import Answers
from tests.gui.widgets.looking import click, part, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.windows.main_window import MainWindow
    from tests.gui.conftest import OpenWindow


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers(monkeypatch)


@pytest.fixture
def saved(window: MainWindow, answers: Answers, tmp_path: Path) -> tuple[MainWindow, Path]:
    """A window with a scenario that is saved."""
    path = tmp_path / "x.otherwise"
    answers.give("ask_save_path", path)
    window.desk.session.rename("Mine")
    window.desk.actions["save"].trigger()
    return window, path


def theirs(path: Path, **choices: str) -> bytes:
    """Change the file as another program does, in one go."""
    scenario = open_scenario(path).scenario.with_choices(choices).with_title("Theirs")
    data = scenario_to_bytes(scenario)
    write_whole(path, data)
    return data


def _is_chosen(window: MainWindow, option: str) -> bool:
    return window.desk.session.scenario.choices.get("site") == option


def versions(window: MainWindow) -> list[QAction]:
    menu = window.menuBar().findChild(QMenu, "versions")
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return menu.actions()


def test_a_clean_window_shows_what_another_program_has_made_of_its_file(
    saved: tuple[MainWindow, Path], qtbot: QtBot
) -> None:
    window, path = saved
    for option in ("mill", "ford"):  # the second time the watcher must not have lost the file
        theirs(path, site=option)
        qtbot.waitUntil(partial(_is_chosen, window, option))
    assert window.desk.session.scenario.title == "Theirs"
    assert window.desk.session.holder.is_clean
    assert "You see it as it is now" in window.statusBar().currentMessage()
    assert not window.choice.isVisible()
    window.desk.actions["undo"].trigger()
    window.desk.actions["undo"].trigger()
    assert window.desk.session.scenario.title == "Mine"


def test_what_was_said_of_the_file_goes_when_it_is_no_longer_so(
    saved: tuple[MainWindow, Path], qtbot: QtBot
) -> None:
    window, path = saved
    theirs(path, site="mill")
    qtbot.waitUntil(lambda: "You see it as it is now" in window.statusBar().currentMessage())
    window.desk.session.choose("toll", "charged")
    theirs(path, site="ford")
    qtbot.waitUntil(window.choice.isVisible)
    assert "as it is now" not in window.statusBar().currentMessage()


@pytest.mark.parametrize("choice", ["keep", "load", "both"])
def test_where_something_is_unsaved_the_user_chooses_and_loses_nothing(
    saved: tuple[MainWindow, Path], qtbot: QtBot, choice: str
) -> None:
    window, path = saved
    wanted: list[Opened] = []
    window.desk.files.window_wanted.connect(wanted.append)
    window.desk.session.choose("toll", "charged")
    data = theirs(path, site="mill")
    qtbot.waitUntil(window.choice.isVisible)
    assert window.desk.session.scenario.choices == {"toll": "charged"}
    click(part(window, f"other-version:{choice}"))
    assert not window.choice.isVisible()
    if choice == "load":
        assert window.desk.session.scenario.choices == {"site": "mill"}
        assert window.desk.session.holder.is_clean
        window.desk.actions["undo"].trigger()
    assert window.desk.session.scenario.choices == {"toll": "charged"}
    assert not window.desk.session.holder.is_clean
    if choice == "both":
        (other,) = wanted
        assert other.scenario.choices == {"site": "mill"}
        assert other.scenario.title == "Theirs (as on the disk)"
        assert other.path is None
    # A save asks nothing more, and what it replaces is kept.
    window.desk.actions["save"].trigger()
    assert open_scenario(path).scenario.choices == {"toll": "charged"}
    assert data in [version.file.read_bytes() for version in window.desk.files.versions]


def test_where_the_other_version_is_gone_again_what_is_here_stays(
    saved: tuple[MainWindow, Path], qtbot: QtBot
) -> None:
    window, path = saved
    window.desk.session.choose("toll", "charged")
    theirs(path, site="mill")
    qtbot.waitUntil(window.choice.isVisible)
    path.unlink()
    qtbot.wait(500)
    assert window.choice.isVisible(), "another program may be about to write it anew"
    click(part(window, "other-version:load"))
    assert "What is here stays" in window.statusBar().currentMessage()
    assert not window.choice.isVisible()
    assert window.desk.session.scenario.choices == {"toll": "charged"}
    assert not window.desk.session.holder.is_clean


def test_a_save_before_anything_was_noticed_can_show_the_other_version(
    saved: tuple[MainWindow, Path], answers: Answers
) -> None:
    window, path = saved
    wanted: list[Opened] = []
    window.desk.files.window_wanted.connect(wanted.append)
    window.desk.session.choose("toll", "charged")
    theirs(path, site="mill")
    answers.give("ask_about_changed_file", asking.Overwrite.SHOW)
    window.desk.actions["save"].trigger()
    assert [one.scenario.choices for one in wanted] == [{"site": "mill"}]
    assert open_scenario(path).scenario.choices == {"site": "mill"}
    assert window.desk.session.scenario.choices == {"toll": "charged"}


def test_a_file_opened_again_is_shown_as_it_is_by_every_road(
    saved: tuple[MainWindow, Path], answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path = saved
    monkeypatch.setattr(outside, "_REST", 60_000)  # a disk that tells nothing of what others do
    theirs(path, site="mill")
    window.desk.files.open_recent(path)
    assert window.desk.session.scenario.choices == {"site": "mill"}
    theirs(path, site="ford")
    answers.give("ask_open_path", path)
    window.desk.actions["open"].trigger()
    assert window.desk.session.scenario.choices == {"site": "ford"}
    theirs(path, site="mill")
    window.desk.actions["load-again"].trigger()
    assert window.desk.session.scenario.choices == {"site": "mill"}
    assert "Undo brings back" in window.statusBar().currentMessage()


def test_the_file_is_looked_at_when_the_user_comes_back(
    saved: tuple[MainWindow, Path], open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path = saved
    monkeypatch.setattr(outside, "_REST", 60_000)
    other = open_window()
    theirs(path, site="mill")
    other.activateWindow()
    settle()
    window.activateWindow()
    settle()
    assert window.desk.session.scenario.choices == {"site": "mill"}


def test_what_is_half_written_is_waited_for(
    saved: tuple[MainWindow, Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path = saved
    monkeypatch.setattr(outside, "_AGAIN", 50)
    data = scenario_to_bytes(open_scenario(path).scenario.with_choices({"site": "mill"}))
    path.write_bytes(data[:40])
    qtbot.wait(500)
    assert window.desk.session.scenario.title == "Mine"
    path.write_bytes(data)
    qtbot.waitUntil(lambda: window.desk.session.scenario.choices == {"site": "mill"})
    path.write_bytes(b"{")
    qtbot.waitUntil(lambda: "cannot be read any more" in window.statusBar().currentMessage())
    assert window.desk.session.scenario.choices == {"site": "mill"}
    assert not window.desk.session.holder.is_clean, "it is on no disk as it stands"


def test_a_file_that_goes_and_comes_back_is_watched_on(saved: tuple[MainWindow, Path], qtbot: QtBot) -> None:
    window, path = saved
    scenario = open_scenario(path).scenario
    path.unlink()
    qtbot.wait(400)
    assert window.desk.session.scenario.title == "Mine"
    save_scenario(path, scenario.with_title("Back"))
    qtbot.waitUntil(lambda: window.desk.session.scenario.title == "Back")


def test_what_is_on_no_disk_any_more_is_unsaved_and_whoever_closes_it_is_asked(
    saved: tuple[MainWindow, Path], answers: Answers, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path = saved
    monkeypatch.setattr(outside, "_AGAIN", 50)
    before = open_scenario(path).scenario
    path.unlink()
    qtbot.waitUntil(lambda: not window.desk.session.holder.is_clean)
    assert "is not there any more" in window.statusBar().currentMessage()
    assert window.isWindowModified()
    answers.give("ask_about_unsaved", asking.Unsaved.CANCEL)
    window.close()
    assert window.isVisible()
    window.desk.actions["save"].trigger()
    again = open_scenario(path).scenario
    assert again.model_dump(exclude={"modified"}) == before.model_dump(exclude={"modified"})
    assert window.desk.session.holder.is_clean


def test_a_file_that_comes_back_as_it_was_is_saved_again(
    saved: tuple[MainWindow, Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path = saved
    monkeypatch.setattr(outside, "_AGAIN", 50)
    away = path.with_name("away")
    path.rename(away)
    qtbot.waitUntil(lambda: not window.desk.session.holder.is_clean)
    away.rename(path)
    qtbot.waitUntil(lambda: window.desk.session.holder.is_clean)
    path.rename(away)
    qtbot.waitUntil(lambda: not window.desk.session.holder.is_clean)
    window.desk.session.choose("site", "mill")
    away.rename(path)
    qtbot.wait(500)
    assert not window.desk.session.holder.is_clean
    assert not window.choice.isVisible()


def test_its_own_saves_are_no_news(saved: tuple[MainWindow, Path], qtbot: QtBot) -> None:
    window, _ = saved
    told: list[str] = []
    window.desk.files.told.connect(told.append)
    window.desk.session.choose("site", "mill")
    window.desk.actions["save"].trigger()
    window.desk.session.choose("site", "ford")
    qtbot.wait(500)
    assert told == []
    assert not window.choice.isVisible()
    assert window.desk.session.scenario.choices == {"site": "ford"}


def test_a_saved_version_is_brought_back_as_a_step(saved: tuple[MainWindow, Path]) -> None:
    window, path = saved
    for option in ("mill", "ford"):
        window.desk.session.choose("site", option)
        window.desk.actions["save"].trigger()
    entries = versions(window)
    assert [entry.text().startswith("today, ") for entry in entries] == [True] * 3
    entries[1].trigger()
    assert window.desk.session.scenario.choices == {"site": "mill"}
    assert not window.desk.session.holder.is_clean
    assert window.desk.session.holder.undo_stack.undoText().startswith("Revert to the version of today")
    window.desk.actions["undo"].trigger()
    assert window.desk.session.scenario.choices == {"site": "ford"}
    assert open_scenario(path).scenario.choices == {"site": "ford"}


def test_of_a_damaged_file_the_last_version_kept_is_offered(
    saved: tuple[MainWindow, Path], open_window: OpenWindow, answers: Answers
) -> None:
    window, path = saved
    window.close()
    path.write_bytes(path.read_bytes()[:60])
    other = open_window()
    answers.give("ask_whether_to_open_version", True)
    other.desk.files.open_file(path)
    assert "a damaged one" in answers.told[-1]
    assert other.desk.session.scenario.title == "Mine"
    assert other.desk.files.path == path
    assert not other.desk.session.holder.is_clean
    other.desk.actions["save"].trigger()
    assert open_scenario(path).scenario.title == "Mine"
    path.write_bytes(b"{")
    third = open_window()
    answers.give("ask_whether_to_open_version", False)
    assert not third.desk.files.open_file(path)
    assert third.desk.files.path is None


def test_the_file_is_named_where_its_name_stands(saved: tuple[MainWindow, Path], answers: Answers) -> None:
    window, path = saved
    field = window.workplace.top_bar.titles.file
    assert field.text() == "x.otherwise"
    assert str(path.parent) in field.toolTip()
    rename(window, "bridge")
    assert window.desk.files.path == path.with_name("bridge.otherwise")
    assert field.text() == "bridge.otherwise"
    assert open_scenario(path.with_name("bridge.otherwise")).scenario.title == "Mine"
    assert not path.exists()
    assert len(versions(window)) == 1
    path.write_bytes(b"another")
    answers.listen()
    rename(window, "x.otherwise")
    assert "has a file" in answers.told[-1]
    assert field.text() == "bridge.otherwise"
    assert path.read_bytes() == b"another"


def test_esc_leaves_the_file_its_name(saved: tuple[MainWindow, Path]) -> None:
    window, path = saved
    field = window.workplace.top_bar.titles.file
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "other")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "x.otherwise"
    assert window.desk.files.path == path


def test_a_new_title_offers_the_file_its_name(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    answers.give("ask_save_path", tmp_path / "Mine.otherwise")
    window.desk.session.rename("Mine")
    window.desk.actions["save"].trigger()
    window.desk.files.open_file(tmp_path / "Mine.otherwise")
    offer = part(window, "file-offer")
    window.workplace.top_bar.titles._begin()  # noqa: SLF001 - as when it is opened
    assert not offer.isVisible()
    window.desk.session.rename("Another: title?")
    assert offer.isVisible()
    click(offer)
    assert not offer.isVisible()
    assert window.desk.files.path == tmp_path / "Another title.otherwise"


def test_a_file_named_after_its_title_when_it_was_first_saved_is_offered_the_next_one(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.give("ask_save_path", tmp_path / "Alpha.otherwise")
    title = part(window, "title")
    title.setFocus()
    QTest.keyClicks(title, "Alpha")
    window.desk.actions["save"].trigger()
    offer = part(window, "file-offer")
    assert not offer.isVisible()
    title.setFocus()
    QTest.keySequence(title, "Ctrl+A")
    QTest.keyClicks(title, "Gamma")
    assert offer.isVisible()
    window.desk.actions["save"].trigger()
    assert offer.isVisible(), "a save takes no offer back"
    click(offer)
    assert window.desk.files.path == tmp_path / "Gamma.otherwise"


def test_the_recent_list_shows_title_and_file_name(saved: tuple[MainWindow, Path]) -> None:
    window, path = saved
    menu = window.menuBar().findChild(QMenu, "recent-files")
    assert isinstance(menu, QMenu)
    (entry,) = menu.actions()
    assert entry.text() == "&1 Mine — x.otherwise"
    assert entry.toolTip() == str(path)


def test_folder_and_mail_are_the_desktops(
    saved: tuple[MainWindow, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path = saved
    done: list[object] = []

    def open_folder(folder: Path) -> bool:
        done.append(folder)
        return True

    def start(*words: str) -> bool:
        done.append(words)
        return False

    monkeypatch.setattr(desktop, "open_folder", open_folder)
    monkeypatch.setattr(desktop, "start", start)
    window.desk.actions["show-folder"].trigger()
    assert done == [path.parent]
    window.desk.session.choose("site", "mill")
    window.desk.actions["send"].trigger()
    assert open_scenario(path).scenario.choices == {"site": "mill"}
    assert str(path) in str(done[-1])
    assert "cannot be started" in window.statusBar().currentMessage()


def test_without_a_file_nothing_is_shown_or_loaded(window: MainWindow) -> None:
    for name in ("load-again", "show-folder"):
        assert not window.desk.actions[name].isEnabled()
    window.desk.outside.load_again()
    assert window.desk.session.holder.is_clean


def rename(window: MainWindow, name: str) -> None:
    """Write another name where the file's name stands."""
    field = window.workplace.top_bar.titles.file
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
