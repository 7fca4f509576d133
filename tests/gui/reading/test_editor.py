"""A reading is made up by hand: the window shows what it comes to meanwhile, and nothing is kept yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QSlider

from gui.reading.editor import ReadingEditor
from scenarios.files.casebook_files import open_casebook
from scenarios.model.reading import Reading
from tests.gui.widgets.looking import cut_off, find, part, said, settle, words_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.theme import Theme
    from gui.windows.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
SHIPPED = Path(__file__).resolve().parents[3] / "resources" / "casebooks" / "soviet-succession.toml"


def _open(window: MainWindow, qtbot: QtBot) -> ReadingEditor:
    box = part(window, "reading:choice")
    assert isinstance(box, QComboBox)
    box.showPopup()
    qtbot.keyClick(box.view(), Qt.Key.Key_End)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    editor = window.findChild(ReadingEditor)
    assert editor is not None
    settle()
    return editor


def _slider(editor: ReadingEditor, document: str) -> QSlider:
    slider = part(editor, f"credence-slider:{document}")
    assert isinstance(slider, QSlider)
    return slider


def _drag_to(slider: QSlider, shares: tuple[float, ...], qtbot: QtBot, *, release: bool = True) -> None:
    """Drag the handle from its right end to these shares of the way, one after another."""
    middle, room = slider.height() // 2, slider.width()
    QTest.mousePress(slider, LEFT, pos=QPoint(room - 6, middle))
    for share in shares:
        QTest.mouseMove(slider, QPoint(round(room * share), middle))
        qtbot.wait(60)
    if release:
        QTest.mouseRelease(slider, LEFT, pos=QPoint(round(room * shares[-1]), middle))


def _shown(window: MainWindow) -> str:
    return words_of(part(window, "outcomes"))


def test_the_window_shows_what_a_credence_comes_to_while_it_is_dragged(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.desk.session
    before = _shown(window)
    editor = _open(window, qtbot)
    assert said(editor, "reading:effect") == ""
    slider = _slider(editor, "ledger")
    _drag_to(slider, (0.6, 0.0), qtbot, release=False)
    settle()
    assert slider.isSliderDown()
    assert _shown(window) != before
    assert "verdict" in said(editor, "reading:effect")
    assert session.snapshot.unheard == {"ledger"}
    # The bar says what is shown; what is saved is as it was.
    assert window.workplace.top_bar.reading.words == "C and S in full, L not heard"
    assert session.scenario.reading == Reading()
    assert session.holder.is_clean
    QTest.mouseRelease(slider, LEFT, pos=QPoint(0, slider.height() // 2))
    QTest.mouseClick(find(editor, "reading:apply"), LEFT)
    settle()
    assert session.reading == Reading(credence={"ledger": 0.0})
    assert session.holder.undo_stack.count() == 1
    session.holder.undo_stack.undo()
    settle()
    assert session.reading == Reading()
    assert _shown(window) == before


@pytest.mark.parametrize("key", [True, False])
def test_what_was_tried_is_given_back(key: bool, window: MainWindow, qtbot: QtBot) -> None:
    session = window.desk.session
    before, focus = _shown(window), session.focus
    editor = _open(window, qtbot)
    _drag_to(_slider(editor, "ledger"), (0.5, 0.0), qtbot)
    QTest.mouseClick(find(editor, "mute:brook"), LEFT)
    qtbot.wait(60)
    assert _shown(window) != before
    if key:
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(find(editor, "reading:cancel"), LEFT)
    settle()
    assert _shown(window) == before
    assert session.focus == focus
    assert session.snapshot.standpoint.reading == session.reading == Reading()
    assert session.holder.undo_stack.count() == 0


def test_what_was_tried_is_taken_back_by_hand_and_used(window: MainWindow, qtbot: QtBot) -> None:
    session = window.desk.session
    editor = _open(window, qtbot)
    _drag_to(_slider(editor, "ledger"), (0.0,), qtbot)
    assert session.snapshot.unheard == {"ledger"}
    QTest.mouseClick(find(editor, "reading:everything"), LEFT)
    QTest.mouseClick(find(editor, "reading:apply"), LEFT)
    settle()
    assert session.snapshot.standpoint.reading == Reading()
    assert session.holder.undo_stack.count() == 0


def test_another_scenario_ends_what_is_tried(window: MainWindow, qtbot: QtBot) -> None:
    session = window.desk.session
    editor = _open(window, qtbot)
    _drag_to(_slider(editor, "ledger"), (0.0,), qtbot)
    session.open(session.casebook)
    settle()
    assert session.snapshot.standpoint.reading == Reading()


def test_a_step_taken_meanwhile_keeps_what_is_tried(window: MainWindow, qtbot: QtBot) -> None:
    session = window.desk.session
    editor = _open(window, qtbot)
    _drag_to(_slider(editor, "ledger"), (0.0,), qtbot)
    session.choose("site", "mill")  # as from another window of the same scenario
    assert session.snapshot.unheard == {"ledger"}
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert session.snapshot.unheard == frozenset()
    assert session.snapshot.standpoint.choices["site"] == "mill"


def test_how_reasons_are_weighed_lies_under_a_fold_and_is_explained(window: MainWindow, qtbot: QtBot) -> None:
    editor = _open(window, qtbot)
    ways = [find(editor, f"semantics:{key}") for key in ("quadratic-energy", "df-quad", "euler", "mlp")]
    assert not any(way.isVisible() for way in ways)
    fold = find(editor, "reading:advanced")
    fold.setFocus()
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    settle()
    assert all(way.isVisible() and " – " in way.text() for way in ways)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    # One that is in force is not hidden.
    window.desk.session.set_reading(Reading(semantics="euler"))
    settle()
    editor = _open(window, qtbot)
    assert find(editor, "semantics:euler").isVisible()
    editor.reject()


def test_the_voices_stand_under_their_documents_and_are_found(theme: Theme, qtbot: QtBot) -> None:
    casebook = open_casebook(SHIPPED)
    editor = ReadingEditor(casebook, Reading(), theme)
    qtbot.addWidget(editor)
    editor.show()
    settle()
    headings = [f"{one.mark}  {one.title}" for one in casebook.documents]
    assert all(heading in words_of(editor) for heading in headings)
    lenin = next(voice for voice in casebook.voices if "Lenin" in voice.name)
    box = find(editor, f"mute:{lenin.id}")
    assert " argument" in box.text()
    words = part(editor, "voices:search")
    assert isinstance(words, QLineEdit)
    words.setFocus()
    qtbot.keyClicks(words, "LENIN")
    settle()
    shown = [voice.name for voice in casebook.voices if find(editor, f"mute:{voice.id}").isVisible()]
    assert shown == [voice.name for voice in casebook.voices if "lenin" in voice.name.casefold()]
    assert cut_off(editor) == []
    qtbot.keyClicks(words, "xyz")
    settle()
    assert said(editor, "voices:nothing") == "No voice is called so."
    assert not any(heading in words_of(editor) for heading in headings[1:])
    words.clear()
    settle()
    QTest.mouseClick(box, LEFT)
    assert editor.reading.muted == {lenin.id}


def test_the_search_field_keeps_return_and_escape_to_itself(theme: Theme, qtbot: QtBot) -> None:
    editor = ReadingEditor(open_casebook(SHIPPED), Reading(), theme)
    qtbot.addWidget(editor)
    editor.show()
    words = part(editor, "voices:search")
    words.setFocus()
    qtbot.keyClicks(words, "len")
    qtbot.keyClick(words, Qt.Key.Key_Return)
    assert editor.isVisible()
    qtbot.keyClick(words, Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert isinstance(words, QLineEdit)
    assert words.text() == ""
    qtbot.keyClick(words, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_few_voices_want_no_search(window: MainWindow, qtbot: QtBot) -> None:
    editor = _open(window, qtbot)
    assert not part(editor, "voices:search").isVisible()
    editor.reject()
