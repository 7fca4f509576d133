"""The dialogs say what they should, in plain text, and give the answer that was pressed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.asking import (
    Dropped,
    Overwrite,
    Unsaved,
    ask_about_changed_file,
    ask_about_dropped,
    ask_about_unsaved,
    ask_after_failed_save,
    ask_hands,
    ask_how_to_read,
    ask_save_path,
    ask_step,
    ask_what_text_holds,
    ask_whether_to_detach,
    ask_whether_to_open_version,
    ask_which_casebook,
    ask_which_document,
    ask_which_step,
    tell_faults,
    tell_notices,
)
from gui.widgets.choosing import ListDialog, NumbersDialog
from gui.widgets.overview_dialog import OverviewDialog
from gui.widgets.preview_dialog import PreviewDialog
from gui.widgets.question import Question
from scenarios.model.faults import Fault

HOSTILE = "<b>bold</b><img src='file:///etc/passwd'>"


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def soon(answer: Callable[[], None]) -> None:
    """Answer the dialog that is asked next, once it has the keyboard; close it where the answer fails."""

    def attempt() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or QApplication.focusWidget() is None:
            QTimer.singleShot(20, attempt)
            return
        try:
            answer()
        except BaseException:
            dialog.close()
            raise

    QTimer.singleShot(20, attempt)


def list_in(dialog: QWidget | None) -> QListWidget:
    """The list of a dialog that asks for one of several."""
    assert isinstance(dialog, (ListDialog, OverviewDialog))
    found = dialog.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    return found


class Answer:
    """Presses a button of the next message box, and remembers what the box said."""

    def __init__(self, button: str) -> None:
        self._button = button
        self.said = ""
        self.plain = False
        soon(self._press)

    def _press(self) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Question)
        self.said = box.said
        labels = [label for label in box.findChildren(QLabel) if label.text()]
        self.plain = all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
        buttons = {button.text().replace("&", ""): button for button in box.findChildren(QPushButton)}
        buttons[self._button].click()


@pytest.mark.parametrize(
    ("button", "answer"),
    [("Save", Unsaved.SAVE), ("Discard", Unsaved.DISCARD), ("Cancel", Unsaved.CANCEL)],
)
def test_unsaved_changes(parent: QWidget, button: str, answer: Unsaved) -> None:
    pressed = Answer(button)
    assert ask_about_unsaved(parent, HOSTILE) is answer
    assert HOSTILE in pressed.said
    assert pressed.plain


@pytest.mark.parametrize(
    ("button", "answer"),
    [
        ("Replace the changed file", Overwrite.OVERWRITE),
        ("Save in another place…", Overwrite.ELSEWHERE),
        ("Show the other version", Overwrite.SHOW),
        ("Cancel", Overwrite.CANCEL),
    ],
)
def test_a_file_that_was_changed(parent: QWidget, button: str, answer: Overwrite) -> None:
    pressed = Answer(button)
    assert ask_about_changed_file(parent, Path("/far/away/bridge.otherwise")) is answer
    assert "bridge.otherwise" in pressed.said


@pytest.mark.parametrize(("button", "elsewhere"), [("Save in another place…", True), ("Cancel", False)])
def test_a_failed_save(parent: QWidget, button: str, elsewhere: bool) -> None:
    pressed = Answer(button)
    fault = Fault("bridge.otherwise", "", "the disk is full", "Save it in another place")
    assert ask_after_failed_save(parent, [fault]) is elsewhere
    assert "the disk is full" in pressed.said
    assert "It stays open" in pressed.said


def test_faults_are_told_as_plain_text(parent: QWidget) -> None:
    pressed = Answer("OK")
    tell_faults(parent, "It cannot be opened.", [Fault("x.toml", "questions", HOSTILE, "Mend it")])
    assert HOSTILE in pressed.said
    assert pressed.plain


def test_a_question_closed_by_escape_is_answered_as_its_cancel_or_its_only_button(parent: QWidget) -> None:
    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Question)
        QTest.keyClick(box, Qt.Key.Key_Escape)

    soon(close)
    assert ask_about_unsaved(parent, "Bridges") is Unsaved.CANCEL
    soon(close)
    tell_notices(parent, "Open, but not as it was.", ["Something is gone."])


def test_details_are_shown_and_hidden_by_their_button(parent: QWidget) -> None:
    seen: list[bool] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Question)
        details = box.findChild(QPlainTextEdit)
        button = box.findChild(QPushButton, "question:show-details")
        assert details is not None
        assert button is not None
        for _ in range(2):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            seen.append(details.isVisible())
        QTest.keyClick(box, Qt.Key.Key_Escape)

    soon(press)
    tell_notices(parent, "Open, but not as it was.", [f"Notice {number}." for number in range(40)])
    assert seen == [True, False]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_step_and_hands_are_asked_as_numbers(parent: QWidget, key: Qt.Key) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NumbersDialog)
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, "7")
        if not taken and dialog.objectName() == "hands":
            Answer("Discard")
        QTest.keyClick(dialog, key)

    taken = key == Qt.Key.Key_Return
    soon(answer)
    assert ask_step(parent, 9, 2) == (7 if taken else None)
    soon(answer)
    hands = ask_hands(parent, "Who wins?", {"a": "The first", "b": "The other"}, {"b": 3}, again=False)
    assert hands == ({"a": 7, "b": 3} if taken else None)


def test_all_steps_are_listed_with_the_present_one_chosen(parent: QWidget) -> None:
    def answer() -> None:
        entries = list_in(QApplication.activeModalWidget())
        assert entries.currentItem().text() == "2  Second"
        QTest.keyClick(entries, Qt.Key.Key_Down)
        QTest.keyClick(entries, Qt.Key.Key_Return)

    soon(answer)
    assert ask_which_step(parent, ["First", "Second", "Third"], 1) == 2


def test_many_notices_do_not_outgrow_the_screen(parent: QWidget) -> None:
    pressed = Answer("OK")
    tell_notices(parent, "Open, but not as it was.", [f"Notice {number}." for number in range(40)])
    assert "… and 28 more" in pressed.said
    assert "Notice 39." in pressed.said  # in the details


@pytest.mark.parametrize(("accept", "chosen"), [(True, "rivers"), (False, None)])
def test_which_casebook(parent: QWidget, accept: bool, chosen: str | None) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        entries = list_in(dialog)
        QTest.keyClicks(entries, "Riv")
        QTest.keyClick(entries, Qt.Key.Key_Return if accept else Qt.Key.Key_Escape)

    soon(answer)
    assert ask_which_casebook(parent, {"bridges": "Bridges", "rivers": "Rivers"}) == chosen


def test_casebooks_of_one_title_are_told_apart(parent: QWidget) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        entries = list_in(dialog)
        assert len({entries.item(row).text() for row in range(3)}) == 3
        QTest.keyClick(entries, Qt.Key.Key_End)
        QTest.keyClick(entries, Qt.Key.Key_Return)

    soon(answer)
    titles = {"old": "Bridges", "rivers": "Rivers", "new": "Bridges"}
    assert ask_which_casebook(parent, titles) == "new"


@pytest.mark.parametrize("typed", ["bridge", "bridge.otherwise"])
def test_the_extension_is_added_where_it_was_left_out(parent: QWidget, tmp_path: Path, typed: str) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.selectAll()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)

    soon(answer)
    assert ask_save_path(parent, tmp_path / "Untitled.otherwise") == tmp_path / "bridge.otherwise"


def test_thinking_better_of_saving(parent: QWidget, tmp_path: Path) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.reject()

    soon(answer)
    assert ask_save_path(parent, tmp_path / "Untitled.otherwise") is None


@pytest.mark.parametrize(
    ("button", "answer"),
    [("Attach to “The chronicle”", True), ("Attach to all 3 documents", False), ("Cancel", None)],
)
def test_what_a_text_holds_is_asked_with_verbs(parent: QWidget, button: str, answer: bool | None) -> None:
    pressed = Answer(button)
    said = ask_what_text_holds(parent, HOSTILE, "The chronicle", 3)
    assert said is (None if answer is None else not answer)
    assert HOSTILE in pressed.said
    assert pressed.plain


@pytest.mark.parametrize(("button", "answer"), [("Detach", True), ("Cancel", False)])
def test_a_text_is_detached_by_a_verb_alone(parent: QWidget, button: str, answer: bool) -> None:
    pressed = Answer(button)
    assert ask_whether_to_detach(parent, HOSTILE, "The chronicle") is answer
    assert HOSTILE in pressed.said
    assert "The chronicle" in pressed.said
    assert pressed.plain


@pytest.mark.parametrize("taken", [True, False])
def test_how_a_text_reads_is_seen_before_it_is_chosen(parent: QWidget, taken: bool) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PreviewDialog)
        which, text = dialog.findChild(QComboBox), dialog.findChild(QPlainTextEdit)
        assert which is not None
        assert text is not None
        assert text.toPlainText() == "one"
        QTest.keyClick(which, Qt.Key.Key_Down)
        assert text.toPlainText() == HOSTILE
        QTest.keyClick(dialog, Qt.Key.Key_Return if taken else Qt.Key.Key_Escape)

    soon(answer)
    chosen = ask_how_to_read(parent, "x.txt", {"first": "one", "second": HOSTILE})
    assert chosen == ("second" if taken else None)


def test_which_document_is_chosen_by_its_title(parent: QWidget) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        entries = list_in(dialog)
        QTest.keyClick(entries, Qt.Key.Key_Down)
        QTest.keyClick(entries, Qt.Key.Key_Return)

    soon(answer)
    assert ask_which_document(parent, "x.txt", {"a": "The same", "b": "The same"}) == "b"


@pytest.mark.parametrize(("button", "answer"), [("Open that version", True), ("Cancel", False)])
def test_an_earlier_version_of_a_damaged_file(parent: QWidget, button: str, answer: bool) -> None:
    pressed = Answer(button)
    fault = Fault("x.otherwise", "", "it is damaged", "Ask for it again")
    assert ask_whether_to_open_version(parent, "It cannot be opened.", [fault], "today, 9:30") is answer
    assert "it is damaged" in pressed.said
    assert "today, 9:30" in pressed.said


@pytest.mark.parametrize(
    ("button", "answer"),
    [("Compare with it", Dropped.COMPARE), ("Open it", Dropped.OPEN), ("Cancel", Dropped.CANCEL)],
)
def test_a_scenario_that_was_dropped(parent: QWidget, button: str, answer: Dropped) -> None:
    pressed = Answer(button)
    assert ask_about_dropped(parent, Path("<b>other</b>.otherwise")) is answer
    assert "b>.otherwise" in pressed.said
    assert pressed.plain
