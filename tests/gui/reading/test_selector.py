"""The choice of a reading as a user meets it: the list, the dialog, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QSlider, QWidget

from gui.reading.editor import ReadingEditor
from gui.reading.selector import ReadingSelector
from scenarios.files.casebook_files import casebook_from_bytes
from scenarios.model.reading import Reading
from scenarios.telling.readings import all_documents, document_name, reading_in_words
from tests.casebooks import mini_text
from tests.gui.widgets.looking import SIZES, count_of, cut_off, find, nameless, said, settle, words_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.desk.session import Session
    from gui.theme import Mode, Theme
    from scenarios.model.casebook import Casebook

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def selector(session: Session, theme: Theme, qtbot: QtBot) -> ReadingSelector:
    selector = ReadingSelector(session, theme)
    qtbot.addWidget(selector)
    selector.show()
    qtbot.waitExposed(selector)
    return selector


def _box(selector: ReadingSelector) -> QComboBox:
    box = selector.findChild(QComboBox, "reading:choice")
    assert box is not None
    return box


def _lines(selector: ReadingSelector) -> list[str]:
    box = _box(selector)
    return [box.itemText(index) for index in range(box.count()) if box.itemText(index)]


def _take(selector: ReadingSelector, line: str, qtbot: QtBot) -> None:
    """Go to the first or the last line of the list, or type how a line begins."""
    box = _box(selector)
    if line == box.itemText(0):
        qtbot.keyClick(box, Qt.Key.Key_Home)
        return
    if line == "Custom…":
        box.showPopup()
        qtbot.keyClick(box.view(), Qt.Key.Key_End)
    else:
        qtbot.keyClicks(box, line.split(maxsplit=1)[0])  # which opens the list; a space would close it
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)


def _open(selector: ReadingSelector, qtbot: QtBot) -> ReadingEditor:
    _take(selector, "Custom…", qtbot)
    editor = selector.findChild(ReadingEditor)
    assert editor is not None
    return editor


def _number(editor: ReadingEditor, document: str) -> QDoubleSpinBox:
    number = editor.findChild(QDoubleSpinBox, f"credence:{document}")
    assert number is not None
    return number


def _slider(editor: ReadingEditor, document: str) -> QSlider:
    slider = editor.findChild(QSlider, f"credence-slider:{document}")
    assert slider is not None
    return slider


def _casebook(authors: list[str]) -> Casebook:
    documents = "".join(
        f'[[documents]]\nid = "d{number}"\nmark = "{chr(65 + number)}"\n'
        f'title = "Title {number}"\nauthor = "{author}"\n'
        for number, author in enumerate(authors)
    )
    head = 'format = "otherwise/casebook"\nversion = 1\nid = "one"\ntitle = "One"\n'
    return casebook_from_bytes((head + documents).encode(), "one.toml")


def test_the_list_names_all_and_each_alone(selector: ReadingSelector) -> None:
    assert _lines(selector) == [
        "All three documents",
        "C alone · Ada Brook", "L alone · The Ferryman's Ledger", "S alone · I. Wells, engineer",
        "Custom…",
    ]  # fmt: skip
    assert selector.words == "All three documents"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "No documents"),
        (1, "The one document"),
        (2, "Both documents"),
        (4, "All four documents"),
        (13, "All 13 documents"),
    ],
)
def test_the_words_fit_the_number_of_documents(count: int, words: str) -> None:
    assert all_documents(_casebook([""] * count)) == words


def test_a_document_is_called_by_its_author_only_where_that_tells_it_apart() -> None:
    casebook = _casebook(["Lenin", "Lenin", "Trotsky", ""])
    names = [document_name(casebook, document) for document in casebook.documents]
    assert names == ["Title 0", "Title 1", "Trotsky", "Title 3"]


def test_one_document_is_read_alone_and_undo_gives_the_others_back(
    selector: ReadingSelector, session: Session, qtbot: QtBot
) -> None:
    _take(selector, "L alone · The Ferryman's Ledger", qtbot)
    assert session.reading == Reading.of_document(session.casebook, "ledger")
    assert selector.words == "L alone · The Ferryman's Ledger"
    session.holder.undo_stack.undo()
    assert session.reading == Reading()
    assert selector.words == "All three documents"
    session.holder.undo_stack.redo()
    _take(selector, "All three documents", qtbot)
    assert session.reading == Reading()


def test_other_documents_are_weighed_as_those_before(
    selector: ReadingSelector, session: Session, qtbot: QtBot
) -> None:
    session.set_reading(Reading(semantics="euler", without_inferences=True))
    _take(selector, "L alone · The Ferryman's Ledger", qtbot)
    alone = Reading.of_document(session.casebook, "ledger", "euler")
    assert session.reading == replace(alone, without_inferences=True)
    _take(selector, _lines(selector)[0], qtbot)
    assert session.reading == Reading(semantics="euler", without_inferences=True)


def test_the_arrow_keys_choose_too(selector: ReadingSelector, session: Session, qtbot: QtBot) -> None:
    box = _box(selector)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert session.reading == Reading.of_document(session.casebook, "chronicle")
    assert selector.words == "C alone · Ada Brook"


def test_arrows_through_the_closed_box_open_no_dialog(
    selector: ReadingSelector, session: Session, qtbot: QtBot
) -> None:
    box = _box(selector)
    box.setFocus()
    for _ in range(2 * box.count()):
        if not box.view().isVisible():
            qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.view().isVisible()
    assert selector.findChild(ReadingEditor) is None
    assert session.reading == Reading.of_document(session.casebook, session.casebook.documents[-1].id)
    box.hidePopup()


def test_any_other_reading_stands_in_the_list_in_words(selector: ReadingSelector, session: Session) -> None:
    session.set_reading(Reading(credence={"ledger": 0.5, "survey": 0.0}))
    assert selector.words == "C in full, L at 0.5, S not heard"
    session.set_reading(Reading(muted=frozenset({"mayor"})))
    assert selector.words == "All three documents · 1 voice muted"
    session.set_reading(Reading(muted=frozenset({"mayor", "brook"}), semantics="df-quad"))
    assert selector.words == "All three documents · 2 voices muted · weighed another way (DF-QuAD)"
    assert len(_lines(selector)) == 6
    session.set_reading(Reading())
    assert len(_lines(selector)) == 5
    assert selector.words == "All three documents"


def test_no_document_is_said_plainly(mini: Casebook) -> None:
    nothing = Reading(credence={document.id: 0.0 for document in mini.documents})
    assert reading_in_words(mini, nothing, "Quadratic energy") == "No document counts"


def test_a_reading_of_ones_own_is_made_in_the_dialog(
    selector: ReadingSelector, session: Session, qtbot: QtBot
) -> None:
    editor = _open(selector, qtbot)
    assert editor.isVisible()
    assert selector.words == "All three documents"
    _slider(editor, "ledger").setFocus()
    qtbot.keyClick(_slider(editor, "ledger"), Qt.Key.Key_Left)
    assert _number(editor, "ledger").value() == pytest.approx(0.95)
    number = _number(editor, "survey")
    number.selectAll()
    qtbot.keyClicks(number, "0.25")
    qtbot.keyClick(number, Qt.Key.Key_Tab)
    assert _slider(editor, "survey").value() == 5
    qtbot.mouseClick(find(editor, "mute:mayor"), LEFT)
    assert not find(editor, "semantics:euler").isVisible()
    qtbot.mouseClick(find(editor, "reading:advanced"), LEFT)
    qtbot.mouseClick(find(editor, "semantics:euler"), LEFT)
    assert session.reading == Reading()
    qtbot.mouseClick(find(editor, "reading:apply"), LEFT)
    assert session.reading == Reading(
        credence={"ledger": 0.95, "survey": 0.25}, muted=frozenset({"mayor"}), semantics="euler"
    )
    assert (
        selector.words
        == "C in full, L at 0.95, S at 0.25 · 1 voice muted · weighed another way (Euler-based)"
    )
    session.holder.undo_stack.undo()
    assert selector.words == "All three documents"


INFERRED = ('id = "L2"', 'id = "L2"\ninferred = true')


def test_the_editors_inferences_are_left_out_in_the_dialog(
    selector: ReadingSelector, session: Session, qtbot: QtBot
) -> None:
    session.open(casebook_from_bytes(mini_text(INFERRED).encode(), "mini.toml"))
    session.choose("site", "mill")
    assert session.course.argument("L2").speaks
    editor = _open(selector, qtbot)
    box = find(editor, "reading:without-inferences")
    assert box.isVisible()
    assert "In 1 of the 15 arguments" in words_of(editor)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.mouseClick(find(editor, "reading:apply"), LEFT)
    assert session.reading == Reading(without_inferences=True)
    assert selector.words == "All three documents · without the editors' inferences"
    assert not session.course.argument("L2").speaks
    # Which documents are heard is another matter; every line says what it leaves of that.
    assert "All three documents" not in _lines(selector)
    _take(selector, "L alone · The Ferryman's Ledger · without the editors' inferences", qtbot)
    alone = Reading.of_document(session.casebook, "ledger")
    assert session.reading == replace(alone, without_inferences=True)
    assert selector.words == "L alone · The Ferryman's Ledger · without the editors' inferences"
    session.holder.undo_stack.undo()
    session.holder.undo_stack.undo()
    assert session.reading == Reading()
    assert session.course.argument("L2").speaks


def test_the_editors_inferences_are_left_out_and_heard_again_in_the_list(
    selector: ReadingSelector, session: Session, qtbot: QtBot
) -> None:
    assert not [line for line in _lines(selector) if "inferences" in line]
    session.open(casebook_from_bytes(mini_text(INFERRED).encode(), "mini.toml"))
    _take(selector, "Leave out the editors' inferences", qtbot)
    assert session.reading == Reading(without_inferences=True)
    assert selector.words == "All three documents · without the editors' inferences"
    qtbot.wait(QApplication.keyboardInputInterval() + 50)  # letters typed sooner would be one word with these
    _take(selector, "Hear the editors' inferences again", qtbot)
    assert session.reading == Reading()
    assert selector.words == "All three documents"


def test_a_casebook_without_inferences_offers_nothing_to_leave_out(
    selector: ReadingSelector, session: Session, qtbot: QtBot
) -> None:
    editor = _open(selector, qtbot)
    assert not find(editor, "reading:without-inferences").isVisible()
    assert not editor.reading.without_inferences
    editor.reject()
    QApplication.sendPostedEvents()
    session.set_reading(Reading(without_inferences=True))
    editor = _open(selector, qtbot)
    # A reading that came with it must not be one that nobody can undo.
    assert find(editor, "reading:without-inferences").isChecked()
    qtbot.mouseClick(find(editor, "reading:everything"), LEFT)
    assert editor.reading == Reading()
    editor.reject()


def test_the_dialog_given_up_changes_nothing(
    selector: ReadingSelector, session: Session, qtbot: QtBot
) -> None:
    editor = _open(selector, qtbot)
    qtbot.mouseClick(find(editor, "mute:brook"), LEFT)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert session.reading == Reading()
    assert session.holder.undo_stack.isClean()
    QApplication.sendPostedEvents()
    editor = _open(selector, qtbot)
    assert not find(editor, "mute:brook").isChecked()
    editor.reject()


def test_the_dialog_opens_with_the_reading_in_force_and_keeps_what_it_cannot_show(
    selector: ReadingSelector, session: Session, qtbot: QtBot
) -> None:
    given = Reading(credence={"ledger": 1 / 3}, muted=frozenset({"wells"}), semantics="mlp")
    session.set_reading(given)
    editor = _open(selector, qtbot)
    assert _number(editor, "ledger").value() == pytest.approx(0.33)
    assert find(editor, "mute:wells").isChecked()
    assert find(editor, "semantics:mlp").isChecked()
    qtbot.mouseClick(find(editor, "reading:apply"), LEFT)
    assert session.reading == given


def test_everything_in_full_is_one_click_away(
    selector: ReadingSelector, session: Session, qtbot: QtBot
) -> None:
    session.set_reading(Reading(credence={"ledger": 0.2}, muted=frozenset({"wells"})))
    editor = _open(selector, qtbot)
    qtbot.mouseClick(find(editor, "reading:everything"), LEFT)
    assert editor.reading == Reading()
    editor.reject()


def test_the_dialog_warns_where_nothing_would_be_argued(
    selector: ReadingSelector, session: Session, qtbot: QtBot
) -> None:
    editor = _open(selector, qtbot)
    assert said(editor, "reading:warning") == ""
    for document in session.casebook.documents:
        _number(editor, document.id).setValue(0.0)
    assert said(editor, "reading:warning") == "With every document at 0, nothing is argued."
    editor.reject()


@pytest.mark.parametrize(("scale", "width"), [size for size in SIZES if size[1] > 300])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_in_the_dialog_is_cut_off(
    mode: Mode, scale: float, width: int, selector: ReadingSelector, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_mode(mode)
    theme.set_scale(scale)
    editor = _open(selector, qtbot)
    editor.resize(max(width, editor.minimumSizeHint().width()), 500)
    settle()
    assert cut_off(editor) == []
    assert nameless(editor) == []
    editor.reject()


def test_the_wheel_passes_over_the_box(selector: ReadingSelector, session: Session) -> None:
    box = _box(selector)
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    settle()
    assert session.reading == Reading()


def test_another_casebook_brings_its_own_documents(selector: ReadingSelector, session: Session) -> None:
    session.open(_casebook(["Ann", "Ben"]))
    assert _lines(selector) == ["Both documents", "A alone · Ann", "B alone · Ben", "Custom…"]
    session.open(_casebook(["Ann"]))
    assert _lines(selector) == ["The one document", "Custom…"]


def test_the_bar_has_a_name(selector: ReadingSelector) -> None:
    assert nameless(selector) == []
    assert isinstance(_box(selector), QWidget)
    assert _box(selector).accessibleDescription() == "All three documents"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_editor_fits_on_the_screen(scale: float, session: Session, theme: Theme, qtbot: QtBot) -> None:
    theme.set_scale(scale)
    editor = ReadingEditor(session.casebook, session.reading, theme)
    qtbot.addWidget(editor)
    editor.show()
    free = editor.screen().availableSize()
    assert editor.width() <= free.width()
    assert editor.height() <= free.height()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_handle_of_a_slider_is_seen_on_its_ground(
    mode: Mode, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_mode(mode)
    editor = ReadingEditor(session.casebook, session.reading, theme)
    qtbot.addWidget(editor)
    editor.show()
    slider = editor.findChildren(QSlider)[0]
    slider.setValue(0)
    assert count_of(slider.grab().toImage(), theme.colour("selection"), 0, theme.px(1.2)) > 20
