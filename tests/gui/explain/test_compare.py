"""Comparing, as a user does it: with history, a course, a reading, a file asked for or dropped."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox

from gui import asking
from gui.explain.line_card import LineCard
from gui.explain.other_side import sides_beside
from scenarios.files.casebook_files import casebook_digest
from scenarios.files.scenario_files import save_scenario
from scenarios.model.reading import Reading
from scenarios.model.scenario import Scenario
from tests.gui.conftest import COURSES
from tests.gui.explain.conftest import Ask, ready
from tests.gui.explain.test_takes import pick
from tests.gui.widgets.looking import click, find, part, said, settle, words_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.explain.page import Page
    from gui.windows.main_window import MainWindow
    from scenarios.model.casebook import Casebook


def sides(page: Page) -> QComboBox:
    found = part(page, "compare:with")
    assert isinstance(found, QComboBox)
    return found


@pytest.fixture
def colleague(tmp_path: Path, home: Path, courses: Casebook) -> Path:
    """A colleague's scenario of the port, in which the dyke breaks."""
    path = tmp_path / "colleague.otherwise"
    shutil.copy(COURSES, home / "casebooks" / "courses.toml")
    scenario = Scenario.new(courses, casebook_digest(COURSES), title="My colleague's")
    save_scenario(path, scenario.with_choice("dyke", "breaks"))
    return path


def test_a_branch_beside_history(ask: Ask, port: MainWindow) -> None:
    click(part(port, "option:dyke/breaks"))
    page = ask("compare")
    assert said(page, "compare:counts").startswith("1 choice differs")
    told = words_of(part(page, "compare:choice:dyke"))
    assert "A  The dyke breaks" in told
    assert "B  The dyke holds" in told
    question = part(page, "compare:question:orchard")
    click(question)
    assert port.desk.session.question == "orchard"


def test_history_beside_itself(ask: Ask) -> None:
    assert said(ask("compare"), "compare:counts") == "nothing differs"


def test_two_courses_and_the_arguments_that_differ(ask: Ask, port: MainWindow, qtbot: QtBot) -> None:
    click(part(port, "option:dyke/breaks"))
    session = port.desk.session
    session.focus_question("toll")
    page = ask("compare")
    other = next(
        one.number for one in session.snapshot.courses if one.holds["owner"] != session.course.holds["owner"]
    )
    pick(sides(page), f"course {other}")
    ready(page, qtbot)
    assert page.findChild(LineCard, "compare:holds:owner") is not None
    card = next(
        one for one in page.findChildren(LineCard) if one.objectName().startswith("compare:argument:")
    )
    click(card)
    assert session.argument == card.objectName().rpartition(":")[2]


def test_another_reading(ask: Ask, port: MainWindow, qtbot: QtBot) -> None:
    page = ask("compare")
    document = port.desk.session.casebook.documents[0]
    pick(sides(page), f"reading {document.id}")
    ready(page, qtbot)
    told = words_of(page)
    assert "Reading" in told
    assert "not heard" in told


def test_another_reading_leaves_out_what_the_one_in_force_leaves_out(
    ask: Ask, port: MainWindow, qtbot: QtBot
) -> None:
    session = port.desk.session
    document = session.casebook.documents[0].id
    alone = Reading.of_document(session.casebook, document, "df-quad")
    session.set_reading(alone)
    page = ask("compare")
    assert sides(page).findData("reading all") >= 0
    session.set_reading(Reading(semantics="df-quad", without_inferences=True))
    ready(page, qtbot)
    # All documents are heard as it is: that is no other reading.
    assert sides(page).findData("reading all") < 0
    offered = {one.key: one.standpoint.reading for one in sides_beside(session.snapshot, 0)}
    assert offered[f"reading {document}"] == replace(alone, without_inferences=True)


def test_a_file_that_is_asked_for(
    ask: Ask, colleague: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ask("compare")
    monkeypatch.setattr(asking, "ask_open_path", lambda *_: None)
    click(find(page, "compare:open"))
    assert sides(page).currentData() == "history"
    monkeypatch.setattr(asking, "ask_open_path", lambda *_: colleague)
    click(find(page, "compare:open"))
    ready(page, qtbot)
    assert sides(page).currentText() == "My colleague's"
    assert said(page, "compare:counts").startswith("1 choice differs")


def test_a_file_that_is_dropped(ask: Ask, colleague: Path, qtbot: QtBot) -> None:
    page = ask("compare")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(colleague))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, left, none))
    ready(page, qtbot)
    assert sides(page).currentText() == "My colleague's"


def drop_on(window: MainWindow, path: Path) -> bool:
    """Drop a file on the window as a file manager does; whether it was taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, left, none))
    settle()
    return enter.isAccepted()


def test_a_second_file_is_dropped_on_the_window(
    ask: Ask, port: MainWindow, colleague: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def compare(_: object, path: Path) -> asking.Dropped:
        asked.append(path)
        return asking.Dropped.COMPARE

    monkeypatch.setattr(asking, "ask_about_dropped", compare)
    assert drop_on(port, colleague)
    page = ask("compare")
    ready(page, qtbot)
    assert asked == [colleague]
    assert sides(page).currentText() == "My colleague's"
    assert port.desk.session.is_as_it_happened


def test_a_second_file_that_is_dropped_may_be_opened_or_left(
    port: MainWindow, colleague: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever opens files, opens these as by a double-click.
    to_open: list[list[Path]] = []
    port.dropped.connect(to_open.append)
    monkeypatch.setattr(asking, "ask_about_dropped", lambda *_: asking.Dropped.CANCEL)
    assert drop_on(port, colleague)
    assert to_open == []
    monkeypatch.setattr(asking, "ask_about_dropped", lambda *_: asking.Dropped.OPEN)
    drop_on(port, colleague)
    assert to_open == [[colleague]]
    assert port.desk.session.is_as_it_happened


def test_what_is_dropped_on_the_window_and_no_scenario_is_not_asked_about(port: MainWindow) -> None:
    to_open: list[list[Path]] = []
    port.dropped.connect(to_open.append)
    text = Path("/nowhere/notes.txt")
    assert drop_on(port, text)
    assert to_open == [[text]]


def test_what_is_no_scenario_is_not_taken(ask: Ask) -> None:
    page = ask("compare")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/nowhere/notes.txt")])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(page, enter)
    assert not enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, left, none))
    settle()
    assert sides(page).currentData() == "history"


def test_a_scenario_of_another_casebook_is_refused(
    ask: Ask, mini: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ask("compare")
    path = tmp_path / "bridge.otherwise"
    save_scenario(path, Scenario.new(mini))
    told: list[str] = []
    monkeypatch.setattr(asking, "tell_faults", lambda _, title, faults: told.extend([title, str(faults[0])]))
    monkeypatch.setattr(asking, "ask_open_path", lambda *_: path)
    click(find(page, "compare:open"))
    assert told[0] == "“bridge.otherwise” cannot be compared with."
    assert "of the casebook" in told[1]
    assert "Choose a scenario of the same casebook" in told[1]
    assert sides(page).currentData() == "history"


def test_what_does_not_fit_is_told(
    ask: Ask, courses: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ask("compare")
    path = tmp_path / "odd.otherwise"
    save_scenario(path, Scenario.new(courses).with_choices({"tower": "built"}))
    told: list[str] = []
    monkeypatch.setattr(asking, "tell_notices", lambda *said: told.extend(said[2]))
    monkeypatch.setattr(asking, "ask_open_path", lambda *_: path)
    click(find(page, "compare:open"))
    assert len(told) == 1
    assert "tower" in told[0]
