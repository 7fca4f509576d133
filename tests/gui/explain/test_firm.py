"""How firm a lead is, as a user meets it: the word, the counts, the seed, the brackets on cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox

from gui.desk.spreads import Spreads
from gui.outcomes.band import StrengthBar
from scenarios.explaining.draws import SEED
from scenarios.explaining.robustness import how_firm
from scenarios.telling.firmness import draws_words, firmness_words, spread_words
from tests.gui.explain.conftest import PATIENCE, Ask, ready
from tests.gui.widgets.looking import click, part, said, settle, words_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.settings import Settings
    from gui.theme import Theme
    from gui.windows.main_window import MainWindow


def test_the_word_and_what_is_behind_it(ask: Ask, port: MainWindow) -> None:
    session = port.desk.session
    session.choose("dyke", "breaks")
    session.focus_question("toll")
    page = ask("how-firm")
    found = how_firm(session.snapshot.engine, session.snapshot.standpoint, "toll")
    assert said(page, "how-firm:word") == firmness_words(found.firmness)
    assert f"10,000 readings drawn by lot (draw number {SEED})" in said(page, "how-firm:draws")
    for position in found.draws.leads:
        card = part(page, f"how-firm:position:{position}")
        assert draws_words(found.draws, position) in words_of(card)
    other = next(one for one in found.draws.leads if one != session.position)
    click(part(page, f"how-firm:position:{other}"))
    assert session.position == other


def test_another_question_is_asked_anew(ask: Ask, port: MainWindow, qtbot: QtBot) -> None:
    port.desk.session.focus_question("toll")
    page = ask("how-firm")
    port.desk.session.focus_question("fever")
    ready(page, qtbot)
    assert port.desk.session.casebook.question("fever").title in words_of(page)


def test_the_seed_is_shown_changed_and_kept(
    ask: Ask, port: MainWindow, settings: Settings, qtbot: QtBot
) -> None:
    port.desk.session.choose("dyke", "breaks")
    port.desk.session.focus_question("toll")
    page = ask("how-firm")
    seed = part(page, "how-firm:seed")
    assert isinstance(seed, QSpinBox)
    assert seed.value() == SEED
    seed.setFocus()
    seed.selectAll()
    QTest.keyClicks(seed, "42")
    QTest.keyClick(seed, Qt.Key.Key_Return)
    ready(page, qtbot)
    assert "draw number 42" in said(page, "how-firm:draws")
    assert settings.text("seed", "") == "42"


def test_strengths_are_bracketed_on_cards_and_in_why(window: MainWindow, qtbot: QtBot) -> None:
    session, spreads = window.desk.session, window.desk.spreads
    session.choose("site", "mill")
    session.focus_question("market")
    answer = session.position
    assert answer is not None
    qtbot.waitUntil(lambda: bool(spreads.of("market")), timeout=PATIENCE)
    settle()
    spread = spreads.of("market")[answer]
    assert spread.moves
    row = part(window, f"position:market/{answer}")
    assert row.accessibleDescription().endswith(spread_words(spread))
    assert said(window, "why:spread").endswith(spread_words(spread))
    [bar] = row.findChildren(StrengthBar)
    with_brackets = bar.grab().toImage()
    bar.show_spread(None)
    assert bar.grab().toImage() != with_brackets


@pytest.mark.parametrize("size", [(1280, 720), (1500, 950)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_argument_moves_when_the_spread_comes(
    window: MainWindow, theme: Theme, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    theme.set_scale(scale)
    window.resize(*size)
    settle()
    session, spreads = window.desk.session, window.desk.spreads
    tree = part(window, "why:reasons")
    session.focus_question("market")
    session.choose("site", "mill")
    for position in session.casebook.question("market").positions:
        session.focus_position("market", position.id)
        session.focus_course(0)
        spreads.begin()
        settle()
        assert not spreads.of("market")
        before = tree.geometry()
        qtbot.waitUntil(lambda: bool(spreads.of("market")), timeout=PATIENCE)
        settle()
        assert tree.geometry() == before


def test_what_hangs_on_no_word_has_no_brackets(port: MainWindow, qtbot: QtBot) -> None:
    """Every base score of the port is a number."""
    session, spreads = port.desk.session, port.desk.spreads
    session.choose("dyke", "breaks")
    session.focus_question("toll")
    qtbot.waitUntil(lambda: bool(spreads.of("toll")), timeout=PATIENCE)
    settle()
    assert said(port, "why:spread") == ""
    row = part(port, f"position:toll/{session.position}")
    assert row.accessibleDescription() == ""
    [bar] = row.findChildren(StrengthBar)
    as_shown = bar.grab().toImage()
    bar.show_spread(None)
    assert bar.grab().toImage() == as_shown


def test_brackets_go_with_the_course_that_they_belong_to(window: MainWindow, qtbot: QtBot) -> None:
    session, spreads = window.desk.session, window.desk.spreads
    session.choose("site", "mill")
    session.focus_question("market")
    qtbot.waitUntil(lambda: bool(spreads.of("market")), timeout=PATIENCE)
    before = spreads.of("market")
    session.focus_course(1)
    assert spreads.of("market") == {}
    assert said(window, "why:spread").endswith(": …")
    qtbot.waitUntil(lambda: bool(spreads.of("market")), timeout=PATIENCE)
    assert spreads.of("market") != before
    session.as_it_happened()
    assert spreads.of("market") == {}


def test_a_desk_that_is_cleared_draws_no_more(port: MainWindow) -> None:
    [spreads] = port.desk.findChildren(Spreads)
    port.desk.session.choose("dyke", "breaks")
    port.desk.session.holder.mark_saved()
    port.close()
    assert spreads.of("toll") == {}
