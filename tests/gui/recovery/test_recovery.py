"""Unsaved work outlives the program: it is kept a moment after each change, and offered, never forced."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from shiboken6 import isValid

from gui import asking
from gui.desk.guard import DELAY, Guard
from gui.recovery.dialog import LostWorkDialog, about
from gui.recovery.recovery import Recovery
from gui.widgets.choice_buttons import WrapCheckBox
from gui.windows.main_window import MainWindow
from scenarios.files.recovery import Copies, Found, Work, lost_work
from scenarios.files.scenario_files import open_scenario
from scenarios.model.scenario import CasebookReference, Scenario
from tests.gui.conftest import MINI
from tests.gui.lecture.giving import hall
from tests.gui.widgets.looking import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.desk.desk import Desk
    from gui.settings import Settings
    from gui.theme import Theme
    from scenarios.model.casebook import Casebook


def found_in(folder: Path) -> list[Found]:
    lost = lost_work(folder)
    lost.release()
    return list(lost.copies)


def leave_behind(folder: Path, *titles: str, path: Path | None = None) -> None:
    """Do what a program does that is killed: keep copies and never drop them."""
    copies = Copies(folder)
    for number, title in enumerate(titles):
        scenario = Scenario(
            casebook=CasebookReference(id="mini"),
            title=title,
            choices={"site": "mill"},
            casebook_text=MINI.read_text(encoding="utf-8"),
        )
        copies.keep(number, Work(scenario, title=title, path=path))
    copies.close()


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "recovery"


def _forget_changes(window: MainWindow) -> None:
    # To be closed is to be completed, and to be given the work that the window was opened for.
    window.complete()
    if window.is_built and isValid(window.desk):
        window.desk.session.holder.mark_saved()


@pytest.fixture
def desk(
    qtbot: QtBot, theme: Theme, settings: Settings, folder: Path, window: MainWindow
) -> Iterator[Recovery]:
    """Recovery for a program with one window; more come as they are wanted."""
    owner = QObject()
    opened: list[MainWindow] = []

    def give_desk(receive: Callable[[Desk], None]) -> None:
        if window.desk.files.is_untouched:
            receive(window.desk)
            return
        other = MainWindow(theme, settings, MINI)
        qtbot.addWidget(other, before_close_func=_forget_changes)
        opened.append(other)
        other.built.connect(lambda: recovery.watch(other.desk))
        other.built.connect(lambda: receive(other.desk))
        other.show()

    recovery = Recovery(folder, theme, give_desk, owner)
    recovery.watch(window.desk)
    yield recovery
    for each in (window, *opened):
        _forget_changes(each)
    recovery.close()


def dialog_on_screen() -> LostWorkDialog | None:
    return next(
        (it for it in QApplication.topLevelWidgets() if isinstance(it, LostWorkDialog) and it.isVisible()),
        None,
    )


def offered(qtbot: QtBot, desk: Recovery) -> LostWorkDialog:
    desk.offer()
    qtbot.waitUntil(lambda: dialog_on_screen() is not None)
    dialog = dialog_on_screen()
    assert dialog is not None
    return dialog


def rows(dialog: LostWorkDialog) -> list[WrapCheckBox]:
    qualified = [box for box in dialog.findChildren(WrapCheckBox) if box.isVisible()]
    return sorted(qualified, key=lambda box: box.objectName())


def press(qtbot: QtBot, dialog: LostWorkDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, f"lost-work:{name}")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# What is kept.


@pytest.mark.usefixtures("desk")
def test_a_change_is_kept_within_a_second(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    window.desk.session.choose("site", "mill")
    qtbot.waitUntil(lambda: list(folder.glob("*/*.copy")) != [], timeout=1000)


def test_what_is_kept_is_whole(desk: Recovery, window: MainWindow, folder: Path, tmp_path: Path) -> None:
    window.desk.session.choose("site", "mill")
    window.desk.session.rename("If the bridge stood at the mill")
    window.desk.session.set_note("", "For the third lecture.")
    window.desk.session.focus_question("ferry")
    desk.put_in_safety()
    shutil.copytree(folder, tmp_path / "as found")
    (found,) = found_in(tmp_path / "as found")
    kept = found.work.scenario
    assert kept.choices == {"site": "mill"}
    assert kept.notes == {"": "For the third lecture."}
    assert kept.casebook_text == MINI.read_text(encoding="utf-8")
    assert not found.work.carries_casebook
    assert found.work.title == "If the bridge stood at the mill"
    assert found.work.path is None


def test_a_window_that_opens_with_unsaved_work_is_kept_from_its_beginning(
    qtbot: QtBot, theme: Theme, window: MainWindow, folder: Path
) -> None:
    window.desk.session.holder.mark_unsaved()  # as one that shows what lay on the disk beside mine
    owner = QObject()
    recovery = Recovery(folder, theme, lambda _: None, owner)
    recovery.watch(window.desk)
    qtbot.waitUntil(lambda: list(folder.glob("*/*.copy")) != [])
    recovery.close()


@pytest.mark.usefixtures("desk")
def test_endless_changes_are_kept_all_the_same(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    began = time.monotonic()
    number = 0
    while not list(folder.glob("*/*.copy")) and time.monotonic() < began + 1.0:
        number += 1
        window.desk.session.set_note("", f"typing {number}")
        qtbot.wait(20)
    assert list(folder.glob("*/*.copy")) != []
    assert (time.monotonic() - began) * 1000 > DELAY / 2
    assert number > 1


def test_the_file_and_its_state_are_remembered(
    desk: Recovery, window: MainWindow, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.otherwise"
    monkeypatch.setattr(asking, "ask_save_path", lambda *_: path)
    window.desk.actions["save"].trigger()
    window.desk.session.choose("site", "mill")
    desk.put_in_safety()
    shutil.copytree(folder, tmp_path / "as found")
    (found,) = found_in(tmp_path / "as found")
    assert found.work.path == path
    assert found.work.digest == window.desk.files.work.digest != ""


def test_nothing_is_kept_of_what_is_saved(
    desk: Recovery, window: MainWindow, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "ask_save_path", lambda *_: tmp_path / "x.otherwise")
    window.desk.session.choose("site", "mill")
    desk.put_in_safety()
    assert list(folder.glob("*/*.copy")) != []
    window.desk.actions["save"].trigger()
    desk.put_in_safety()
    assert list(folder.glob("*/*.copy")) == []


def test_nothing_is_kept_of_what_is_undone(desk: Recovery, window: MainWindow, folder: Path) -> None:
    window.desk.session.choose("site", "mill")
    desk.put_in_safety()
    window.desk.actions["undo"].trigger()
    desk.put_in_safety()
    assert list(folder.glob("*/*.copy")) == []
    window.desk.actions["redo"].trigger()
    desk.put_in_safety()
    assert list(folder.glob("*/*.copy")) != []


def test_while_a_file_is_saved_its_copy_is_the_same(
    desk: Recovery, window: MainWindow, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.otherwise"
    monkeypatch.setattr(asking, "ask_save_path", lambda *_: path)
    window.desk.session.choose("site", "mill")
    desk.put_in_safety()
    window.desk.session.rename("Changed a blink before the save")

    def killed_here() -> None:
        shutil.copytree(folder, tmp_path / "as found")

    window.desk.files.saving.connect(killed_here)
    window.desk.actions["save"].trigger()
    assert list((tmp_path / "as found").glob("*/*.copy")) != []
    assert found_in(tmp_path / "as found") == []  # all of it is in the file


@pytest.mark.parametrize("answer", [asking.Unsaved.DISCARD, asking.Unsaved.SAVE])
def test_a_clean_close_leaves_nothing(
    desk: Recovery,
    window: MainWindow,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: asking.Unsaved,
) -> None:
    monkeypatch.setattr(asking, "ask_about_unsaved", lambda *_: answer)
    monkeypatch.setattr(asking, "ask_save_path", lambda *_: tmp_path / "x.otherwise")
    window.desk.session.choose("site", "mill")
    desk.put_in_safety()
    window.close()
    desk.close()
    assert list(folder.iterdir()) == []


def test_where_no_copy_can_be_written_it_is_said_until_it_can(
    qtbot: QtBot, desk: Recovery, window: MainWindow, folder: Path
) -> None:
    folder.write_bytes(b"a file where the folder should be")
    window.desk.session.choose("site", "mill")
    desk.put_in_safety()
    qtbot.waitUntil(lambda: "No copies for recovery" in window.statusBar().currentMessage())
    assert window.statusBar().isVisible()
    folder.unlink()
    desk.put_in_safety()
    qtbot.waitUntil(lambda: not window.statusBar().isVisible())
    assert list(folder.glob("*/*.copy")) != []


# What is offered.


def test_where_nothing_was_left_nothing_is_said(qtbot: QtBot, desk: Recovery) -> None:
    desk.offer()
    qtbot.wait(50)
    assert dialog_on_screen() is None


def test_it_is_offered_by_title_and_time(qtbot: QtBot, desk: Recovery, folder: Path, tmp_path: Path) -> None:
    leave_behind(folder, "If the bridge stood at the mill")
    leave_behind(folder, "If the ferry had stayed", path=tmp_path / "ferry.otherwise")
    dialog = offered(qtbot, desk)
    first, second = rows(dialog)
    assert first.words.startswith("“If the ferry had stayed” – changed ")
    assert first.words.endswith(", file ferry.otherwise")
    assert second.words.startswith("“If the bridge stood at the mill” – changed ")
    assert second.words.endswith(", never saved")
    assert first.isChecked()
    assert second.isChecked()
    press(qtbot, dialog, "later")


def test_not_now_leaves_everything_for_the_next_time(
    qtbot: QtBot, desk: Recovery, window: MainWindow, folder: Path
) -> None:
    leave_behind(folder, "one", "two")
    for _ in range(2):
        dialog = offered(qtbot, desk)
        assert len(rows(dialog)) == 2
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: dialog_on_screen() is None)
    assert window.desk.session.holder.is_clean
    assert len(found_in(folder)) == 2


def test_what_is_opened_is_as_it_was_and_not_yet_saved(
    qtbot: QtBot, desk: Recovery, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.otherwise"
    leave_behind(folder, "If the bridge stood at the mill", path=path)
    dialog = offered(qtbot, desk)
    press(qtbot, dialog, "open")
    assert window.desk.session.scenario.title == "If the bridge stood at the mill"
    assert window.desk.session.scenario.choices == {"site": "mill"}
    assert window.desk.session.scenario.casebook_text is None  # the copy carried it, the scenario does not
    assert window.desk.files.path == path
    assert not window.desk.session.holder.is_clean
    assert window.isWindowModified()
    # It is safe in a copy of this program's before the old one goes.
    copies = list(folder.glob("*/*.copy"))
    assert len(copies) == 1
    assert found_in(folder) == []
    window.desk.actions["save"].trigger()
    assert open_scenario(path).scenario.choices == {"site": "mill"}


def test_a_file_that_is_not_what_it_was_is_not_replaced_unasked(
    qtbot: QtBot,
    desk: Recovery,
    window: MainWindow,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "x.otherwise"
    path.write_bytes(b"what somebody else has put here since")
    leave_behind(folder, "one", path=path)
    press(qtbot, offered(qtbot, desk), "open")
    asked: list[Path] = []

    def cancel(_parent: object, file: Path) -> asking.Overwrite:
        asked.append(file)
        return asking.Overwrite.CANCEL

    monkeypatch.setattr(asking, "ask_about_changed_file", cancel)
    window.desk.actions["save"].trigger()
    assert asked == [path]
    assert path.read_bytes() == b"what somebody else has put here since"
    assert not window.desk.session.holder.is_clean


def test_several_are_opened_each_in_its_window(
    qtbot: QtBot, desk: Recovery, window: MainWindow, folder: Path
) -> None:
    leave_behind(folder, "one", "two", "three")
    dialog = offered(qtbot, desk)
    qtbot.mouseClick(rows(dialog)[1], Qt.MouseButton.LeftButton)  # not "two"
    press(qtbot, dialog, "open")

    def titles() -> list[str]:
        windows = [it for it in QApplication.topLevelWidgets() if isinstance(it, MainWindow) and it.is_built]
        return sorted(it.desk.session.scenario.title for it in windows)

    qtbot.waitUntil(lambda: titles() == ["one", "three"])
    assert window.desk.session.scenario.title == "three"
    qtbot.waitUntil(lambda: [found.work.title for found in found_in(folder)] == ["two"])


def test_open_work_is_not_pushed_aside(
    qtbot: QtBot, desk: Recovery, window: MainWindow, folder: Path
) -> None:
    window.desk.session.rename("Mine")
    leave_behind(folder, "Theirs")
    press(qtbot, offered(qtbot, desk), "open")
    qtbot.waitUntil(lambda: found_in(folder) == [])
    assert window.desk.session.scenario.title == "Mine"


def test_what_is_discarded_is_gone(
    qtbot: QtBot, desk: Recovery, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_behind(folder, "one", "two")
    dialog = offered(qtbot, desk)
    qtbot.mouseClick(rows(dialog)[0], Qt.MouseButton.LeftButton)  # keep "two"
    told: list[list[str]] = []

    def agree(_parent: object, titles: list[str]) -> bool:
        told.append(titles)
        return True

    monkeypatch.setattr(asking, "ask_whether_to_discard", agree)
    press(qtbot, dialog, "discard")
    assert [title.split("”")[0] for title in told[0]] == ["“one"]
    qtbot.waitUntil(lambda: [box.words.split("”")[0] for box in rows(dialog)] == ["“two"])
    press(qtbot, dialog, "discard")
    qtbot.waitUntil(lambda: dialog_on_screen() is None)
    assert found_in(folder) == []
    assert list(folder.iterdir()) == []


def test_discarding_can_be_thought_better_of(
    qtbot: QtBot, desk: Recovery, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_behind(folder, "one")
    dialog = offered(qtbot, desk)
    monkeypatch.setattr(asking, "ask_whether_to_discard", lambda *_: False)
    press(qtbot, dialog, "discard")
    assert len(rows(dialog)) == 1
    press(qtbot, dialog, "later")
    assert len(found_in(folder)) == 1


def test_with_nothing_ticked_there_is_nothing_to_do(qtbot: QtBot, desk: Recovery, folder: Path) -> None:
    leave_behind(folder, "one")
    dialog = offered(qtbot, desk)
    qtbot.mouseClick(rows(dialog)[0], Qt.MouseButton.LeftButton)
    for name in ("open", "discard"):
        button = dialog.findChild(QPushButton, f"lost-work:{name}")
        assert button is not None
        assert not button.isEnabled()
    press(qtbot, dialog, "later")


def test_it_waits_until_no_other_dialog_stands(
    qtbot: QtBot, desk: Recovery, window: MainWindow, folder: Path
) -> None:
    leave_behind(folder, "one")
    other = QMessageBox(window)
    other.open()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is other)
    desk.offer()
    assert dialog_on_screen() is None
    other.close()
    other.deleteLater()
    qtbot.waitUntil(lambda: dialog_on_screen() is not None)
    desk.offer()  # a second offer is not made on top of the first
    dialog = dialog_on_screen()
    assert dialog is not None
    press(qtbot, dialog, "later")


def test_it_waits_until_the_hall_is_gone(
    qtbot: QtBot, desk: Recovery, window: MainWindow, folder: Path
) -> None:
    leave_behind(folder, "Mine")
    QTest.keyClick(window, Qt.Key.Key_F5)
    settle()
    desk.offer()
    qtbot.wait(500)
    assert dialog_on_screen() is None
    QTest.keyClick(hall(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog_on_screen() is not None)
    dialog = dialog_on_screen()
    assert dialog is not None
    press(qtbot, dialog, "later")


def test_work_without_its_casebook_opens_all_the_same(
    qtbot: QtBot, desk: Recovery, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = Copies(folder)
    scenario = Scenario(casebook=CasebookReference(id="rivers"), title="Rivers", choices={"dam": "built"})
    copies.keep(1, Work(scenario, title="Rivers"))
    copies.close()
    told: list[str] = []

    def answer(_parent: object, _title: str, notices: list[str]) -> bool:
        told.extend(notices)
        return False

    monkeypatch.setattr(asking, "ask_whether_to_find_casebook", answer)
    press(qtbot, offered(qtbot, desk), "open")
    assert window.desk.session.scenario.choices == {"dam": "built"}
    assert 'cannot be used – "rivers": no casebook' in told[0]
    assert "no decision “dam”" in told[1]


def test_the_old_copy_stays_where_no_new_one_can_be_written(
    qtbot: QtBot, desk: Recovery, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_behind(folder, "one")
    monkeypatch.setattr(Guard, "keep_now", lambda _: False)
    press(qtbot, offered(qtbot, desk), "open")
    assert window.desk.session.scenario.title == "one"
    assert [found.work.title for found in found_in(folder)] == ["one"]


def test_a_file_changed_after_its_copy_is_pointed_out(tmp_path: Path, mini: Casebook) -> None:
    path = tmp_path / "x.otherwise"
    work = Work(Scenario.new(mini), title="x", path=path)
    now = datetime.now(UTC)
    path.touch()
    assert about(Found(tmp_path, work, now - timedelta(hours=1))).endswith(
        "; the file was changed after that"
    )
    assert about(Found(tmp_path, work, now + timedelta(hours=1))).endswith("file x.otherwise")
    path.unlink()
    assert about(Found(tmp_path, work, now - timedelta(hours=1))).endswith("file x.otherwise")


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such names")
def test_titles_and_names_are_shown_as_plain_text(
    qtbot: QtBot, desk: Recovery, folder: Path, tmp_path: Path
) -> None:
    leave_behind(folder, "<b>bold</b>\u202egnp", path=tmp_path / "a\u202eb\n.otherwise")
    dialog = offered(qtbot, desk)
    assert "<b>bold</b>[U+202E]gnp" in rows(dialog)[0].words
    assert "a[U+202E]b .otherwise" in rows(dialog)[0].words
    press(qtbot, dialog, "later")


def test_every_control_has_a_name(qtbot: QtBot, desk: Recovery, folder: Path) -> None:
    leave_behind(folder, "one", "two")
    dialog = offered(qtbot, desk)
    controls: list[QPushButton | WrapCheckBox] = [*dialog.findChildren(QPushButton), *rows(dialog)]
    assert len(controls) == 5
    assert all(control.accessibleName() for control in controls)
    press(qtbot, dialog, "later")
