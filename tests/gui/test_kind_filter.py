"""The filter by kind of argument and the editors' inferences, in Why and in the reader, driven by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QToolButton, QWidget

from gui.desk.texts import AttachedTexts
from gui.documents.reader import DocumentReader
from gui.shared.reason_delegate import DOTS, TEXT, row_of
from gui.shared.reason_tree import ReasonTree
from gui.why.dot_scale import DotScale
from gui.why.panel import WhyPanel
from scenarios.files.casebook_files import casebook_from_bytes, open_casebook
from scenarios.files.library import find_casebook
from scenarios.model.reading import Reading
from tests.casebooks import mini_text
from tests.gui.widgets.looking import click, cut_off, nameless, said, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.desk.session import Session
    from gui.settings import Settings
    from gui.theme import Theme
    from scenarios.telling.reason_rows import Row
    from tests.gui.conftest import OpenWindow

LEFT = Qt.MouseButton.LeftButton
SPACE = Qt.Key.Key_Space


@pytest.fixture
def clocks(session: Session) -> Session:
    """A session on the sample casebook, whose arguments are of every kind."""
    path = find_casebook("vane-clocks")
    assert path is not None
    session.open(open_casebook(path))
    return session


@pytest.fixture
def why(clocks: Session, theme: Theme, qtbot: QtBot) -> WhyPanel:
    clocks.choose("order", "accepts")
    clocks.focus_course(0)
    assert clocks.course.holds["trade"] == "series"
    clocks.focus_position("debt", "paid")
    panel = WhyPanel(clocks, theme)
    qtbot.addWidget(panel)
    panel.resize(800, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def reader(clocks: Session, theme: Theme, settings: Settings, qtbot: QtBot) -> DocumentReader:
    reader = DocumentReader(clocks, theme, AttachedTexts(settings))
    qtbot.addWidget(reader)
    reader.show()
    qtbot.waitExposed(reader)
    return reader


def tree_of(panel: QWidget) -> ReasonTree:
    tree = panel.findChild(ReasonTree)
    assert tree is not None
    return tree


def rows(tree: ReasonTree, parent: QModelIndex | None = None) -> list[Row]:
    parent = parent if parent is not None else QModelIndex()
    indexes = [tree.model().index(place, TEXT, parent) for place in range(tree.model().rowCount(parent))]
    return [row for index in indexes if (row := row_of(index)) is not None]


def listed(panel: QWidget) -> dict[str, list[str]]:
    """The arguments under each heading; those without a heading under an empty one."""
    tree = tree_of(panel)
    found: dict[str, list[str]] = {}
    for place, row in enumerate(rows(tree)):
        if row.heading:
            below = rows(tree, tree.model().index(place, TEXT))
            found[row.text] = [one.argument for one in below if one.argument]
        else:
            found.setdefault("", []).append(row.argument)
    return {heading: names for heading, names in found.items() if names}


def button(panel: QWidget, name: str) -> QToolButton:
    found = panel.findChild(QToolButton, name)
    assert found is not None
    return found


def opened(panel: QWidget, place: str) -> QMenu:
    """The menu of kinds, opened as a user does by a click."""
    menu = button(panel, f"{place}:kinds").menu()
    menu.popup(panel.mapToGlobal(QPoint(20, 20)))
    settle()
    assert menu.isVisible()
    return menu


def action_of(menu: QMenu, name: str) -> QAction:
    action = menu.findChild(QAction, name)
    assert action is not None
    return action


def tick(menu: QMenu, name: str) -> None:
    """Click on a line of the menu."""
    middle = menu.actionGeometry(action_of(menu, name)).center()
    QTest.mouseMove(menu, middle)
    QTest.mouseClick(menu, LEFT, pos=middle)
    settle()


def open_row(tree: ReasonTree, argument: str) -> list[Row]:
    """Select an argument and open it by the right arrow key; what stands under it."""
    assert tree.select_argument(argument)
    QTest.keyClick(tree, Qt.Key.Key_Right)
    settle()
    return rows(tree, tree.currentIndex())


# In Why.


def test_the_menu_counts_the_kinds_that_the_casebook_has(why: WhyPanel) -> None:
    menu = opened(why, "why")
    shown = [action.text() for action in menu.actions() if action.isVisible() and action.text()]
    assert shown == ["Reports (2)", "Reasons (1)", "Counterfactuals (8)", "Judgements (0)", "Show all"]
    assert not action_of(menu, "why:all-kinds").isEnabled()
    menu.close()


def test_ticked_kinds_alone_are_shown_and_what_is_hidden_is_said(why: WhyPanel) -> None:
    whole = listed(why)
    assert said(why, "why:hidden") == ""
    menu = opened(why, "why")
    tick(menu, "why:kind:reason")
    # The menu stays open for another tick.
    assert menu.isVisible()
    assert {name for names in listed(why).values() for name in names} == {"A4"}
    assert said(why, "why:hidden") == "10 hidden by the filter, which shows reasons"
    assert button(why, "why:kinds").text() == "Kinds: 1 of 4 ▾"
    assert "reasons" in button(why, "why:kinds").accessibleName()
    tick(menu, "why:kind:report")
    assert said(why, "why:hidden") == "8 hidden by the filter, which shows reports and reasons"
    menu.close()
    click(button(why, "why:show-hidden"))
    assert listed(why) == whole
    assert said(why, "why:hidden") == ""
    assert button(why, "why:kinds").text() == "Kinds ▾"


def test_the_filter_is_worked_by_keys(why: WhyPanel, qtbot: QtBot) -> None:
    kinds = button(why, "why:kinds")
    kinds.setFocus()
    assert kinds.hasFocus()
    menu = opened(why, "why")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, SPACE, Qt.Key.Key_Down, SPACE):
        qtbot.keyClick(menu, key)
    assert menu.isVisible()
    assert said(why, "why:hidden") == "2 hidden by the filter, which shows reasons and counterfactuals"
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    button(why, "why:show-hidden").setFocus()
    qtbot.keyClick(button(why, "why:show-hidden"), SPACE)
    assert said(why, "why:hidden") == ""


@pytest.mark.parametrize("by", ["click", "key"])
def test_the_button_opens_its_menu(why: WhyPanel, by: str) -> None:
    kinds = button(why, "why:kinds")
    seen: list[bool] = []

    def look() -> None:
        seen.append(kinds.menu().isVisible())
        QTest.keyClick(kinds.menu(), Qt.Key.Key_Escape)

    QTimer.singleShot(50, look)  # an open menu lets nothing else go on
    if by == "click":
        QTest.mouseClick(kinds, LEFT)
    else:
        kinds.setFocus()
        QTest.keyClick(kinds, SPACE)
    assert seen == [True]
    assert not kinds.menu().isVisible()


def test_show_all_in_the_menu_hides_nothing_any_more(why: WhyPanel) -> None:
    whole = listed(why)
    menu = opened(why, "why")
    tick(menu, "why:kind:judgement")
    assert listed(why) != whole
    tick(menu, "why:all-kinds")
    assert listed(why) == whole


def test_an_argument_stays_where_one_of_a_wanted_kind_bears_on_it(clocks: Session, why: WhyPanel) -> None:
    clocks.choose("order", "declines")
    clocks.choose("patent", "kept")
    clocks.focus_position("debt", "paid")
    menu = opened(why, "why")
    tick(menu, "why:kind:judgement")
    menu.close()
    # A judgement bears on A5, which is a counterfactual.
    names = [name for names in listed(why).values() for name in names]
    assert names == ["A5"]
    below = open_row(tree_of(why), "A5")
    assert "listed for what bears on it" in tree_of(why).current.small  # type: ignore[union-attr]
    assert below[0].argument == "R5"
    assert not any("hidden" in row.text for row in below)


def test_what_the_filter_hides_under_an_argument_is_counted_there(clocks: Session, why: WhyPanel) -> None:
    clocks.choose("order", "declines")
    clocks.choose("patent", "kept")
    clocks.focus_position("debt", "paid")
    menu = opened(why, "why")
    tick(menu, "why:kind:counterfactual")
    menu.close()
    below = open_row(tree_of(why), "A5")
    assert [row.argument for row in below if row.argument] == []
    assert below[0].text == "1 more hidden by the filter"
    # Shown again, it stands in its place without the row being closed.
    click(button(why, "why:show-hidden"))
    assert rows(tree_of(why), tree_of(why).currentIndex())[0].argument == "R5"


def test_the_filter_outlives_a_choice_and_is_neither_saved_nor_undone(clocks: Session, why: WhyPanel) -> None:
    before = clocks.scenario
    menu = opened(why, "why")
    tick(menu, "why:kind:report")
    menu.close()
    assert clocks.scenario is before
    clocks.choose("patent", "kept")
    assert said(why, "why:hidden").endswith("which shows reports")


def test_another_casebook_keeps_no_tick_that_it_has_no_argument_for(clocks: Session, why: WhyPanel) -> None:
    menu = opened(why, "why")
    tick(menu, "why:kind:report")
    menu.close()
    clocks.open(casebook_from_bytes(mini_text().encode(), "mini.toml"))
    # None of its arguments says of what kind it is: there is nothing to choose from.
    assert not button(why, "why:kinds").isVisible()
    assert said(why, "why:hidden") == ""
    assert listed(why)


# The editors' inferences.


def test_inferences_stand_under_a_heading_of_their_own(why: WhyPanel) -> None:
    found = listed(why)
    inferred = {text: names for text, names in found.items() if "inferences" in text}
    assert inferred == {
        "Speaks because of your choice: the editors' inferences (1)": ["A4"],
        "Would speak in another branch or course: the editors' inferences (1)": ["P6"],
    }
    others = {name for text, names in found.items() if text not in inferred for name in names}
    assert not others & {"A4", "P6"}


def test_an_inference_is_drawn_as_a_square(why: WhyPanel, theme: Theme) -> None:
    """Its corners are inked, where a dot leaves them bare."""
    tree = tree_of(why)

    def corner_is_inked(argument: str) -> bool:
        assert tree.select_argument(argument)
        tree.clearSelection()
        index = tree.currentIndex().siblingAtColumn(DOTS)
        tree.scrollTo(index)
        settle()
        row = row_of(index)
        assert row is not None
        assert row.signed is not None
        box = tree.visualRect(index)
        line = theme.px(1.0)
        radius = line * 0.33
        half = box.width() / 2 - radius - 2
        # Just inside the upper right corner of a square of that width.
        x = box.center().x() + half * row.signed + 0.95 * radius
        y = box.top() + line * 0.95 - 0.95 * radius
        colour = tree.viewport().grab().toImage().pixelColor(round(x), round(y))
        ink = theme.colour("for" if row.signed > 0 else "against")
        return abs(colour.red() - ink.red()) + abs(colour.blue() - ink.blue()) < 90

    assert corner_is_inked("A4")
    assert not corner_is_inked("R4")


def test_a_reading_without_inferences_says_how_many_it_leaves_out(clocks: Session, why: WhyPanel) -> None:
    assert said(why, "why:left-out") == ""
    clocks.set_reading(Reading(without_inferences=True))
    assert said(why, "why:left-out") == "2 inferences of the editors are left out by the reading"
    assert "A4" not in [name for names in listed(why).values() for name in names]


def test_a_case_of_inferences_alone_says_so(clocks: Session, why: WhyPanel) -> None:
    clocks.choose("order", "declines")
    clocks.choose("patent", "kept")
    clocks.set_reading(Reading.of_document(clocks.casebook, "memoirs"))
    clocks.focus_position("debt", "paid")
    assert said(why, "why:silence") == "All that speaks for it here is the editors' inference."


# Notes.


def test_the_note_of_a_question_stands_below_its_case(clocks: Session, why: WhyPanel) -> None:
    clocks.focus_question("control")
    tree = tree_of(why)
    place = [row.text for row in rows(tree)].index("About this question")
    index = tree.model().index(place, TEXT)
    assert tree.isExpanded(index)
    told = [row.text for row in rows(tree, index)]
    assert told[0] == ("Settled as it happened (“Edmund Vane”) by 1900: a later departure leaves it a fact.")
    assert told[1] == f"Note: {clocks.casebook.question('control').note}"


# In the reader.


def choose_document(reader: DocumentReader, steps: int) -> None:
    which = reader.findChild(QComboBox, "documents:which")
    assert which is not None
    for _ in range(steps):
        QTest.keyClick(which, Qt.Key.Key_Down)


def test_the_reader_filters_by_kind_and_says_what_it_hides(reader: DocumentReader) -> None:
    choose_document(reader, 2)
    assert listed(reader) == {
        "": ["P1", "P2", "P3", "P4", "P5", "P7", "P8", "P9"],
        "The editors' inferences (1)": ["P6"],
    }
    menu = opened(reader, "documents")
    tick(menu, "documents:kind:report")
    tick(menu, "documents:kind:judgement")
    menu.close()
    assert listed(reader) == {"": ["P5", "P8"]}
    assert said(reader, "documents:hidden") == "7 hidden by the filter, which shows reports and judgements"
    click(button(reader, "documents:show-hidden"))
    assert len(listed(reader)[""]) == 8


def test_the_reader_filters_what_a_search_found(reader: DocumentReader) -> None:
    field = reader.findChild(QLineEdit, "documents:search")
    assert field is not None
    QTest.keyClicks(field, "patent")
    whole = listed(reader)
    assert set(whole["Report on Vane & Son (invented) (2)"]) == {"R5", "R6"}
    menu = opened(reader, "documents")
    tick(menu, "documents:kind:judgement")
    menu.close()
    assert listed(reader) == {"Report on Vane & Son (invented) (1)": ["R5"]}
    # Decisions and questions are no arguments, and stay.
    assert any(row.text.startswith("Decisions") for row in rows(tree_of(reader)))
    assert said(reader, "documents:hidden") == "4 hidden by the filter, which shows judgements"


def test_all_documents_list_their_inferences_under_headings_of_their_own(reader: DocumentReader) -> None:
    headings = [row.text for row in rows(tree_of(reader))]
    assert headings == [
        "A Century of Vane (invented) (11)",
        "Forty Years at the Bench (invented) (8)",
        "Forty Years at the Bench (invented): the editors' inferences (1)",
        "Letters to a cousin (invented) (8)",
        "Letters to a cousin (invented): the editors' inferences (1)",
        "Report on Vane & Son (invented) (11)",
    ]


def test_the_reader_tells_the_notes_of_a_question_and_a_decision(
    clocks: Session, reader: DocumentReader
) -> None:
    field = reader.findChild(QLineEdit, "documents:search")
    assert field is not None
    QTest.keyClicks(field, "who directs")
    tree = tree_of(reader)
    assert tree.select_row(lambda row: row.question == "control")
    assert clocks.casebook.question("control").note in said(reader, "documents:facts")
    field.clear()
    QTest.keyClicks(field, "shilling a week")
    assert tree.select_row(lambda row: row.text == "A shilling a week")
    assert clocks.casebook.decision("dispute").note in tree.current.small  # type: ignore[union-attr]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_or_nameless(
    why: WhyPanel, reader: DocumentReader, theme: Theme, scale: float
) -> None:
    theme.set_scale(scale)
    for panel, place in ((why, "why"), (reader, "documents")):
        panel.resize(round(620 * scale), 700)
        menu = opened(panel, place)
        tick(menu, f"{place}:kind:counterfactual")
        menu.close()
        settle()
        assert cut_off(panel) == []
        assert [name for name in nameless(panel) if "kinds" in name or "hidden" in name] == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_in_a_small_window_why_claims_the_height_that_it_needs(
    open_window: OpenWindow, theme: Theme, qtbot: QtBot, scale: float
) -> None:
    path = find_casebook("soviet-succession")
    assert path is not None
    window = open_window(path)
    window.resize(1024, 700)
    theme.set_scale(scale)
    session = window.desk.session
    session.choose("general-secretary", "trotsky-speaks")
    session.focus_question("leader")
    panel = window.findChild(WhyPanel)
    assert panel is not None
    for kind in ("", "counterfactual"):
        if kind:
            menu = opened(panel, "why")
            tick(menu, f"why:kind:{kind}")
            menu.close()
        qtbot.waitUntil(lambda: cut_off(panel) == [])  # the column's scroll bar comes a moment later
        settle()
        assert said(panel, "why:course-number")
        assert tree_of(panel).height() >= theme.px(7.0)
    # The words of the scale stand over the dots; where there is little room the dots stand above their text.
    (legend,) = panel.findChildren(DotScale)
    dots = tree_of(panel).header()
    if scale == 1.0:
        qtbot.waitUntil(lambda: legend.width() == dots.sectionSize(DOTS))
    else:
        assert tree_of(panel).isColumnHidden(DOTS)
