"""Titles, notes and names from other people's files are shown as plain text, and stay as they are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from scenarios.files.scenario_files import open_scenario, save_scenario
from scenarios.model.scenario import CasebookReference, Scenario
from tests.gui.desk.test_files import Answers, recent

if TYPE_CHECKING:
    from gui.windows.main_window import MainWindow
    from tests.gui.conftest import OpenWindow

TITLE = '<img src="file:///etc/passwd"><b>If\u202e\x1b[31m not</b>\n[*] &amp; so'
SHOWN = '<img src="file:///etc/passwd"><b>If[U+202E][U+001B][31m not</b> [*] &amp; so'
NOTE = "one\u2028two\u202e <script>alert(1)</script>\u00a0\r\nthree"


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers(monkeypatch)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "x.otherwise"
    save_scenario(path, Scenario(casebook=CasebookReference(id="mini"), title=TITLE, notes={"": NOTE}))
    return path


def test_the_window_and_its_bar_show_the_title_as_text(open_window: OpenWindow, path: Path) -> None:
    window = open_window(path)
    # Doubled, because Qt takes one for its mark of a changed window.
    assert window.windowTitle() == f"{SHOWN.replace('[*]', '[*][*]')}[*] — Otherwise"
    title = window.workplace.top_bar.titles.title
    assert title.text() == SHOWN


def editor_of(window: MainWindow) -> QPlainTextEdit:
    editor = window.findChild(QPlainTextEdit, "notes:text")
    assert isinstance(editor, QPlainTextEdit)
    return editor


def test_title_and_note_are_shown_as_text_and_saved_to_the_letter(
    open_window: OpenWindow, path: Path
) -> None:
    window = open_window(path)
    note = editor_of(window)
    assert note.isVisible()
    assert "one[U+2028]two[U+202E] <script>alert(1)</script>" in note.toPlainText()
    note.setFocus()
    window.workplace.top_bar.titles.title.setFocus()
    assert window.desk.session.holder.is_clean
    window.desk.session.choose("site", "mill")
    window.desk.actions["save"].trigger()
    saved = open_scenario(path).scenario
    assert saved.title == TITLE
    assert saved.notes == {"": NOTE}


def test_what_is_typed_is_taken(open_window: OpenWindow, path: Path) -> None:
    window = open_window(path)
    note = editor_of(window)
    note.selectAll()
    QTest.keyClicks(note, "Mine")
    assert window.desk.session.scenario.notes == {"": "Mine"}
    assert window.desk.session.scenario.title == TITLE


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such names")
def test_names_of_files_are_shown_as_text(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    bad = tmp_path / "in\u202egnp\n.otherwise"
    bad.write_bytes(b"{}")
    answers.give("ask_open_path", bad)
    answers.listen()
    window.desk.actions["open"].trigger()
    assert answers.told[-1].startswith("“in[U+202E]gnp .otherwise” cannot be opened.\n")
    assert "\u202e" not in answers.told[-1]
    assert len(answers.told[-1].splitlines()) == 2


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such names")
def test_recent_files_are_shown_as_text(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    folder = tmp_path / "a\u202eb"
    folder.mkdir()
    answers.give("ask_save_path", folder / "in\u202egnp\n.otherwise")
    window.desk.actions["save"].trigger()
    (entry,) = recent(window).actions()
    assert "\u202e" not in entry.text()
    assert "\n" not in entry.text()
    assert "[U+202E]" in window.windowTitle()
