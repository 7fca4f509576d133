"""What it would take and what unseats a lead, as a user asks it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QProgressBar, QSpinBox

from gui.explain.line_card import LineCard
from scenarios.explaining.departures import what_it_would_take
from scenarios.explaining.leads import Where
from scenarios.explaining.unseating import what_unseats
from scenarios.files.library import DEFAULT_CASEBOOK, known_casebooks
from scenarios.model.alternatives import Departure
from tests.gui.explain.conftest import PATIENCE, Ask, asking_in, ready
from tests.gui.widgets.looking import click, find, part, said, settle, words_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.explain.page import Page
    from gui.windows.main_window import MainWindow
    from tests.gui.conftest import OpenWindow


def cards(page: Page, kind: str) -> list[LineCard]:
    return [card for card in page.findChildren(LineCard) if card.objectName().startswith(kind)]


def pick(combo: QComboBox, data: object) -> None:
    """Choose an entry by the keyboard, as a user may."""
    combo.setFocus()
    place = combo.findData(data)
    assert place >= 0
    while combo.currentIndex() != place:
        QTest.keyClick(combo, Qt.Key.Key_Down if combo.currentIndex() < place else Qt.Key.Key_Up)
    settle()


def combo(page: Page, name: str) -> QComboBox:
    found = part(page, f"what-it-takes:{name}")
    assert isinstance(found, QComboBox)
    return found


def test_the_least_sets_are_told_and_taken(ask: Ask, port: MainWindow, qtbot: QtBot) -> None:
    session = port.desk.session
    session.focus_position("toll", "taken") if any(
        one.id == "taken" for one in session.casebook.question("toll").positions
    ) else session.focus_question("toll")
    page = ask("what-it-takes")
    question, position = session.question, session.position
    assert question is not None
    target = f"{question}/{position}"
    for where in Where:
        pick(combo(page, "where"), where)
        ready(page, qtbot)
        snapshot = session.snapshot
        wanted = what_it_would_take(snapshot.engine, snapshot.history.standpoint, target, where=where)
        sets = [one for one in wanted.sets if one]
        assert len(cards(page, "what-it-takes:set:")) == len(sets)
    pick(combo(page, "position"), _other(session, question))
    ready(page, qtbot)
    assert session.position == combo(page, "position").currentData()
    found = cards(page, "what-it-takes:set:")
    if found:
        click(found[0])
        ready(page, qtbot)
        assert not session.is_as_it_happened
        session.holder.undo_stack.undo()
        assert session.is_as_it_happened


def _other(session: object, question: str) -> str:
    casebook = session.casebook  # type: ignore[attr-defined]
    snapshot = session.snapshot  # type: ignore[attr-defined]
    for position in casebook.question(question).positions:
        found = what_it_would_take(snapshot.engine, snapshot.standpoint, f"{question}/{position.id}")
        if found.sets and found.sets != ((),):
            return str(position.id)
    raise AssertionError(question)


def test_each_way_to_lead_has_sets_of_its_own(ask: Ask, port: MainWindow, qtbot: QtBot) -> None:
    port.desk.session.focus_position("trade", "coal")
    page = ask("what-it-takes")
    told = []
    for where in (Where.SOME, Where.LEADING, Where.EVERY):
        pick(combo(page, "where"), where)
        ready(page, qtbot)
        told.append(len(cards(page, "what-it-takes:set:")))
    assert told == [2, 1, 1]


def test_a_set_is_taken_from_history_whatever_is_on_show(ask: Ask, port: MainWindow, qtbot: QtBot) -> None:
    session = port.desk.session
    other = _other(session, "toll")
    session.choose("dyke", "breaks")
    session.focus_position("toll", other)
    page = ask("what-it-takes")
    snapshot = session.snapshot
    wanted = what_it_would_take(snapshot.engine, snapshot.history.standpoint, f"toll/{other}")
    card = cards(page, "what-it-takes:set:")[0]
    QTest.keyClick(card, Qt.Key.Key_Return)
    ready(page, qtbot)
    taken = {one.decision: one.option for one in wanted.sets[0] if isinstance(one, Departure)}
    history = session.snapshot.history.standpoint.choices
    assert session.snapshot.standpoint.choices == {**history, **taken}


def test_suppositions_are_asked_for_and_taken_too(ask: Ask, port: MainWindow, qtbot: QtBot) -> None:
    session = port.desk.session
    page = ask("what-it-takes")
    snapshot = session.snapshot
    for question in session.casebook.questions:
        for position in question.positions:
            found = what_it_would_take(
                snapshot.engine,
                snapshot.standpoint,
                f"{question.id}/{position.id}",
                where=Where.EVERY,
                with_suppositions=True,
            )
            numbers = [
                number
                for number, some in enumerate(found.sets)
                if any(not isinstance(one, Departure) for one in some)
            ]
            if numbers:
                session.focus_position(question.id, position.id)
                click(find(page, "what-it-takes:supposing"))
                pick(combo(page, "where"), Where.EVERY)
                ready(page, qtbot)
                click(cards(page, "what-it-takes:set:")[numbers[0]])
                ready(page, qtbot)
                assert session.snapshot.standpoint.supposed
                return
    pytest.fail("no position wants a supposition")


def test_the_size_of_sets_is_set(ask: Ask, port: MainWindow, qtbot: QtBot) -> None:
    session = port.desk.session
    session.focus_position("toll", _other(session, "toll"))
    page = ask("what-it-takes")
    up_to = part(page, "what-it-takes:up-to")
    assert isinstance(up_to, QSpinBox)
    QTest.keyClick(up_to, Qt.Key.Key_Down)
    QTest.keyClick(up_to, Qt.Key.Key_Down)
    ready(page, qtbot)
    assert "up to 1" in said(page, "what-it-takes:sets")


def test_what_unseats_a_lead(ask: Ask, port: MainWindow, qtbot: QtBot) -> None:
    session = port.desk.session
    session.choose("dyke", "breaks")
    session.focus_question("toll")
    page = ask("what-it-takes")
    lead = session.snapshot.question("toll").leading
    assert lead is not None
    pick(combo(page, "position"), lead)
    ready(page, qtbot)
    found = what_unseats(session.snapshot.engine, session.snapshot.standpoint, f"toll/{lead}")
    shown = cards(page, "unseats:")
    assert len(shown) == len(found.sets) > 0
    click(shown[0])
    assert session.argument == found.sets[0].without[0]
    told = words_of(page)
    assert "Documents left out: " in told
    assert "Voices left out: " in told


def test_the_question_is_chosen_on_the_page(ask: Ask, port: MainWindow, qtbot: QtBot) -> None:
    page = ask("what-it-takes")
    pick(combo(page, "question"), "fever")
    ready(page, qtbot)
    assert port.desk.session.question == "fever"
    assert combo(page, "position").count() == len(port.desk.session.casebook.question("fever").positions)


def test_a_long_search_shows_how_far_it_is_and_can_be_stopped(open_window: OpenWindow, qtbot: QtBot) -> None:
    """Three arguments at once of the shipped casebook take longer than anybody waits without a word."""
    window = open_window(Path(known_casebooks()[DEFAULT_CASEBOOK]))
    session = window.desk.session
    session.choose("general-secretary", "trotsky-speaks")
    session.focus_question("revolution-abroad")
    window.desk.actions["what-it-takes"].trigger()
    settle()
    bar = part(window, "what-it-takes:waiting")
    qtbot.waitUntil(bar.isVisible, timeout=PATIENCE)
    [progress] = bar.findChildren(QProgressBar)
    qtbot.waitUntil(lambda: progress.value() > 0, timeout=PATIENCE)
    click(find(window, "what-it-takes:stop"))
    page = asking_in(window, qtbot)("what-it-takes")
    assert not bar.isVisible()
    assert "it is complete up to sets of" in said(page, "unseats:arguments")
