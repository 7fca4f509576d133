"""The decision points as a user meets them: real clicks and keys on what stands on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from gui.decisions.card import DecisionCard
from gui.decisions.panel import DecisionsPanel
from gui.desk.session import Session
from scenarios.files.casebook_files import casebook_from_bytes
from tests.casebooks import mini
from tests.gui.widgets.looking import SIZES, count_of, cut_off, find, nameless, said, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.theme import Mode, Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(session: Session, theme: Theme, qtbot: QtBot) -> DecisionsPanel:
    panel = DecisionsPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(300, 900)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    return panel


def _card(panel: DecisionsPanel, decision: str) -> DecisionCard:
    card = panel.findChild(DecisionCard, f"decision:{decision}")
    assert card is not None
    return card


def _in_play(session: Session) -> list[str]:
    return list(session.in_play)


def _all_text(card: DecisionCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))


def test_headline_decisions_stand_first_in_order_of_time(panel: DecisionsPanel) -> None:
    shown = [card for card in panel.findChildren(DecisionCard) if card.isVisible()]
    shown.sort(key=lambda card: card.y())
    assert [card.decision.id for card in shown] == ["site", "toll"]
    assert _all_text(shown[0]).splitlines()[:2] == ["March 1901", "Where to build the bridge"]
    assert _all_text(shown[1]).splitlines()[0] == "1 May 1903"


def test_a_click_on_an_option_takes_it_and_undo_gives_it_back(
    panel: DecisionsPanel, session: Session, qtbot: QtBot
) -> None:
    assert said(panel, "departures-count") == "as it happened"
    assert said(panel, "departures-summary").startswith("No departure")
    qtbot.mouseClick(find(panel, "option:site/mill"), LEFT)
    assert session.snapshot.standpoint.choices["site"] == "mill"
    assert find(panel, "option:site/mill").isChecked()
    assert _card(panel, "site").departure
    assert said(panel, "departures-count") == "1 departure"
    session.holder.undo_stack.undo()
    assert find(panel, "option:site/ford").isChecked()
    assert not find(panel, "option:site/mill").isChecked()
    assert not _card(panel, "site").departure
    assert said(panel, "departures-count") == "as it happened"


def test_the_keyboard_chooses_an_option(panel: DecisionsPanel, session: Session, qtbot: QtBot) -> None:
    ford = find(panel, "option:site/ford")
    ford.setFocus()
    qtbot.keyClick(ford, Qt.Key.Key_Down)
    assert session.snapshot.standpoint.choices["site"] == "mill"
    mill = find(panel, "option:site/mill")
    assert mill.hasFocus()
    qtbot.keyClick(mill, Qt.Key.Key_Down)
    assert session.snapshot.standpoint.choices["site"] == "none"
    ford.setFocus()
    qtbot.keyClick(ford, Qt.Key.Key_Space)
    assert session.snapshot.standpoint.choices["site"] == "ford"


def test_the_actual_option_is_marked_in_words(panel: DecisionsPanel) -> None:
    marked = [
        button.objectName()
        for button in panel.findChildren(QAbstractButton)
        if button.text().endswith("(as it happened)")
    ]
    assert marked == ["option:site/ford", "option:toll/free", "option:flood/left"]


def test_what_does_not_arise_keeps_its_choice_and_says_why(
    panel: DecisionsPanel, session: Session, qtbot: QtBot
) -> None:
    qtbot.mouseClick(find(panel, "option:toll/charged"), LEFT)
    qtbot.mouseClick(find(panel, "option:site/none"), LEFT)
    assert (
        said(panel, "does-not-arise:toll")
        == "Does not arise: removed by “No bridge at all” (Where to build the bridge)."
    )
    for option in ("free", "charged"):
        assert not find(panel, f"option:toll/{option}").isEnabled()
        assert find(panel, f"option:toll/{option}").isVisible()
    assert find(panel, "option:toll/charged").isChecked()
    assert not _card(panel, "toll").departure
    assert said(panel, "departures-count") == "1 departure"
    assert "No bridge at all" in _card(panel, "toll").accessibleDescription()
    qtbot.mouseClick(find(panel, "option:toll/free"), LEFT)
    assert session.snapshot.standpoint.choices["toll"] == "charged"
    session.choose("site", "ford")
    assert said(panel, "does-not-arise:toll") == ""
    assert find(panel, "option:toll/charged").isEnabled()
    assert _card(panel, "toll").departure


def test_the_other_decisions_unfold_in_place(panel: DecisionsPanel, qtbot: QtBot) -> None:
    fold = find(panel, "more-decisions")
    assert fold.text() == "1 more decision point"
    assert _card(panel, "flood").isHidden()
    qtbot.mouseClick(fold, LEFT)
    assert _card(panel, "flood").isVisible()
    assert fold.text() == "Fewer decision points"
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert _card(panel, "flood").isHidden()


def test_a_departure_is_never_folded_away(panel: DecisionsPanel, session: Session) -> None:
    session.choose("flood", "raised")
    assert _card(panel, "flood").isVisible()
    assert find(panel, "more-decisions").isHidden()
    session.choose("site", "mill")  # now the choice does not arise; it is still the reader's own
    assert _card(panel, "flood").isVisible()
    session.as_it_happened()
    assert _card(panel, "flood").isHidden()


def test_a_card_does_not_vanish_from_under_the_keyboard(panel: DecisionsPanel, session: Session) -> None:
    session.choose("flood", "raised")
    find(panel, "option:flood/raised").setFocus()
    session.choose("flood", "left")
    assert _card(panel, "flood").isVisible()


def test_more_tells_what_the_casebook_knows(panel: DecisionsPanel, qtbot: QtBot) -> None:
    card = _card(panel, "site")
    assert "The council built at the old ford." not in _all_text(card)
    qtbot.mouseClick(find(panel, "more:site"), LEFT)
    text = _all_text(card)
    assert "The council built at the old ford." in text
    assert "The council builds at the mill, further up." in text
    assert "The ferryman (a contemporary)" in text
    assert "Who was in it\nThe council" in text
    qtbot.mouseClick(find(panel, "more:site"), LEFT)
    assert "The council built at the old ford." not in _all_text(card)


def test_more_tells_what_a_decision_rests_on_and_where_the_documents_draw_nothing(
    theme: Theme, qtbot: QtBot
) -> None:
    casebook = mini(('  establishes = ["safety/stands"]\n', ""), ('when = { flood = ["raised"] }\n', ""))
    session = Session(casebook)
    panel = DecisionsPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(300, 900)
    panel.show()
    qtbot.mouseClick(find(panel, "more:toll"), LEFT)
    assert "Arises only if\nWhere to build the bridge: At the ford / At the mill" in _all_text(
        _card(panel, "toll")
    )
    assert "no document says where" not in _all_text(_card(panel, "toll"))
    session.focus_decision("flood")
    qtbot.mouseClick(find(panel, "more:flood"), LEFT)
    assert "no document says where the other road leads" in _all_text(_card(panel, "flood"))


def test_the_summary_counts_honestly(panel: DecisionsPanel, session: Session) -> None:
    session.choose("site", "mill")
    assert said(panel, "departures-summary").splitlines() == [
        "History rewritten at 1 point",
        "People of the time weighed this themselves",
        "Latest departure: March 1901",
        "The documents lead on in 2 courses",
        "3 lead otherwise",
    ]
    session.choose("toll", "charged")
    assert said(panel, "departures-summary").splitlines() == [
        "History rewritten at 2 points",
        "People of the time weighed 1 of these 2 choices themselves",
        "Latest departure: 1 May 1903",
        "3 lead otherwise",
    ]
    session.choose("site", "ford")
    assert "The casebook names nobody of the time who weighed this" in said(panel, "departures-summary")


def test_a_decision_is_put_on_the_map_and_taken_off(
    panel: DecisionsPanel, session: Session, qtbot: QtBot
) -> None:
    session.choose("flood", "raised")
    settle()
    box = find(panel, "on-map:flood")
    assert not box.isChecked()
    qtbot.mouseClick(box, LEFT)
    assert _in_play(session) == ["site", "toll", "flood"]
    qtbot.mouseClick(find(panel, "on-map:site"), LEFT)
    assert _in_play(session) == ["toll", "flood"]
    session.holder.undo_stack.undo()
    assert find(panel, "on-map:site").isChecked()


def test_the_map_never_stays_empty_and_the_boxes_say_so(
    panel: DecisionsPanel, session: Session, qtbot: QtBot
) -> None:
    qtbot.mouseClick(find(panel, "on-map:site"), LEFT)
    qtbot.mouseClick(find(panel, "on-map:toll"), LEFT)
    assert _in_play(session) == ["site", "toll"]
    assert find(panel, "on-map:site").isChecked()
    assert find(panel, "on-map:toll").isChecked()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_departure_is_outlined(mode: Mode, panel: DecisionsPanel, session: Session, theme: Theme) -> None:
    theme.set_mode(mode)
    card = _card(panel, "site")
    assert count_of(card.grab().toImage(), theme.colour("selection")) == 0
    session.choose("site", "mill")
    settle()
    outlined = count_of(card.grab().toImage(), theme.colour("selection"))
    assert outlined > 2 * card.width()


@pytest.mark.parametrize(("scale", "width"), SIZES)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_is_cut_off(
    mode: Mode, scale: float, width: int, panel: DecisionsPanel, session: Session, theme: Theme
) -> None:
    theme.set_mode(mode)
    theme.set_scale(scale)
    panel.setFixedWidth(width)
    find(panel, "more-decisions").click()
    find(panel, "more:site").click()
    settle()
    assert cut_off(panel) == []
    session.choose("site", "none")
    settle()
    assert cut_off(panel) == []


def test_every_control_has_a_name(panel: DecisionsPanel, session: Session) -> None:
    find(panel, "more-decisions").click()
    session.choose("site", "none")
    assert nameless(panel) == []
    names = [button.accessibleName() for button in panel.findChildren(QAbstractButton)]
    assert len(set(names)) == len(names)


def test_a_toggle_changes_cards_in_place(panel: DecisionsPanel, session: Session) -> None:
    before = [id(child) for child in panel.findChildren(QAbstractButton)]
    session.choose("site", "none")
    session.choose("site", "mill")
    assert [id(child) for child in panel.findChildren(QAbstractButton)] == before


def test_another_casebook_brings_its_own_decisions(panel: DecisionsPanel, session: Session) -> None:
    head = 'format = "otherwise/casebook"\nversion = 1\n'
    decision = (
        '[[decisions]]\nid = "rain"\ntitle = "Rain & shine"\ndate = "1900"\n'
        '[[decisions.options]]\nid = "wet"\nlabel = "Wet"\nactual = true\n'
        '[[decisions.options]]\nid = "dry"\nlabel = "Dry"\n'
    )
    session.open(casebook_from_bytes(f'{head}id = "one"\ntitle = "One"\n{decision}'.encode(), "one.toml"))
    settle()
    assert [card.decision.id for card in panel.findChildren(DecisionCard)] == ["rain"]
    assert _card(panel, "rain").isVisible()  # with no headline decision nothing is folded at first
    session.open(casebook_from_bytes(f'{head}id = "none"\ntitle = "None"\n'.encode(), "none.toml"))
    settle()
    assert panel.findChildren(DecisionCard) == []
    assert said(panel, "departures-summary") == "This casebook has no decision points."
    assert find(panel, "more-decisions").isHidden()


def test_a_decision_asked_for_is_unfolded_scrolled_to_and_under_the_keyboard(
    panel: DecisionsPanel, session: Session
) -> None:
    panel.setFixedHeight(160)
    settle()
    assert _card(panel, "flood").isHidden()
    session.focus_decision("flood")
    settle()
    assert find(panel, "more-decisions").isChecked()
    assert find(panel, "option:flood/left").hasFocus()
    assert find(panel, "option:flood/left").visibleRegion().boundingRect().height() > 5
    session.choose("site", "none")
    session.focus_decision("site")
    assert find(panel, "option:site/none").hasFocus()
    # Its options cannot be chosen in this branch; the card is shown all the same.
    session.focus_decision("toll")
    assert find(panel, "on-map:toll").hasFocus()
    with pytest.raises(KeyError):
        session.focus_decision("nowhere")
