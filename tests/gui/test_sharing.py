"""One file is enough to share a scenario, and one that lacks its casebook is still worth opening."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from gui import asking
from gui.widgets.question import Question
from scenarios.files import library
from scenarios.files.scenario_files import open_scenario, save_scenario
from scenarios.model.scenario import CasebookReference, Scenario
from tests.casebooks import mini_text
from tests.gui.conftest import MINI
from tests.gui.desk.test_files import Answers

if TYPE_CHECKING:
    from gui.windows.main_window import MainWindow
    from tests.gui.conftest import OpenWindow

WHICH_FIND = asking.ask_whether_to_find_casebook
WHICH_DISCARD = asking.ask_whether_to_discard


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers(monkeypatch)


@pytest.fixture
def lacking(tmp_path: Path) -> Path:
    """A scenario of a casebook that is not at hand."""
    path = tmp_path / "rivers.otherwise"
    scenario = Scenario(
        casebook=CasebookReference(id="rivers"),
        title="Rivers",
        choices={"site": "mill"},
        notes={"": "Ask who pays."},
    )
    save_scenario(path, scenario)
    return path


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    """The casebook that it lacks."""
    path = tmp_path / "rivers.toml"
    path.write_text(mini_text(('id = "mini"', 'id = "rivers"')), encoding="utf-8")
    return path


def test_a_copy_with_its_casebook_opens_where_there_is_none(
    window: MainWindow,
    open_window: OpenWindow,
    answers: Answers,
    tmp_path: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own, copy = tmp_path / "own.otherwise", tmp_path / "copy.otherwise"
    answers.give("ask_save_path", own, copy)
    window.desk.session.choose("site", "mill")
    window.desk.actions["save"].trigger()
    window.desk.session.choose("toll", "charged")
    window.desk.actions["save-copy"].trigger()
    assert window.desk.files.path == own
    assert not window.desk.session.holder.is_clean  # the copy is not the file
    assert open_scenario(own).scenario.casebook_text is None
    assert open_scenario(copy).scenario.casebook_text == MINI.read_text(encoding="utf-8")

    (home / "casebooks" / "mini.toml").unlink()
    monkeypatch.setattr(library, "shipped_casebooks", tuple)
    elsewhere = open_window(copy)
    assert elsewhere.desk.session.snapshot.standpoint == window.desk.session.snapshot.standpoint
    elsewhere.desk.session.rename("Elsewhere")
    elsewhere.desk.actions["save"].trigger()
    assert open_scenario(copy).scenario.casebook_text == MINI.read_text(encoding="utf-8")


def test_the_copy_is_suggested_a_name_of_its_own(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    suggested: list[str] = []
    monkeypatch.setattr(asking, "ask_save_path", lambda _parent, path: suggested.append(path.name))
    window.desk.session.rename("The mill")
    window.desk.actions["save-copy"].trigger()
    assert suggested == ["The mill (with casebook).otherwise"]


def test_a_copy_in_place_of_the_file_is_the_file(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "x.otherwise"
    answers.give("ask_save_path", path, path)
    window.desk.actions["save"].trigger()
    window.desk.session.choose("site", "mill")
    window.desk.actions["save-copy"].trigger()
    assert window.desk.session.holder.is_clean
    window.desk.session.rename("Later")
    window.desk.actions["save"].trigger()  # and is not taken for one that somebody else has changed
    assert answers.asked == ["ask_save_path", "ask_save_path"]


def test_a_copy_that_cannot_be_written_can_go_elsewhere(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    good = tmp_path / "good.otherwise"
    answers.give("ask_save_path", tmp_path / "gone" / "x.otherwise", good, tmp_path / "gone" / "y.otherwise")
    answers.give("ask_after_failed_save", True, False)
    window.desk.actions["save-copy"].trigger()
    assert open_scenario(good).scenario.casebook_text is not None
    window.desk.actions["save-copy"].trigger()
    assert answers.asked.count("ask_after_failed_save") == 2


def test_a_scenario_without_its_casebook_opens_and_saves_without_loss(
    open_window: OpenWindow, answers: Answers, lacking: Path
) -> None:
    before = open_scenario(lacking).scenario
    answers.give("ask_whether_to_find_casebook", False)
    window = open_window(lacking)
    assert "“Rivers” is open, but not quite as it was saved." in answers.told[0]
    assert "no casebook of this id is on this computer" in answers.told[0]
    assert "no decision “site”" in answers.told[0]
    assert window.desk.files.lacks_casebook
    assert window.desk.actions["find-casebook"].isEnabled()
    assert not window.desk.actions["save-copy"].isEnabled()
    window.desk.session.rename("Rivers")
    window.desk.session.set_note("", "Ask who pays, and when.")
    window.desk.actions["save"].trigger()
    after = open_scenario(lacking).scenario
    assert after.notes == {"": "Ask who pays, and when."}
    assert after.model_copy(update={"modified": "", "notes": before.notes}) == before


def test_its_casebook_is_found_when_it_is_opened(
    open_window: OpenWindow, answers: Answers, lacking: Path, rivers: Path
) -> None:
    answers.give("ask_whether_to_find_casebook", True)
    answers.give("ask_casebook_path", rivers)
    window = open_window(lacking)
    assert window.desk.session.casebook.id == "rivers"
    assert window.desk.session.snapshot.standpoint.choices["site"] == "mill"
    assert window.desk.session.holder.is_clean
    assert not window.desk.actions["find-casebook"].isEnabled()
    assert window.desk.actions["save-copy"].isEnabled()
    window.desk.session.choose("toll", "free")
    window.desk.actions["save"].trigger()
    assert open_scenario(lacking).scenario.casebook_text == rivers.read_text(encoding="utf-8")


def test_its_casebook_is_found_later(
    open_window: OpenWindow, answers: Answers, lacking: Path, rivers: Path
) -> None:
    answers.give("ask_whether_to_find_casebook", False)
    answers.give("ask_casebook_path", None, MINI, rivers)
    answers.listen()
    window = open_window(lacking)
    window.desk.session.rename("The rivers")
    window.desk.actions["find-casebook"].trigger()
    assert window.desk.files.lacks_casebook
    window.desk.actions["find-casebook"].trigger()
    assert 'it is the casebook "mini", and the scenario needs "rivers"' in answers.told[-1]
    assert window.desk.files.lacks_casebook
    window.desk.actions["find-casebook"].trigger()
    assert window.desk.session.casebook.id == "rivers"
    assert window.desk.session.scenario.title == "The rivers"
    assert not window.desk.session.holder.is_clean  # the new title is not saved yet


def press(name: str, seen: list[str]) -> None:
    def act() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Question)
        assert all(label.textFormat() != Qt.TextFormat.RichText for label in box.findChildren(QLabel))
        seen.append(box.said.strip().replace("\n", " | ", 1))
        next(each for each in box.findChildren(QPushButton) if each.text().replace("&", "") == name).click()

    QTimer.singleShot(50, act)


@pytest.mark.parametrize(("button", "answer"), [("Find the casebook…", True), ("Go on without it", False)])
def test_the_question_about_a_lacking_casebook(window: MainWindow, button: str, answer: bool) -> None:
    seen: list[str] = []
    press(button, seen)
    assert WHICH_FIND(window, "“<b>x</b>” is open", ["It lacks <i>much</i>."]) is answer
    assert seen == ["“<b>x</b>” is open | It lacks <i>much</i>."]


@pytest.mark.parametrize(("button", "answer"), [("Discard", True), ("Cancel", False)])
def test_the_question_about_discarding(window: MainWindow, button: str, answer: bool) -> None:
    seen: list[str] = []
    press(button, seen)
    assert WHICH_DISCARD(window, ["“one”", "“two”"]) is answer
    assert seen == ["Discard this work for good? | “one”\n\n“two”"]
