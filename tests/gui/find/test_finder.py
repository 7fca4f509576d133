"""Ctrl+F finds decisions, outcomes, arguments, passages and commands from anywhere, and goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QToolButton, QWidget

from gui.desk.texts import AttachedTexts
from gui.documents.passage import PassageView
from gui.find.delegate import HIT_ROLE
from gui.shared.reason_tree import ReasonTree
from scenarios.files.library import find_casebook
from tests.gui.widgets.looking import count_of, find, part, said, settle

if TYPE_CHECKING:
    from pathlib import Path

    from gui.settings import Settings
    from gui.theme import Theme
    from gui.windows.main_window import MainWindow
    from tests.gui.conftest import OpenWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def ask(window: QWidget, words: str) -> QListView:
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    settle()
    field = part(main_of(window), "finder:words")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    settle()
    found = part(main_of(window), "finder:hits")
    assert isinstance(found, QListView)
    return found


def main_of(window: QWidget) -> QWidget:
    parent = window.parentWidget()
    return window if parent is None else main_of(parent)


def shown(found: QListView) -> list[tuple[str, str]]:
    model = found.model()
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [(hit.kind, hit.title) for index in indexes if (hit := index.data(HIT_ROLE)) is not None]


def enter(window: QWidget, *keys: Qt.Key) -> None:
    field = part(main_of(window), "finder:words")
    for key in (*keys, Qt.Key.Key_Return):
        QTest.keyClick(field, key)
    main_of(window).activateWindow()  # which this screen forgets over a popup
    settle()


def test_a_decision_is_found_and_gone_to(window: MainWindow) -> None:
    found = ask(window, "toll penny")
    assert shown(found)[0] == ("Decisions", window.desk.session.casebook.decision("toll").title)
    enter(window)
    assert not part(window, "finder").isVisible()
    assert find(window, "option:toll/free").hasFocus()


def test_an_outcome_is_found_by_a_position_and_gone_to(window: MainWindow) -> None:
    question = window.desk.session.casebook.question("market")
    found = ask(window, question.positions[1].label)
    assert ("Outcomes and debates", question.title) in shown(found)
    place = shown(found).index(("Outcomes and debates", question.title))
    enter(window, *[Qt.Key.Key_Down] * place)
    assert window.desk.session.question == "market"


def test_an_argument_is_found_in_why_and_is_in_sight(window: MainWindow) -> None:
    argument = window.desk.session.casebook.argument("C2")
    found = ask(window, argument.text)
    enter(window, *[Qt.Key.Key_Down] * shown(found).index(("Arguments", argument.text)))
    tree = part(window, "why:reasons")
    assert isinstance(tree, ReasonTree)
    assert tree.current is not None
    assert tree.current.argument == "C2"
    assert tree.viewport().rect().intersects(tree.visualRect(tree.currentIndex()))


@pytest.mark.parametrize("size", [(1280, 690), (1280, 560), (1024, 500)])
@pytest.mark.parametrize("with_notes", [False, True])
def test_an_argument_that_is_found_is_in_sight_in_a_low_window_too_and_goes_into_the_notes(
    window: MainWindow, size: tuple[int, int], *, with_notes: bool
) -> None:
    session = window.desk.session
    window.resize(*size)
    if with_notes:
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, window.notes)
        window.desk.actions["notes"].trigger()
    settle()
    tree = part(window, "why:reasons")
    assert isinstance(tree, ReasonTree)
    for key in ("S3", "C2", "L1"):
        argument = session.casebook.argument(key)
        found = ask(window, argument.text)
        enter(window, *[Qt.Key.Key_Down] * shown(found).index(("Arguments", argument.text)))
        assert tree.current is not None
        assert tree.current.argument == key
        row = tree.visualRect(tree.currentIndex()).adjusted(0, 2, 0, -2)
        top, bottom = (tree.viewport().mapTo(window, point) for point in (row.topLeft(), row.bottomLeft()))
        centre = part(window, "rows").parentWidget()
        assert centre is not None
        shown_part = centre.rect().translated(centre.mapTo(window, QPoint()))
        assert shown_part.top() <= top.y() <= shown_part.bottom()
        assert row.height() > shown_part.height() or bottom.y() <= shown_part.bottom()
        assert tree.hasFocus()
    QTest.keyClick(tree, Qt.Key.Key_J, CTRL)
    assert argument.text in session.scenario.notes[""]


def test_an_argument_that_is_found_is_shown_whatever_kinds_are_hidden(open_window: OpenWindow) -> None:
    path = find_casebook("vane-clocks")
    assert path is not None
    window = open_window(path)
    kinds = part(window, "why:kinds")
    assert isinstance(kinds, QToolButton)
    argument = next(one for one in window.desk.session.casebook.arguments if one.kind and one.supports)
    ticks = [action for action in kinds.menu().actions() if action.isVisible() and action.isCheckable()]
    next(action for action in ticks if action.objectName() != f"why:kind:{argument.kind}").trigger()
    found = ask(window, argument.text)
    enter(window, *[Qt.Key.Key_Down] * shown(found).index(("Arguments", argument.text)))
    tree = part(window, "why:reasons")
    assert isinstance(tree, ReasonTree)
    assert tree.current is not None
    assert tree.current.argument == argument.id


def test_an_argument_on_another_is_found_in_its_document(window: MainWindow) -> None:
    argument = window.desk.session.casebook.argument("C3")
    found = ask(window, "ford carts")
    assert ("Arguments", argument.text) in shown(found)
    enter(window, *[Qt.Key.Key_Down] * shown(found).index(("Arguments", argument.text)))
    rows = part(part(window, "documents"), "documents:rows")
    assert isinstance(rows, ReasonTree)
    assert rows.isVisible()
    assert rows.current is not None
    assert rows.current.argument == "C3"


def test_what_is_found_in_a_note_says_so_and_is_shown_with_it(open_window: OpenWindow) -> None:
    path = find_casebook("soviet-succession")
    assert path is not None
    window = open_window(path)
    found = ask(window, "testament")
    [hit] = [found.model().index(row, 0).data(HIT_ROLE) for row in range(1, found.model().rowCount())]
    assert "it also says: Lenin's Testament as the memoirist" in hit.small
    enter(window)
    assert "Lenin's Testament" in said(part(window, "documents"), "documents:facts")


def test_a_command_is_found_with_its_key_and_carried_out(window: MainWindow) -> None:
    found = ask(window, "dark")
    assert ("Commands", "Dark") in shown(found)
    enter(window)
    assert window.desk.actions["theme-dark"].isChecked()


def test_a_passage_of_an_attached_text_is_found_and_its_words_marked(
    window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "chronicle.txt"
    path.write_text("\n".join(f"line {number}" for number in range(1, 40)) + "\nthe Zeppelin passed", "utf-8")
    casebook = window.desk.session.casebook
    AttachedTexts(settings).attach(casebook, ("chronicle", "ledger"), path, "utf_8")
    found = ask(window, "zeppelin")
    assert shown(found) == [("Passages of the attached texts", "the Zeppelin passed")]
    enter(window)
    reader = part(window, "documents")
    view = part(reader, "documents:passage")
    assert isinstance(view, PassageView)
    assert reader.isVisible()
    assert view.marked == (40,)
    assert view.textCursor().block().text() == "the Zeppelin passed"
    path.unlink()
    assert shown(ask(window, "zeppelin passed")) == []


def test_it_opens_over_every_window_and_esc_gives_the_keyboard_back(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_D, CTRL)
    settle()
    reader = part(window, "documents")
    search = part(reader, "documents:search")
    assert search.hasFocus()  # a window opens with the keyboard in its main field
    ask(reader, "zeppelin")
    assert part(window, "finder").isVisible()
    QTest.keyClick(part(window, "finder:words"), Qt.Key.Key_Escape)
    assert not part(window, "finder").isVisible()
    reader.activateWindow()
    settle()
    assert search.hasFocus()


def test_nothing_is_said_to_be_nothing(window: MainWindow) -> None:
    found = ask(window, "zzzz")
    assert shown(found) == []
    enter(window, Qt.Key.Key_Down)
    assert part(window, "finder").isVisible()
    part(window, "finder").hide()


def test_the_words_are_marked_and_the_first_hit_is_in_sight(window: MainWindow, theme: Theme) -> None:
    found = ask(window, "ferry")
    assert found.currentIndex().row() == 1
    assert found.viewport().rect().contains(found.visualRect(found.currentIndex()))
    rect = found.visualRect(found.currentIndex())
    assert count_of(found.viewport().grab(rect).toImage(), theme.colour("selection")) > 0
    QTest.keyClick(part(window, "finder:words"), Qt.Key.Key_PageDown)
    assert found.currentIndex().row() > 1
    QTest.keyClick(part(window, "finder:words"), Qt.Key.Key_Up)
    part(window, "finder").hide()


def test_the_search_of_the_documents_marks_its_words(window: MainWindow, theme: Theme) -> None:
    QTest.keyClick(window, Qt.Key.Key_D, CTRL)
    settle()
    reader = part(window, "documents")
    rows = part(reader, "documents:rows")
    assert isinstance(rows, ReasonTree)
    plain = count_of(rows.viewport().grab().toImage(), theme.colour("selection"))
    QTest.keyClicks(part(reader, "documents:search"), "ferry")
    settle()
    assert count_of(rows.viewport().grab().toImage(), theme.colour("selection")) > plain
    assert rows.verticalScrollBar().value() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_Z])
def test_a_letter_in_a_closed_box_that_filters_chooses_nothing(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window, Qt.Key.Key_D, CTRL)
    settle()
    from gui.widgets.elided_combo import ElidedCombo

    box = part(part(window, "documents"), "documents:which")
    assert isinstance(box, ElidedCombo)
    box.setFocus()
    QTest.keyClick(box, key)
    assert box.currentIndex() == 0
    assert box.view().isVisible()
    box.hidePopup()
    assert QApplication.activePopupWidget() is None
