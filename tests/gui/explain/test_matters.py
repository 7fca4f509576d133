"""What matters, as a user meets it: the map of choices by outcomes, sorted, read, clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from gui.explain.heat_model import DATE, RANK, REACH_ROLE, SUMS, HeatModel
from gui.explain.line_card import LineCard
from gui.explain.page import Page
from scenarios.explaining.matters import Reach, interactions, what_matters
from scenarios.model.alternatives import Departure
from tests.gui.explain.conftest import Ask, ready
from tests.gui.widgets.looking import click, count_of, find, part, said, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.theme import Theme
    from gui.windows.main_window import MainWindow


def table_of(page: Page) -> QTableView:
    table = part(page, "what-matters:table")
    assert isinstance(table, QTableView)
    return table


def model_of(page: Page) -> HeatModel:
    model = table_of(page).model()
    assert isinstance(model, HeatModel)
    return model


def words(page: Page) -> dict[tuple[str, str], str]:
    """What stands in each cell, by choice and outcome."""
    model, found = model_of(page), {}
    for row in range(model.rowCount()):
        for column in range(3, model.columnCount()):
            name = str(model.headerData(row, Qt.Orientation.Vertical))
            found[name, model.question_at(model.index(row, column)) or ""] = str(
                model.index(row, column).data()
            )
    return found


def press_head(table: QTableView, column: int) -> None:
    head = table.horizontalHeader()
    at = QPoint(head.sectionViewportPosition(column) + 5, head.height() - 8)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()


def press_cell(table: QTableView, row: int, column: int) -> None:
    index = table.model().index(row, column)
    table.scrollTo(index)
    settle()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    settle()


def test_every_cell_says_what_the_choice_does(ask: Ask, port: MainWindow) -> None:
    page = ask("what-matters")
    snapshot = port.desk.session.snapshot
    matters = what_matters(snapshot.engine, snapshot.history.standpoint)
    short = {Reach.LEADING: "other", Reach.SOME: "some", Reach.SILENT: "silent", Reach.NONE: ""}
    found = words(page)
    for row in matters.departures:
        assert isinstance(row.alternative, Departure)
        decision = snapshot.casebook.decision(row.alternative.decision)
        name = f"{decision.title}\n{decision.option(row.alternative.option).label}"
        for question, cell in row.outcomes.items():
            assert found[name, question] == short[cell.reach]
    assert {"other", "some", "silent", ""} >= set(found.values())
    assert {"other", ""} <= set(found.values())
    assert len(found) == (len(matters.departures) + 1) * len(matters.departures[0].outcomes)


def test_the_choices_are_sorted_by_any_column_and_suppositions_stay_last(ask: Ask) -> None:
    page = ask("what-matters")
    table, model = table_of(page), model_of(page)
    ranks = [row.rank for row in model.rows]
    assert ranks[:-1] == sorted(ranks[:-1])
    assert model.rows[-1].title == "Suppositions"
    press_head(table, DATE)
    dates = [row.date for row in model.rows[:-1]]
    assert dates == sorted(dates)
    press_head(table, DATE)
    assert [row.date for row in model.rows[:-1]] == sorted(dates, reverse=True)
    assert model.rows[-1].title == "Suppositions"
    press_head(table, SUMS)
    sums = [row.sums for row in model.rows[:-1]]
    assert sums == sorted(sums, reverse=True)
    press_head(table, 4)
    cells = [model.index(row, 4) for row in range(model.rowCount() - 1)]
    order = [list(Reach).index(Reach(cell.data(REACH_ROLE))) for cell in cells]
    assert order == sorted(order)
    press_head(table, RANK)
    assert [row.rank for row in model.rows] == ranks


def test_a_cell_is_read_out_and_takes_the_reader_there(ask: Ask, port: MainWindow) -> None:
    page = ask("what-matters")
    table, model = table_of(page), model_of(page)
    column = next(
        column
        for column in range(3, model.columnCount())
        if model.index(0, column).data() == "other"
        and model.question_at(model.index(0, column)) != port.desk.session.question
    )
    index = model.index(0, column)
    question, decision = model.question_at(index), model.rows[0].decision
    press_cell(table, 0, column)
    assert port.desk.session.question == question
    assert port.desk.session.focus.decision == decision
    sentence = said(page, "what-matters:detail")
    assert question is not None
    assert port.desk.session.casebook.question(question).title in sentence
    assert "leads otherwise" in sentence
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == sentence


def test_the_keyboard_goes_from_cell_to_cell_and_enter_goes_there(ask: Ask, port: MainWindow) -> None:
    page = ask("what-matters")
    table, model = table_of(page), model_of(page)
    table.setFocus()
    table.setCurrentIndex(model.index(0, 3))
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Down)
    at = table.currentIndex()
    assert (at.row(), at.column()) == (1, 4)
    QTest.keyClick(table, Qt.Key.Key_Return)
    settle()
    assert port.desk.session.question == model.question_at(at)
    assert port.desk.session.focus.decision == model.rows[1].decision


def test_a_name_of_a_row_takes_the_reader_to_the_decision(ask: Ask, port: MainWindow) -> None:
    page = ask("what-matters")
    names = table_of(page).verticalHeader()
    at = QPoint(20, names.sectionViewportPosition(1) + 5)
    QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()
    assert port.desk.session.focus.decision == model_of(page).rows[1].decision


def test_from_your_branch_is_offered_where_there_is_one(ask: Ask, port: MainWindow, qtbot: QtBot) -> None:
    page = ask("what-matters")
    own = find(page, "what-matters:from-branch")
    assert not own.isEnabled()
    click(part(port, "option:dyke/breaks"))
    ready(page, qtbot)
    assert own.isEnabled()
    before = words(page)
    click(own)
    ready(page, qtbot)
    assert words(page) != before
    rows = [row for row in model_of(page).rows if row.decision == "dyke"]
    assert all(row.option == "The dyke holds" for row in rows)
    # Back to history there is no branch of one's own.
    port.desk.actions["as-it-happened"].trigger()
    ready(page, qtbot)
    assert not own.isEnabled()
    assert find(page, "what-matters:from-history").isChecked()
    assert words(page) == before


def test_pairs_that_do_more_together(ask: Ask, port: MainWindow) -> None:
    page = ask("what-matters")
    snapshot = port.desk.session.snapshot
    pairs = interactions(snapshot.engine, snapshot.history.standpoint)
    click(find(page, "what-matters:together"))
    cards = [card for card in page.findChildren(LineCard) if card.isVisible()]
    assert len(cards) == len(pairs)
    told = said(page, "what-matters:pairs")
    assert told == (
        "Pairs of choices that do what neither does alone."
        if pairs
        else "No pair of choices does what neither does alone."
    )
    for card, pair in zip(cards, pairs, strict=True):
        click(card)
        assert port.desk.session.question == next(iter(pair.outcomes))


def test_what_is_not_seen_is_not_worked_out(ask: Ask, port: MainWindow, qtbot: QtBot) -> None:
    page = ask("what-matters")
    ask("how-firm")
    click(part(port, "option:dyke/breaks"))
    assert not page.work.is_busy
    ask("what-matters")
    assert find(page, "what-matters:from-branch").isEnabled()
    ready(page, qtbot)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_cells_are_told_apart_by_pattern(ask: Ask, theme: Theme, mode: str) -> None:
    theme.set_mode(mode)  # type: ignore[arg-type]
    page = ask("what-matters")
    table, model = table_of(page), model_of(page)
    filled = next(
        model.index(row, column)
        for row in range(model.rowCount())
        for column in range(3, model.columnCount())
        if model.index(row, column).data() == "other"
    )
    table.scrollTo(filled)
    settle()
    image = table.viewport().grab(table.visualRect(filled)).toImage()
    assert count_of(image, theme.colour("selection")) > image.width() * image.height() / 4


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_column_lies_under_the_names_whatever_the_size(ask: Ask, theme: Theme, scale: float) -> None:
    theme.set_scale(scale)
    page = ask("what-matters")
    table = table_of(page)
    for width in (720, 960, 640):
        page.window().resize(width, 640)
        settle()
        assert table.viewport().geometry().left() > table.verticalHeader().geometry().right()
        assert table.viewport().geometry().top() > table.horizontalHeader().geometry().bottom()
