"""The why-panel as a user meets it: clicks, keys, and what stands on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QLabel, QToolButton

from gui.desk.session import Session
from gui.shared.reason_delegate import DOTS, TEXT, row_of
from gui.shared.reason_tree import ReasonTree
from gui.theme import Theme
from gui.why.panel import WhyPanel
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from scenarios.projection.comparing import Voice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from scenarios.telling.reason_rows import Row


@pytest.fixture
def panel(session: Session, theme: Theme, qtbot: QtBot) -> WhyPanel:
    session.focus_question("ferry")
    panel = WhyPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(700, 500)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def _tree(panel: WhyPanel) -> ReasonTree:
    tree = panel.findChild(ReasonTree, "why:reasons")
    assert tree is not None
    return tree


def _said(panel: WhyPanel, name: str) -> str:
    label = panel.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisibleTo(panel) else ""


def _rows(tree: ReasonTree, parent: QModelIndex | None = None) -> list[Row]:
    parent = parent if parent is not None else QModelIndex()
    model = tree.model()
    indexes = [model.index(place, TEXT, parent) for place in range(model.rowCount(parent))]
    return [row for index in indexes if (row := row_of(index)) is not None]


def _groups(tree: ReasonTree) -> list[list[Row]]:
    """The rows of each heading that is open at first, or those without a heading."""
    rows = _rows(tree)
    found = [[row for row in rows if not row.heading]]
    for place, row in enumerate(rows):
        if row.heading and row.open:
            found.append(_rows(tree, tree.model().index(place, TEXT)))
    return found


def _index(tree: ReasonTree, argument: str) -> QModelIndex:
    model = tree.model()
    tops = [model.index(place, TEXT) for place in range(model.rowCount())]
    inner = [model.index(place, TEXT, top) for top in tops for place in range(model.rowCount(top))]
    for index in (*tops, *inner):
        row = row_of(index)
        if row is not None and row.argument == argument:
            return index
    raise AssertionError(argument)


def _click(qtbot: QtBot, tree: ReasonTree, index: QModelIndex) -> None:
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())


def test_shows_who_says_it_where_and_how_firmly(panel: WhyPanel) -> None:
    [row, *_] = _rows(_tree(panel))
    assert row.argument == "C1"
    assert row.mark == "C"
    for words in ("Ada Brook", "p. 12, lines 4–5", "beyond doubt"):
        assert words in row.small
    assert row.signed == pytest.approx(0.95)


def test_for_stands_before_against_and_rivals_count_against(session: Session, panel: WhyPanel) -> None:
    session.choose("site", "mill")
    session.focus_position("ferry", "closed")
    groups = [[row.signed for row in group if row.signed is not None] for group in _groups(_tree(panel))]
    assert groups
    for signed in groups:
        assert signed == sorted(signed, key=lambda one: (one <= 0, -abs(one)))
    every = [one for signed in groups for one in signed]
    assert min(every) < 0 < max(every)


def test_the_title_names_position_and_verdict(session: Session, panel: WhyPanel) -> None:
    assert _said(panel, "why:title") == "The ferry closes — as it happened"
    session.choose("site", "mill")
    session.focus_question("market")
    verdict = session.snapshot.question("market").position("east").verdict
    assert _said(panel, "why:title") == f"To the east bank — {verdict}"


def test_what_follows_from_a_choice_is_said(session: Session, panel: WhyPanel) -> None:
    session.choose("site", "none")
    assert _said(panel, "why:title") == "The ferry is kept — follows from a choice"
    session.focus_position("ferry", "closed")
    assert _said(panel, "why:title") == "The ferry closes — ruled out by a choice"


def test_silence_and_the_unknowable_are_said(session: Session, panel: WhyPanel) -> None:
    session.choose("site", "none")
    session.focus_question("safety")
    question = session.casebook.question("safety")
    assert _said(panel, "why:title") == f"{question.title} — the documents do not say"
    headings = [row.text for row in _rows(_tree(panel)) if row.heading]
    assert any(text.startswith("Fallen away here") for text in headings)
    assert "no document's argument reaches" in _said(panel, "why:silence")
    session.holder.undo_stack.undo()
    session.choose("flood", "raised")
    assert "Nobody can say" in _said(panel, "why:silence")


def test_a_row_opens_by_key_and_tells_everything(session: Session, panel: WhyPanel, qtbot: QtBot) -> None:
    session.focus_question("market")
    tree = _tree(panel)
    _click(qtbot, tree, _index(tree, "C2"))
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    below = _rows(tree, _index(tree, "C2"))
    assert [row.argument for row in below if row.argument] == ["C3", "L4"]
    assert below[0].signed is not None
    assert below[0].signed > 0
    assert below[1].signed is not None
    assert below[1].signed < 0
    said = " ".join(row.text for row in below)
    assert "Supports “To the east bank” (Where does the market go?)" in said
    assert "Applies only if Where to build the bridge is “At the ford”" in said
    assert "Base score 0.75" in said
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert not tree.isExpanded(_index(tree, "C2"))


def test_premises_say_how_they_stand(session: Session, panel: WhyPanel, qtbot: QtBot) -> None:
    session.focus_question("market")
    tree = _tree(panel)
    _click(qtbot, tree, _index(tree, "C5"))
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    said = " ".join(row.text for row in _rows(tree, _index(tree, "C5")))
    wanted = "Takes for granted that Does the ferry live on? The ferry closes: so it is in this course"
    assert wanted in said


def test_open_rows_stay_open_through_a_toggle_and_undo(
    session: Session, panel: WhyPanel, qtbot: QtBot
) -> None:
    session.focus_question("market")
    tree = _tree(panel)
    _click(qtbot, tree, _index(tree, "L4"))
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    before = _rows(tree)
    session.choose("toll", "charged")
    assert tree.isExpanded(_index(tree, "L4"))
    assert tree.current is not None
    assert tree.current.argument == "L4"
    session.holder.undo_stack.undo()
    assert _rows(tree) == before


def test_arguments_of_other_branches_wait_under_a_heading(session: Session, panel: WhyPanel) -> None:
    tree = _tree(panel)
    place = [row.key for row in _rows(tree)].index(f"voice {Voice.ELSEWHERE}")
    heading = _rows(tree)[place]
    assert heading.heading
    waiting = _rows(tree, tree.model().index(place, TEXT))
    assert {row.argument for row in waiting} == {"L1", "L2"}
    assert all("would apply if" in row.small for row in waiting)
    session.choose("toll", "charged")
    # It speaks because of the choice, and is told so.
    place = next(place for place, row in enumerate(_rows(tree)) if row.text.startswith("Speaks because"))
    assert "L1" in {row.argument for row in _rows(tree, tree.model().index(place, TEXT))}


def test_choosing_a_row_focuses_the_argument(session: Session, panel: WhyPanel, qtbot: QtBot) -> None:
    tree = _tree(panel)
    with qtbot.waitSignal(session.focused):
        _click(qtbot, tree, _index(tree, "C1"))
    assert session.argument == "C1"


def test_an_argument_focused_elsewhere_is_selected(session: Session, panel: WhyPanel) -> None:
    session.focus_argument("C1")
    current = _tree(panel).current
    assert current is not None
    assert current.argument == "C1"


def test_copy_takes_the_source_along(panel: WhyPanel, qtbot: QtBot) -> None:
    tree = _tree(panel)
    _click(qtbot, tree, _index(tree, "C1"))
    qtbot.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("A free bridge took")
    assert "p. 12" in copied


def test_other_answers_are_in_a_menu(session: Session, panel: WhyPanel) -> None:
    session.focus_question("market")
    button = panel.findChild(QToolButton, "why:positions")
    assert button is not None
    texts = [action.text() for action in button.menu().actions()]
    assert [text.split(" — ")[0] for text in texts] == [
        "To the east bank",
        "It stays on the west bank",
        "It is shared by both banks",
    ]
    button.menu().actions()[1].trigger()
    assert session.position == "west"
    assert _said(panel, "why:title").startswith("It stays on the west bank — ")


def test_every_document_has_its_verdict_beside_the_pooled_one(session: Session, panel: WhyPanel) -> None:
    session.focus_question("market")
    said = _said(panel, "why:views").replace("\N{NO-BREAK SPACE}", " ")
    assert "C: " in said
    assert "(" in said
    assert "S: silent" in said


def test_disagreement_is_said(session: Session, panel: WhyPanel) -> None:
    session.choose("toll", "charged")
    session.focus_question("market")
    shown = session.snapshot.question("market").documents_disagree
    assert bool(_said(panel, "why:dispute")) == shown


def test_a_muted_document_is_gone(session: Session, panel: WhyPanel) -> None:
    session.focus_question("market")
    session.set_reading(Reading(credence={"ledger": 0.0}))
    assert "L4" not in {row.argument for row in _rows(_tree(panel))}


def test_a_casebook_without_questions_says_so(theme: Theme, mini: Casebook, qtbot: QtBot) -> None:
    bare = mini.model_copy(update={"questions": (), "arguments": (), "decisions": ()})
    panel = WhyPanel(Session(bare), theme)
    qtbot.addWidget(panel)
    panel.show()
    assert "no question" in _said(panel, "why:title")
    assert _rows(_tree(panel)) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [480, 900])
def test_no_text_is_cut_off(
    session: Session, panel: WhyPanel, theme: Theme, qtbot: QtBot, scale: float, width: int
) -> None:
    session.focus_question("market")
    panel.resize(width, 500)
    theme.set_scale(scale)
    tree = _tree(panel)
    qtbot.waitUntil(lambda: tree.visualRect(_index(tree, "C2")).height() > 0)
    for row in _rows(tree):
        if not row.argument:
            continue
        index = _index(tree, row.argument)
        rect = tree.visualRect(index)
        room = QRectF(0, 0, rect.width() - theme.px(3.0), 10_000)
        metrics = QFontMetricsF(theme.font("body"))
        assert rect.right() <= tree.viewport().width()
        assert rect.height() >= metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, row.text).height()


def test_dots_fall_on_the_side_they_argue(
    session: Session, panel: WhyPanel, theme: Theme, qtbot: QtBot
) -> None:
    session.choose("site", "mill")
    session.focus_position("ferry", "closed")
    tree = _tree(panel)
    tree.clearSelection()
    qtbot.waitUntil(lambda: tree.visualRect(_index(tree, "C1")).height() > 0)
    picture = tree.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    signed_rows = [row for group in _groups(tree) for row in group if row.signed is not None]
    assert len(signed_rows) > 1
    for row in signed_rows:
        assert row.signed is not None
        dots = tree.visualRect(_index(tree, row.argument).siblingAtColumn(DOTS))
        name = "for" if row.signed > 0 else "against-fill"
        wanted = theme.colour(name).rgb()
        xs = [
            x
            for x in range(dots.left(), dots.right())
            for y in range(dots.top(), dots.bottom())
            if picture.pixelColor(QPoint(x, y) * ratio).rgb() == wanted
        ]
        assert xs
        middle = sum(xs) / len(xs)
        assert (middle > dots.center().x()) == (row.signed > 0)


def test_a_document_that_the_reading_leaves_out_is_not_called_silent(
    panel: WhyPanel, session: Session
) -> None:
    session.set_reading(Reading(credence={"survey": 0.0}))
    views = _said(panel, "why:views").replace("\N{NO-BREAK SPACE}", " ")
    assert "S: not heard" in views
    everyone = {document.id: 0.0 for document in session.casebook.documents}
    session.set_reading(Reading(credence=everyone))
    session.focus_question("market")
    said = _said(panel, "why:silence")
    assert "Here no argument of a document that is heard reaches the question." in said
    assert "Not heard in this reading: Ada Brook" in said
