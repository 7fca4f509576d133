"""The document reader as a user meets it: order, search, the attached text, the way to the main window."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractSlider, QComboBox, QLabel, QLineEdit, QPushButton

from gui import asking
from gui.desk.session import Session
from gui.desk.texts import AttachedTexts
from gui.documents.passage import PassageView
from gui.documents.reader import DocumentReader
from gui.settings import Settings
from gui.shared.reason_delegate import TEXT, row_of
from gui.shared.reason_tree import ReasonTree
from gui.theme import Theme
from scenarios.files.casebook_files import casebook_from_bytes
from scenarios.model.faults import Fault
from tests.casebooks import mini_text
from tests.gui.widgets.looking import cut_off, near, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.windows.main_window import MainWindow
    from scenarios.telling.reason_rows import Row

LINES = [f"line {number}" for number in range(1, 60)]


@pytest.fixture
def reader(session: Session, theme: Theme, settings: Settings, qtbot: QtBot) -> DocumentReader:
    reader = DocumentReader(session, theme, AttachedTexts(settings))
    qtbot.addWidget(reader)
    reader.show()
    qtbot.waitExposed(reader)
    return reader


@pytest.fixture
def text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "text.txt"
    path.write_text("\n".join(LINES), encoding="utf-8")
    monkeypatch.setattr(asking, "ask_text_path", lambda _: path)
    monkeypatch.setattr(asking, "ask_what_text_holds", lambda *_: False)
    return path


def _tree(reader: DocumentReader) -> ReasonTree:
    tree = reader.findChild(ReasonTree, "documents:rows")
    assert tree is not None
    return tree


def _rows(tree: ReasonTree, parent: QModelIndex | None = None) -> list[Row]:
    parent = parent if parent is not None else QModelIndex()
    indexes = [tree.model().index(place, TEXT, parent) for place in range(tree.model().rowCount(parent))]
    return [row for index in indexes if (row := row_of(index)) is not None]


def _groups(reader: DocumentReader) -> dict[str, list[str]]:
    tree = _tree(reader)
    return {
        row.text: [under.argument or under.text for under in _rows(tree, tree.model().index(place, TEXT))]
        for place, row in enumerate(_rows(tree))
    }


def _choose_document(reader: DocumentReader, qtbot: QtBot, steps: int) -> None:
    which = reader.findChild(QComboBox, "documents:which")
    assert which is not None
    for _ in range(steps):
        qtbot.keyClick(which, Qt.Key.Key_Down)


def _search(reader: DocumentReader, qtbot: QtBot, words: str) -> None:
    field = reader.findChild(QLineEdit, "documents:search")
    assert field is not None
    qtbot.keyClicks(field, words)


def _select(reader: DocumentReader, qtbot: QtBot, argument: str) -> None:
    tree = _tree(reader)
    for place, row in enumerate(_rows(tree)):
        if row.argument == argument:
            index = tree.model().index(place, TEXT)
            tree.scrollTo(index)
            qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())
            return
    raise AssertionError(argument)


def _press(reader: DocumentReader, qtbot: QtBot, name: str) -> None:
    button = reader.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _label(reader: DocumentReader, name: str) -> str:
    label = reader.findChild(QLabel, name)
    assert label is not None
    return label.text()


def _passage(reader: DocumentReader) -> PassageView:
    view = reader.findChild(PassageView, "documents:passage")
    assert view is not None
    return view


def test_all_documents_stand_under_their_titles(reader: DocumentReader) -> None:
    groups = _groups(reader)
    assert list(groups) == [
        "A Chronicle of Aldwater (6)", "The Ferryman's Ledger (4)", "Survey of the River Crossings (5)",
    ]  # fmt: skip


def test_one_document_is_read_in_the_order_of_its_text(reader: DocumentReader, qtbot: QtBot) -> None:
    _choose_document(reader, qtbot, 2)
    assert [row.argument for row in _rows(_tree(reader))] == ["L1", "L2", "L3", "L4"]


def test_rows_say_how_they_stand_in_the_branch(
    session: Session, reader: DocumentReader, qtbot: QtBot
) -> None:
    _choose_document(reader, qtbot, 2)
    before = _rows(_tree(reader))[0]
    assert before.dim
    assert "does not speak here" in before.small
    session.choose("toll", "charged")
    after = _rows(_tree(reader))[0]
    assert not after.dim
    assert "strength 0.75 here" in after.small


def test_rows_say_what_they_bear_on(reader: DocumentReader, qtbot: QtBot) -> None:
    _choose_document(reader, qtbot, 1)
    small = {row.argument: row.small for row in _rows(_tree(reader))}
    assert "for “The ferry closes”" in small["C1"]
    assert "bears on “Where does the market go?”" in small["C3"]
    _choose_document(reader, qtbot, 2)
    small = {row.argument: row.small for row in _rows(_tree(reader))}
    assert "bears on “Where does the market go?”" in small["S5"]


def test_a_passage_put_to_two_uses_is_one_row(theme: Theme, settings: Settings, qtbot: QtBot) -> None:
    twin = """
[[arguments]]
id = "L1b"
document = "ledger"
voice = "ferryman"
lines = [2]
text = "A penny toll would send the poor back to my boat."
certainty = "likely"
supports = ["market/west"]
"""
    session = Session(casebook_from_bytes((mini_text() + twin).encode(), "twins.toml"))
    reader = DocumentReader(session, theme, AttachedTexts(settings))
    qtbot.addWidget(reader)
    reader.show()
    _choose_document(reader, qtbot, 2)
    row = _rows(_tree(reader))[0]
    assert (row.argument, row.twins, row.dim) == ("L1b", ("L1",), False)
    assert row.small.index("for “It stays on the west bank”") < row.small.index("for “The ferry is kept”")
    session.focus_argument("L1")
    assert _tree(reader).current == row


def test_search_finds_everything_and_says_when_it_finds_nothing(reader: DocumentReader, qtbot: QtBot) -> None:
    _search(reader, qtbot, "ferry")
    groups = _groups(reader)
    assert groups["Questions (1)"] == ["Does the ferry live on?"]
    assert "Events (1)" in groups
    assert "C1" in groups["A Chronicle of Aldwater (2)"]
    _search(reader, qtbot, " zeppelin")
    assert _groups(reader) == {}
    field = reader.findChild(QLineEdit, "documents:search")
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert len(_groups(reader)) == 3


def test_without_a_text_it_says_how_to_attach_one(reader: DocumentReader, qtbot: QtBot) -> None:
    _choose_document(reader, qtbot, 1)
    assert "not part of Otherwise" in _label(reader, "documents:absence")
    assert not _passage(reader).isVisible()


def test_the_cited_lines_are_marked_in_the_attached_text(
    reader: DocumentReader, qtbot: QtBot, text: Path
) -> None:
    _choose_document(reader, qtbot, 1)
    _press(reader, qtbot, "documents:attach")
    _select(reader, qtbot, "C6")
    view = _passage(reader)
    assert view.isVisible()
    assert view.marked == (22, 23)
    assert view.textCursor().block().text() == "line 22"
    assert _label(reader, "documents:cited") == "p. 17, lines 22–23"
    assert text.read_text(encoding="utf-8") == "\n".join(LINES)


def test_the_cited_lines_are_in_sight_when_the_text_first_appears(
    reader: DocumentReader, qtbot: QtBot, text: Path
) -> None:
    text.write_text("\n".join(f"{line} " + "word " * 40 for line in LINES), encoding="utf-8")
    _choose_document(reader, qtbot, 1)
    _press(reader, qtbot, "documents:attach")
    which = reader.findChild(QComboBox, "documents:which")
    assert which is not None
    which.setFocus()
    qtbot.keyClick(which, Qt.Key.Key_Home)
    assert not _passage(reader).isVisible()
    reader.resize(900, 420)
    settle()
    _search(reader, qtbot, "raised piers")
    tree = _tree(reader)
    hit = tree.model().index(0, TEXT, tree.model().index(0, TEXT))
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(hit).center())
    settle()
    view = _passage(reader)
    block = QTextCursor(view.document().findBlockByNumber(21))
    assert view.viewport().rect().contains(view.cursorRect(block).center())
    reader.resize(reader.width(), reader.height() - 60)
    settle()
    assert view.viewport().rect().contains(view.cursorRect(block).center())
    # Scrolled away by hand, it stays there.
    view.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    reader.resize(reader.width(), reader.height() + 50)
    settle()
    assert view.verticalScrollBar().value() == 0


@pytest.mark.usefixtures("text")
def test_the_cited_lines_are_painted_and_no_others(
    reader: DocumentReader, qtbot: QtBot, theme: Theme
) -> None:
    _choose_document(reader, qtbot, 1)
    _press(reader, qtbot, "documents:attach")
    _select(reader, qtbot, "C6")
    view = _passage(reader)
    settle()
    image, port = view.grab().toImage(), view.viewport()
    marked = []
    for number in range(20, 27):
        line = view.cursorRect(QTextCursor(view.document().findBlockByNumber(number - 1)))
        beside = port.mapTo(view, QPoint(port.width() // 2, line.center().y()))  # where no word stands
        if near(image.pixelColor(beside), theme.colour("selection-soft"), 4):
            marked.append(number)
    assert marked == [22, 23]


def test_the_words_an_argument_turns_on_are_underlined_in_its_lines(
    session: Session, reader: DocumentReader, qtbot: QtBot, text: Path
) -> None:
    argument = next(one for one in session.casebook.arguments if one.document == "chronicle" and one.cue)
    lines = [
        f"So it is, {argument.cue.upper()}; so be it" if n in argument.lines else "" for n in range(1, 60)
    ]
    text.write_text("\n".join(lines), encoding="utf-8")
    _choose_document(reader, qtbot, 1)
    _press(reader, qtbot, "documents:attach")
    _select(reader, qtbot, argument.id)
    underlined = [
        looks.cursor.selectedText()
        for looks in _passage(reader).extraSelections()
        if looks.format.fontUnderline()
    ]
    assert underlined == [argument.cue.upper()] * len(argument.lines)


def test_a_closed_reader_follows_when_it_is_opened_again(
    session: Session, reader: DocumentReader, qtbot: QtBot
) -> None:
    _choose_document(reader, qtbot, 2)
    reader.close()
    session.choose("toll", "charged")
    assert "does not speak" in _rows(_tree(reader))[0].small
    reader.show()
    assert "strength 0.75 here" in _rows(_tree(reader))[0].small


def test_a_toggle_leaves_what_is_opened_and_chosen(session: Session, reader: DocumentReader) -> None:
    tree = _tree(reader)
    tree.expand(tree.model().index(1, TEXT))
    tree.select_argument("L1")
    session.choose("toll", "charged")
    assert tree.isExpanded(tree.model().index(1, TEXT))
    assert not tree.isExpanded(tree.model().index(0, TEXT))
    assert tree.current is not None
    assert tree.current.argument == "L1"
    assert "strength 0.75 here" in tree.current.small
    # What stands under an opened row is that of the branch, too.
    tree.expand(tree.currentIndex())
    under = [row.text for row in _rows(tree, tree.currentIndex())]
    assert any("against it here 0.75" in text for text in under)
    session.holder.undo_stack.undo()
    assert tree.isExpanded(tree.currentIndex())
    assert not any("against it here 0.75" in row.text for row in _rows(tree, tree.currentIndex()))


def test_a_text_belongs_to_its_document_until_it_is_detached(
    reader: DocumentReader, session: Session, settings: Settings, qtbot: QtBot, text: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    _choose_document(reader, qtbot, 1)
    _press(reader, qtbot, "documents:attach")
    texts = AttachedTexts(settings)
    assert texts.path_of(session.casebook, "chronicle") == text
    assert texts.path_of(session.casebook, "ledger") is None
    settle()
    assert not cut_off(reader)  # the button that appeared has its word and its place
    answers = [True, False]
    monkeypatch.setattr(asking, "ask_whether_to_detach", lambda *_: answers.pop())
    _press(reader, qtbot, "documents:detach")
    assert texts.path_of(session.casebook, "chronicle") == text
    _press(reader, qtbot, "documents:detach")
    assert texts.path_of(session.casebook, "chronicle") is None
    assert not _passage(reader).isVisible()


def test_one_file_may_hold_all_documents(
    reader: DocumentReader, session: Session, settings: Settings, qtbot: QtBot, text: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(asking, "ask_what_text_holds", lambda *_: True)
    _choose_document(reader, qtbot, 1)
    _press(reader, qtbot, "documents:attach")
    texts = AttachedTexts(settings)
    assert {texts.path_of(session.casebook, one.id) for one in session.casebook.documents} == {text}


def test_a_fresh_reader_tells_of_a_vanished_text(
    session: Session, theme: Theme, settings: Settings, qtbot: QtBot, text: Path
) -> None:
    AttachedTexts(settings).attach(session.casebook, ("chronicle",), text, "utf_8")
    text.unlink()
    reader = DocumentReader(session, theme, AttachedTexts(settings))
    qtbot.addWidget(reader)
    reader.show()
    _choose_document(reader, qtbot, 1)
    assert "there is no such file" in _label(reader, "documents:absence")
    assert not _passage(reader).isVisible()


def test_what_is_no_text_is_refused_by_what_it_is(
    reader: DocumentReader, qtbot: QtBot, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text.write_bytes(b"%PDF-1.7 not text")
    told: list[tuple[Fault, ...]] = []
    monkeypatch.setattr(asking, "tell_faults", lambda *args: told.append(args[-1]))
    _choose_document(reader, qtbot, 1)
    _press(reader, qtbot, "documents:attach")
    [[fault]] = told
    assert "it is a PDF document" in str(fault)


@pytest.mark.parametrize("agrees", [True, False])
def test_a_text_in_old_letters_is_asked_about_with_a_preview(
    reader: DocumentReader, settings: Settings, session: Session, qtbot: QtBot, text: Path,
    monkeypatch: pytest.MonkeyPatch, agrees: bool,
) -> None:  # fmt: skip
    russian = "Ленин был болен, и товарищи не знали, кто станет его преемником."
    text.write_bytes("\r".join([russian] * 30).encode("cp1251"))
    asked: list[dict[str, str]] = []

    def answer(_: object, name: str, previews: dict[str, str]) -> str | None:
        assert name == text.name
        asked.append(previews)
        return next(words for words, said in previews.items() if russian in said) if agrees else None

    monkeypatch.setattr(asking, "ask_how_to_read", answer)
    _choose_document(reader, qtbot, 1)
    _press(reader, qtbot, "documents:attach")
    assert next(iter(asked[0])) == "Cyrillic (Windows)"
    assert len(set(asked[0].values())) == len(asked[0])
    _select(reader, qtbot, "C6")
    assert _passage(reader).isVisible() == agrees
    if agrees:
        assert _passage(reader).textCursor().block().text() == russian
        # It is remembered how it reads.
        again = AttachedTexts(settings).lines_of(session.casebook, "chronicle")
        assert again == (russian,) * 30


def test_thinking_better_of_what_a_file_holds_attaches_nothing(
    reader: DocumentReader, qtbot: QtBot, text: Path, settings: Settings, session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(asking, "ask_what_text_holds", lambda *_: None)
    _choose_document(reader, qtbot, 1)
    _press(reader, qtbot, "documents:attach")
    assert text.exists()
    assert AttachedTexts(settings).path_of(session.casebook, "chronicle") is None


@pytest.mark.parametrize("chosen", ["ledger", None])
def test_a_file_that_comes_from_elsewhere_is_asked_of_which_document_it_is(
    reader: DocumentReader, text: Path, settings: Settings, session: Session,
    monkeypatch: pytest.MonkeyPatch, chosen: str | None,
) -> None:  # fmt: skip
    monkeypatch.setattr(asking, "ask_which_document", lambda *_: chosen)
    reader.attach(text)
    path = AttachedTexts(settings).path_of(session.casebook, "ledger")
    assert path == (text if chosen else None)
    box = reader.findChild(QComboBox, "documents:which")
    assert box is not None
    assert not (chosen and box.hasFocus()), "letters typed next would choose a document"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes on this system")
def test_a_pipe_is_refused_at_once(
    reader: DocumentReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    told: list[str] = []
    monkeypatch.setattr(asking, "tell_faults", lambda *args: told.append(str(args[-1][0])))
    reader.attach(tmp_path / "pipe")
    assert "it is a pipe" in told[0]


def test_the_way_to_the_question(session: Session, reader: DocumentReader, qtbot: QtBot) -> None:
    _choose_document(reader, qtbot, 1)
    _select(reader, qtbot, "C3")
    with qtbot.waitSignal(session.focused):
        _press(reader, qtbot, "documents:goto")
    assert (session.question, session.position) == ("market", "east")
    assert session.argument == "C3"


def test_an_argument_focused_elsewhere_is_shown(
    session: Session, reader: DocumentReader, qtbot: QtBot
) -> None:
    _choose_document(reader, qtbot, 1)
    session.focus_argument("C5")
    current = _tree(reader).current
    assert current is not None
    assert current.argument == "C5"


def test_escape_closes(reader: DocumentReader, qtbot: QtBot) -> None:
    qtbot.keyClick(reader, Qt.Key.Key_Escape)
    assert not reader.isVisible()


def test_the_reader_opens_over_the_window_it_belongs_to(window: MainWindow) -> None:
    window.desk.actions["documents"].trigger()
    reader = window.findChild(DocumentReader, "documents")
    assert reader is not None
    free = window.screen().availableGeometry()
    assert free.contains(reader.geometry())
    over = reader.geometry().intersected(window.geometry())
    assert over.width() * over.height() > 0.9 * reader.width() * reader.height()


def test_a_title_tells_of_its_document(reader: DocumentReader, session: Session, qtbot: QtBot) -> None:
    def shown() -> list[str]:
        return [label.text() for label in reader.findChildren(QLabel) if label.isVisible()]

    assert session.casebook.title in shown()
    tree = _tree(reader)
    qtbot.mouseClick(
        tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(tree.model().index(1, TEXT)).center()
    )
    assert "The Ferryman's Ledger" in shown()
    assert session.casebook.document("ledger").about in "".join(shown())


def test_the_reader_opens_at_the_argument_in_focus(
    session: Session, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    session.focus_argument("L2")
    reader = DocumentReader(session, theme, AttachedTexts(settings))
    qtbot.addWidget(reader)
    reader.show()
    row = _tree(reader).current
    assert row is not None
    assert row.argument == "L2"
    assert not _tree(reader).visualRect(_tree(reader).currentIndex()).isEmpty()


def seen_of_current(tree: ReasonTree) -> int:
    """How many pixels of the height of the row in focus are in sight."""
    return tree.visualRect(tree.currentIndex()).intersected(tree.viewport().rect()).height()


def test_the_row_in_focus_stays_in_sight_when_the_reader_is_made_narrower(
    reader: DocumentReader, qtbot: QtBot
) -> None:
    tree = _tree(reader)
    tree.expandToDepth(0)
    last = _rows(tree, tree.model().index(2, TEXT))[-1]
    tree.select_argument(last.argument)
    for width in (560, 1000, 600):
        reader.resize(width, 420)
        qtbot.waitUntil(lambda: seen_of_current(tree) > 10)


def test_what_an_argument_bears_on_stays_beside_its_passage(
    session: Session, reader: DocumentReader, qtbot: QtBot, text: Path
) -> None:
    _choose_document(reader, qtbot, 1)
    _select(reader, qtbot, "C1")
    told = _label(reader, "documents:facts")
    assert session.casebook.argument("C1").text in told
    assert "Supports “The ferry closes”" in told
    assert text.exists()
    _press(reader, qtbot, "documents:attach")
    assert _passage(reader).isVisible()
    beside = _label(reader, "documents:facts")
    assert session.casebook.argument("C1").text in beside
    assert "Supports “The ferry closes”" in beside
    noted = tuple(
        one.model_copy(update={"note": "Ours."}) if one.id == "C1" else one
        for one in session.casebook.arguments
    )
    session.open(session.casebook.model_copy(update={"arguments": noted}))
    _choose_document(reader, qtbot, 1)
    _select(reader, qtbot, "C1")
    assert "Note: Ours." in _label(reader, "documents:facts")
