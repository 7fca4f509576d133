"""Notes are written while one reads: what is typed is in the scenario, kept, and undone like all else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QPlainTextEdit, QWidget

from gui.desk import holder
from gui.recovery.recovery import Recovery
from gui.shared.reason_tree import ReasonTree
from gui.widgets import offering
from scenarios.files.recovery import read_copy
from scenarios.files.scenario_files import save_scenario
from scenarios.model.scenario import LONGEST_NOTE, CasebookReference, Scenario
from tests.gui.widgets.looking import click, part, said, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.theme import Theme
    from gui.windows.main_window import MainWindow
    from tests.gui.conftest import OpenWindow

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def editor(window: MainWindow) -> QPlainTextEdit:
    found = part(window, "notes:text")
    assert isinstance(found, QPlainTextEdit)
    return found


def about(window: MainWindow) -> QComboBox:
    found = part(window, "notes:about")
    assert isinstance(found, QComboBox)
    return found


def tree(window: MainWindow) -> ReasonTree:
    found = part(window, "why:reasons")
    assert isinstance(found, ReasonTree)
    return found


def notes(window: MainWindow) -> dict[str, str]:
    return window.desk.session.scenario.notes


def open_notes(window: MainWindow) -> QPlainTextEdit:
    QTest.keyClick(window, Qt.Key.Key_N, CTRL_SHIFT)
    settle()
    assert editor(window).hasFocus()
    return editor(window)


def choose_in_menu(widget: QWidget, at: QPoint, name: str) -> None:
    """Ask for the context menu of a widget and take an entry of it."""
    global_at = widget.mapToGlobal(at)
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, global_at))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(action for action in menu.actions() if action.objectName() == f"deed:{name}")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
    widget.window().activateWindow()  # which this screen forgets over a menu
    settle()


def test_the_key_opens_the_notes_and_gives_the_keyboard_back(window: MainWindow) -> None:
    option = part(window, "option:site/ford")
    option.setFocus()
    assert not window.notes.isVisible()
    open_notes(window)
    QTest.keyClick(editor(window), Qt.Key.Key_N, CTRL_SHIFT)
    assert not window.notes.isVisible()
    assert option.hasFocus()


def test_what_is_typed_is_in_the_scenario_and_in_recovery(
    window: MainWindow, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    folder = tmp_path / "copies"
    recovery = Recovery(folder, theme, lambda receive: receive(window.desk), window)
    recovery.watch(window.desk)
    try:
        QTest.keyClicks(open_notes(window), "Ask who pays.")
        assert notes(window) == {"": "Ask who pays."}
        QTest.keyClick(editor(window), Qt.Key.Key_Escape)
        assert notes(window) == {"": "Ask who pays."}

        def kept() -> bool:
            return [read_copy(file).work.scenario.notes for file in folder.glob("*/*.copy")] == [
                notes(window)
            ]

        qtbot.waitUntil(kept, timeout=2000)
    finally:
        window.desk.session.holder.mark_saved()
        recovery.close()


def test_typing_is_undone_in_pieces_by_the_one_list_of_steps(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = open_notes(window)
    click(part(window, "option:site/mill"))
    text.setFocus()
    QTest.keyClicks(text, "First.")
    monkeypatch.setattr(holder, "PAUSE", -1.0)  # as if a while had passed
    QTest.keyClicks(text, " ")
    monkeypatch.undo()
    QTest.keyClicks(text, "Second.")
    stack = window.desk.session.holder.undo_stack
    assert [stack.text(place) for place in range(stack.count())] == [
        "Set Where to build the bridge: At the mill",
        "Write a note: the scenario",
        "Write a note: the scenario",
    ]
    QTest.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert text.toPlainText() == "First."
    QTest.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert notes(window) == {}
    QTest.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert window.desk.session.is_as_it_happened
    QTest.keyClick(text, Qt.Key.Key_Z, CTRL)  # nothing is left to be taken back, not even by the field itself
    assert text.toPlainText() == ""
    for _ in range(3):
        QTest.keyClick(text, Qt.Key.Key_Z, CTRL_SHIFT)
    assert text.toPlainText() == "First. Second."
    assert window.desk.session.snapshot.departures == ("site",)


def test_what_was_saved_and_what_is_typed_after_it_are_two_steps(window: MainWindow) -> None:
    text = open_notes(window)
    QTest.keyClicks(text, "Saved.")
    window.desk.session.holder.mark_saved()
    QTest.keyClicks(text, " Not saved.")
    QTest.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert text.toPlainText() == "Saved."
    assert window.desk.session.holder.is_clean


def test_notes_on_a_decision_and_an_outcome_leave_marks_that_lead_to_them(window: MainWindow) -> None:
    choose_in_menu(part(window, "option:site/mill"), QPoint(5, 5), "write")
    QTest.keyClicks(editor(window), "Nobody asked the miller.")
    choose_in_menu(part(window, "outcome:market"), QPoint(20, 5), "write")
    QTest.keyClicks(editor(window), "See the ledger.")
    assert notes(window) == {"site": "Nobody asked the miller.", "market": "See the ledger."}
    assert about(window).currentText() == "✎ " + window.desk.session.casebook.question("market").title
    assert not part(window, "note:toll").isVisible()
    mark = part(window, "note:site")
    assert mark.isVisible()
    assert mark.toolTip() == "Nobody asked the miller."
    window.notes.hide()
    click(mark)
    assert editor(window).hasFocus()
    assert editor(window).toPlainText() == "Nobody asked the miller."
    assert window.desk.actions["notes"].iconText() == "✎ Notes (2)"
    editor(window).selectAll()
    QTest.keyClick(editor(window), Qt.Key.Key_Delete)
    assert not mark.isVisible()
    assert notes(window) == {"market": "See the ledger."}


def test_one_writes_reads_and_toggles_at_once(window: MainWindow) -> None:
    text = open_notes(window)
    QTest.keyClicks(text, "At the mill ")
    click(part(window, "option:site/mill"))
    assert window.desk.session.snapshot.departures == ("site",)
    assert text.isVisible()
    text.setFocus()
    QTest.keyClicks(text, "the toll is free.")
    assert notes(window)[""] == "At the mill the toll is free."


def test_the_subject_is_chosen_by_keys(window: MainWindow) -> None:
    open_notes(window)
    box = about(window)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == "site"
    QTest.keyClicks(editor(window), "On the site.")
    assert notes(window) == {"site": "On the site."}


def test_a_file_with_notes_shows_them_and_those_without_a_place(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "x.otherwise"
    save_scenario(path, Scenario(casebook=CasebookReference(id="mini"), notes={"toll": "For whom?"}))
    window = open_window(path)
    assert window.notes.isVisible()
    assert editor(window).toPlainText() == "For whom?"
    assert window.desk.session.holder.is_clean


def test_an_undone_note_comes_into_sight(window: MainWindow) -> None:
    QTest.keyClicks(open_notes(window), "Of the whole.")
    window.desk.session.focus_note("toll")
    QTest.keyClicks(editor(window), "Of the toll.")
    window.notes.hide()
    part(window, "option:site/ford").setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window.notes.isVisible()
    assert about(window).currentData() == ""
    assert part(window, "option:site/ford").hasFocus()


def test_an_argument_goes_into_the_notes_with_its_source_by_key_menu_and_dragging(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = tree(window)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Home)
    row = rows.current
    assert row is not None
    casebook = window.desk.session.casebook
    argument = casebook.argument(row.argument)
    document = casebook.document(argument.document)
    QTest.keyClick(window, Qt.Key.Key_J, CTRL)
    put = notes(window)[""]
    assert put.startswith(f"{argument.text}\n— ")
    assert f"“{document.title}”" in put
    assert ", ".join(str(line) for line in argument.lines[:1]) in put
    assert rows.hasFocus()
    assert window.notes.isVisible()

    choose_in_menu(rows.viewport(), rows.visualRect(rows.currentIndex()).center(), "note")
    assert notes(window)[""] == f"{put}\n{put}"
    assert window.desk.session.holder.undo_stack.undoText() == "Put into the notes: the scenario"

    carried: list[str] = []
    monkeypatch.setattr(offering, "drag_away", lambda _, text: carried.append(text))
    monkeypatch.setattr("gui.shared.reason_tree.drag_away", lambda _, text: carried.append(text))
    at = rows.visualRect(rows.currentIndex()).center()
    far = at + QPoint(60, 60)
    QTest.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    for step in (QPoint(15, 0), QPoint(40, 40)):
        drag_to(rows.viewport(), at + step)
    QTest.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=far)
    assert carried[0] + "\n" == put

    drop(editor(window), carried[0])
    assert notes(window)[""].count(argument.text) == 3


def test_what_is_dragged_into_the_notes_stands_in_lines_of_its_own(window: MainWindow) -> None:
    text = open_notes(window)
    mime = offering.carried("A quotation\n— its source")
    drop(text, mime)
    drop(text, mime)
    assert notes(window)[""] == "A quotation\n— its source\n\nA quotation\n— its source"
    text.setPlainText("First line")
    drop(text, mime, QPoint(40, 8))
    assert notes(window)[""] == "First line\n\nA quotation\n— its source"
    text.setPlainText("First line")
    plain = QMimeData()
    plain.setText("words")
    drop(text, plain)
    assert notes(window)[""] == "wordsFirst line", "of other programs' words it is not known what they are"


def test_a_verdict_goes_into_the_notes_with_what_it_stands_under(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    click(part(window, "option:site/mill"))
    card = part(window, "outcome:market")
    card.setFocus()
    QTest.keyClick(window, Qt.Key.Key_J, CTRL)
    first, second, *_ = notes(window)[""].splitlines()
    assert first.startswith(window.desk.session.casebook.question("market").title)
    assert "(" in first
    assert "Where to build the bridge: At the mill" in second
    carried: list[str] = []
    monkeypatch.setattr(offering, "drag_away", lambda _, text: carried.append(text))
    QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    for step in (QPoint(40, 8), QPoint(90, 40)):
        drag_to(card, step)
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(90, 40))
    assert carried == ["\n".join((first, second))]
    assert QGuiApplication.clipboard().text() != carried[0]
    window.notes.hide()  # which stands over the card
    settle()
    choose_in_menu(card, QPoint(20, 5), "copy")
    assert QGuiApplication.clipboard().text() == carried[0]


def test_a_note_that_is_full_takes_nothing_and_says_so(window: MainWindow) -> None:
    lines = "a line of a long note\n" * (LONGEST_NOTE // 22)
    window.desk.session.set_note("", lines + "x" * (LONGEST_NOTE - 3 - len(lines)))
    text = open_notes(window)
    QTest.keyClick(text, Qt.Key.Key_End, CTRL)
    QTest.keyClicks(text, "abc")
    assert len(notes(window)[""]) == LONGEST_NOTE
    QTest.keyClicks(text, "d")
    assert notes(window)[""].endswith("xabc")
    assert text.toPlainText().endswith("xabc")
    assert said(window.notes, "notes:room").startswith("There was no room for that")
    assert not window.desk.session.put_into_notes("more")
    assert len(notes(window)[""]) == LONGEST_NOTE


def test_no_break_spaces_and_pasted_text_are_kept_to_the_letter(window: MainWindow) -> None:
    text = open_notes(window)
    QGuiApplication.clipboard().setText("p.\u00a0145\nnext")
    QTest.keyClick(text, Qt.Key.Key_V, CTRL)
    QTest.keyClicks(text, "!")
    assert notes(window) == {"": "p.\u00a0145\nnext!"}


def test_the_pane_stands_where_it_was_left(open_window: OpenWindow) -> None:
    window = open_window()
    open_notes(window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, window.notes)
    settle()
    window.close()
    again = open_window()
    assert again.notes.isVisible()
    assert again.dockWidgetArea(again.notes) == Qt.DockWidgetArea.RightDockWidgetArea


def drag_to(widget: QWidget, at: QPoint) -> None:
    """Move the pointer with the left button down, as Qt's own tests cannot."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    left = Qt.MouseButton.LeftButton
    place, everywhere = QPointF(at), QPointF(widget.mapToGlobal(at))
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        widget, QMouseEvent(QEvent.Type.MouseMove, place, everywhere, Qt.MouseButton.NoButton, left, none)
    )


def drop(text: QPlainTextEdit, carried: QMimeData | str, at: QPoint = QPoint(4, 4)) -> None:  # noqa: B008
    """Drop something on a note, at its beginning if nothing else is said, as the pointer would."""
    mime = carried if isinstance(carried, QMimeData) else offering.carried(carried)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(text.viewport(), QDragEnterEvent(at, copy, mime, left, none))
    QApplication.sendEvent(text.viewport(), QDropEvent(QPointF(at), copy, mime, left, none))
    settle()
