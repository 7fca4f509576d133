"""The outcomes as a user meets them: real clicks and keys on what stands on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolTip, QWidget

from gui.outcomes.card import OutcomeCard
from gui.outcomes.marks import DocumentMarks
from gui.outcomes.panel import OutcomesPanel
from scenarios.files.casebook_files import casebook_from_bytes
from scenarios.model.reading import Reading
from tests.gui.widgets.looking import SIZES, Painted, count_of, cut_off, find, nameless, said, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.desk.session import Session
    from gui.theme import Mode, Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(session: Session, theme: Theme, qtbot: QtBot) -> OutcomesPanel:
    session.focus_question("ferry")
    panel = OutcomesPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(420, 900)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    settle()
    return panel


def _card(panel: OutcomesPanel, question: str) -> OutcomeCard:
    card = panel.findChild(OutcomeCard, f"outcome:{question}")
    assert card is not None
    return card


def _texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def _question(session: Session) -> str | None:
    return session.question


def test_cards_say_what_the_projection_says(panel: OutcomesPanel) -> None:
    texts = _texts(_card(panel, "market"))
    assert texts == [
        "Where does the market go?",
        "To the east bank",
        "strong case for (80–100)",
        "≠ Documents disagree",
    ]
    assert _texts(_card(panel, "safety")) == [
        "Does the bridge outlast the flood?",
        "It falls",
        "as it happened",
    ]


def test_outcomes_come_before_debates_and_themes_head_them(panel: OutcomesPanel) -> None:
    labels = [label for label in panel.findChildren(QLabel) if label.isVisible()]
    labels.sort(key=lambda label: label.mapTo(panel, label.rect().topLeft()).y())
    wanted = (
        "OUTCOMES IN THIS BRANCH", "Crossing", "The ferry closes", "Trade", "STANDING DEBATES", "Memory",
        "The council was careless",
    )  # fmt: skip
    seen = [label.text() for label in labels if label.text() in wanted]
    assert list(dict.fromkeys(seen)) == list(wanted)


def test_a_toggle_changes_the_cards_and_undo_gives_them_back(panel: OutcomesPanel, session: Session) -> None:
    assert said(panel, "changed-count") == "0 of 3 changed"
    session.choose("site", "none")
    assert said(panel, "changed:ferry") == "◆ leads otherwise"
    assert said(panel, "history:ferry") == "in history: The ferry closes"
    assert "follows from a choice" in _texts(_card(panel, "ferry"))
    assert "The documents do not say" in _texts(_card(panel, "safety"))
    assert said(panel, "changed:safety") == "○ fallen silent"
    changed = sum(bool(said(panel, f"changed:{question.id}")) for question in session.casebook.questions)
    assert said(panel, "changed-count") == f"{changed} of 3 changed"
    session.holder.undo_stack.undo()
    assert said(panel, "changed:ferry") == ""
    assert said(panel, "changed-count") == "0 of 3 changed"


def test_a_reading_changes_the_cards_too(panel: OutcomesPanel, session: Session) -> None:
    session.set_reading(Reading.of_document(session.casebook, "survey"))
    market = _card(panel, "market")
    assert "strong case for (80–100)" not in _texts(market)
    session.holder.undo_stack.undo()
    assert "strong case for (80–100)" in _texts(market)


def test_a_click_puts_a_question_in_focus(panel: OutcomesPanel, session: Session, qtbot: QtBot) -> None:
    assert _card(panel, "ferry").in_focus
    qtbot.mouseClick(_card(panel, "market"), LEFT)
    assert _question(session) == "market"
    assert _card(panel, "market").in_focus
    assert not _card(panel, "ferry").in_focus
    assert session.holder.undo_stack.isClean()


def test_a_click_on_the_words_of_a_card_counts(panel: OutcomesPanel, session: Session, qtbot: QtBot) -> None:
    card = _card(panel, "blame")
    label = next(label for label in card.findChildren(QLabel) if label.text() == "The council was careless")
    window = panel.window()
    qtbot.mouseClick(window, LEFT, pos=label.mapTo(window, label.rect().center()))
    assert window.childAt(label.mapTo(window, label.rect().center())) is card
    qtbot.mouseClick(card, LEFT, pos=label.mapTo(card, label.rect().center()))
    assert _question(session) == "blame"


def test_the_keyboard_moves_between_cards_and_enter_focuses(
    panel: OutcomesPanel, session: Session, qtbot: QtBot
) -> None:
    ferry = _card(panel, "ferry")
    ferry.setFocus()
    qtbot.keyClick(ferry, Qt.Key.Key_Down)
    assert find(panel, "position:ferry/kept").hasFocus()
    qtbot.keyClick(find(panel, "position:ferry/kept"), Qt.Key.Key_Down)
    qtbot.keyClick(find(panel, "position:ferry/closed"), Qt.Key.Key_Down)
    safety = _card(panel, "safety")
    assert safety.hasFocus()
    assert _question(session) == "ferry"
    qtbot.keyClick(safety, Qt.Key.Key_Return)
    assert _question(session) == "safety"
    qtbot.keyClick(safety, Qt.Key.Key_End)
    blame = _card(panel, "blame")
    assert blame.hasFocus()
    qtbot.keyClick(blame, Qt.Key.Key_Space)
    assert _question(session) == "blame"
    qtbot.keyClick(blame, Qt.Key.Key_Home)
    assert ferry.hasFocus()
    qtbot.keyClick(ferry, Qt.Key.Key_Up)
    assert ferry.hasFocus()


def test_the_card_in_focus_lists_every_position(panel: OutcomesPanel, session: Session, qtbot: QtBot) -> None:
    assert panel.findChild(QAbstractButton, "position:market/west") is None
    qtbot.mouseClick(_card(panel, "market"), LEFT)
    settle()
    for position in session.snapshot.question("market").positions:
        row = find(panel, f"position:market/{position.id}")
        assert row.isVisible()
        assert _texts(row) == [position.label, str(position.verdict)]
        assert row.accessibleName() == f"{position.label}, {position.verdict}"
    session.focus_question("blame")
    assert not find(panel, "position:market/west").isVisible()


def test_a_click_on_a_position_puts_it_in_focus(panel: OutcomesPanel, session: Session, qtbot: QtBot) -> None:
    session.focus_question("market")
    settle()
    row = find(panel, "position:market/west")
    assert find(panel, "position:market/east").accessibleDescription() == "In focus"
    qtbot.mouseClick(row, LEFT)
    assert (_question(session), session.position) == ("market", "west")
    assert row.accessibleDescription() == "In focus"
    assert find(panel, "position:market/east").accessibleDescription() == ""
    both = find(panel, "position:market/both")
    both.setFocus()
    qtbot.keyClick(both, Qt.Key.Key_Enter)
    assert session.position == "both"


def test_the_actual_position_is_marked_in_the_list(panel: OutcomesPanel) -> None:
    assert _texts(find(panel, "position:ferry/closed")) == ["The ferry closes (as it happened)"]
    assert _texts(find(panel, "position:ferry/kept")) == ["The ferry is kept"]


def test_only_what_changed_can_be_shown(panel: OutcomesPanel, session: Session, qtbot: QtBot) -> None:
    qtbot.mouseClick(find(panel, "changed-only"), LEFT)
    assert all(card.isHidden() for card in panel.findChildren(OutcomeCard))
    assert said(panel, "outcomes-nothing") == "Nothing differs from what happened."
    assert "Crossing" not in _texts(panel)
    session.choose("toll", "charged")
    assert said(panel, "outcomes-nothing") == ""
    shown = {card.question.id for card in panel.findChildren(OutcomeCard) if not card.isHidden()}
    assert shown == {
        question.id for question in session.casebook.questions if said(panel, f"changed:{question.id}")
    }
    assert 0 < len(shown) < 4
    qtbot.mouseClick(find(panel, "changed-only"), LEFT)
    assert not any(card.isHidden() for card in panel.findChildren(OutcomeCard))


def test_a_card_is_read_aloud_as_a_sentence(panel: OutcomesPanel, session: Session) -> None:
    assert _card(panel, "market").accessibleName() == (
        "Where does the market go? To the east bank, strong case for (80–100). "
        "Ada Brook for; The Ferryman's Ledger evenly contested. Documents disagree."
    )
    session.choose("site", "none")
    assert "leads otherwise; in history: The ferry closes." in _card(panel, "ferry").accessibleName()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_card_in_focus_is_outlined(
    mode: Mode, panel: OutcomesPanel, session: Session, theme: Theme
) -> None:
    theme.set_mode(mode)
    card = _card(panel, "blame")
    assert count_of(card.grab().toImage(), theme.colour("selection")) == 0
    session.focus_question("blame")
    settle()
    assert count_of(card.grab().toImage(), theme.colour("selection")) > 2 * card.width()


@pytest.mark.parametrize(("scale", "width"), SIZES)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_is_cut_off(
    mode: Mode, scale: float, width: int, panel: OutcomesPanel, session: Session, theme: Theme
) -> None:
    theme.set_mode(mode)
    theme.set_scale(scale)
    panel.setFixedWidth(width)
    for choices in ({}, {"site": "none"}, {"flood": "raised", "toll": "charged"}):
        session.choose_branch({"site": "ford", "toll": "free", "flood": "left", **choices})
        for question in ("market", "safety"):
            session.focus_question(question)
            settle()
            assert cut_off(panel) == []


def test_bars_stand_in_one_column_on_every_card(panel: OutcomesPanel, session: Session) -> None:
    session.choose_branch({"site": "mill", "toll": "charged"})
    session.focus_question("market")
    settle()
    edges = set()
    for card in panel.findChildren(OutcomeCard):
        for bar in card.findChildren(QWidget):
            if type(bar).__name__ == "StrengthBar" and bar.isVisible():
                edges.add((bar.mapTo(panel, bar.rect().topLeft()).x(), bar.width()))
    assert len(edges) == 1


def test_a_toggle_changes_cards_in_place(panel: OutcomesPanel, session: Session) -> None:
    # The lines of courses are made when they are first needed, and kept.
    session.choose("site", "none")
    session.choose("site", "mill")
    session.holder.undo_stack.undo()
    before = [id(child) for child in panel.findChildren(QWidget)]
    session.choose("site", "none")
    session.choose("site", "mill")
    session.holder.undo_stack.undo()
    assert [id(child) for child in panel.findChildren(QWidget)] == before


def test_a_toggle_paints_every_card_once_and_in_its_place(panel: OutcomesPanel, session: Session) -> None:
    painted = Painted(panel)
    session.choose_branch({"site": "none", "toll": "charged"})
    heights = {card.question.id: (card.y(), card.height()) for card in panel.findChildren(OutcomeCard)}
    settle()
    cards = {name: times for name, times in painted.times.items() if name.startswith("outcome:")}
    assert cards
    assert set(cards.values()) == {1}
    assert heights == {
        card.question.id: (card.y(), card.height()) for card in panel.findChildren(OutcomeCard)
    }


def test_the_question_in_focus_is_scrolled_into_sight(panel: OutcomesPanel, session: Session) -> None:
    panel.setFixedHeight(300)
    settle()
    session.focus_question("blame")
    settle()
    card = _card(panel, "blame")
    assert not card.visibleRegion().isEmpty()
    assert card.visibleRegion().boundingRect().height() > 100


def test_every_control_has_a_name(panel: OutcomesPanel) -> None:
    assert nameless(panel) == []


def test_the_legend_unfolds_above_the_first_card(panel: OutcomesPanel, qtbot: QtBot) -> None:
    assert "The Ferryman's Ledger" not in _texts(panel)
    legend, first = find(panel, "legend"), _card(panel, "ferry")
    before = first.mapTo(panel, first.rect().topLeft()).y()
    assert legend.mapTo(panel, legend.rect().bottomLeft()).y() < before
    qtbot.mouseClick(legend, LEFT)
    settle()
    texts = _texts(panel)
    assert "Ada Brook, A Chronicle of Aldwater, 1931" in texts
    assert "The Ferryman's Ledger" in texts
    assert any("is not a probability" in text for text in texts)
    assert first.mapTo(panel, first.rect().topLeft()).y() > before
    assert cut_off(panel) == []
    qtbot.mouseClick(legend, LEFT)
    settle()
    assert first.mapTo(panel, first.rect().topLeft()).y() == before


def test_a_document_that_the_reading_leaves_out_is_told_and_drawn_as_not_heard(
    panel: OutcomesPanel, session: Session
) -> None:
    card = _card(panel, "market")
    marks = card.findChildren(DocumentMarks)[0]
    silent = marks.grab(marks.box_of("survey").toRect()).toImage()
    session.set_reading(Reading(credence={"survey": 0.0}))
    settle()
    assert marks.told_of(session.casebook.document("survey")).endswith(": not heard in this reading")
    assert marks.grab(marks.box_of("survey").toRect()).toImage() != silent
    assert "Not heard: I. Wells, engineer." in card.accessibleName()
    session.set_reading(Reading())
    settle()
    assert marks.grab(marks.box_of("survey").toRect()).toImage() == silent
    assert "Not heard" not in card.accessibleName()


def test_a_mark_tells_its_document_and_passes_clicks_on(
    panel: OutcomesPanel, session: Session, qtbot: QtBot
) -> None:
    marks = _card(panel, "market").findChildren(DocumentMarks)[0]
    told = [marks.told_of(document) for document in session.casebook.documents]
    assert told == [
        "A Chronicle of Aldwater: for",
        "The Ferryman's Ledger: evenly contested",
        "Survey of the River Crossings: does not speak here",
    ]
    at = marks.box_of("ledger").center().toPoint()
    tip = QHelpEvent(QEvent.Type.ToolTip, at, marks.mapToGlobal(at))
    QApplication.sendEvent(marks, tip)
    assert "The Ferryman's Ledger: evenly contested" in QToolTip.text()
    QToolTip.hideText()
    # A real click lands on the mark, which hands it to the card.
    window = panel.window().windowHandle()
    qtbot.mouseClick(window, LEFT, pos=marks.mapTo(panel.window(), at))
    assert _question(session) == "market"


def test_another_casebook_brings_its_own_questions(panel: OutcomesPanel, session: Session) -> None:
    toml = (
        'format = "otherwise/casebook"\nversion = 1\nid = "one"\ntitle = "One"\n'
        '[[questions]]\nid = "rain"\ntitle = "Does it <b>rain</b>?"\n'
        '[[questions.positions]]\nid = "yes"\nlabel = "It rains"\n'
        '[[questions.positions]]\nid = "no"\nlabel = "It does not"\n'
    )
    session.open(casebook_from_bytes(toml.encode(), "one.toml"))
    settle()
    assert [card.question.id for card in panel.findChildren(OutcomeCard)] == ["rain"]
    assert _texts(_card(panel, "rain"))[0] == "Does it <b>rain</b>?"
    empty = 'format = "otherwise/casebook"\nversion = 1\nid = "none"\ntitle = "None"\n'
    session.open(casebook_from_bytes(empty.encode(), "none.toml"))
    settle()
    assert panel.findChildren(OutcomeCard) == []
    assert said(panel, "outcomes-nothing") == "This casebook has no questions."


def test_a_broad_column_is_read_from_afar(panel: OutcomesPanel, theme: Theme) -> None:
    def letters() -> dict[str, float]:
        labels = _card(panel, "market").findChildren(QLabel)
        return {label.text(): label.font().pointSizeF() for label in labels if label.isVisible()}

    narrow = letters()
    panel.resize(theme.px(32.0), 900)
    settle()
    broad = letters()
    assert broad["To the east bank"] > narrow["To the east bank"]
    assert broad["strong case for (80–100)"] > narrow["strong case for (80–100)"]
    assert cut_off(panel) == []
    panel.resize(420, 900)
    settle()
    assert letters() == narrow
