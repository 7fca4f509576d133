"""The outline: everything the map shows, in words and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QToolButton

from gui.branches.panel import OUTLINE_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from gui.branches.outline import Outline
    from gui.branches.panel import BranchesPanel
    from gui.desk.session import Session
    from gui.theme import Theme


def lines(outline: Outline, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    above = parent if parent is not None else QModelIndex()
    for row in range(outline.model().rowCount(above)):
        index = outline.model().index(row, 0, above)
        yield index
        yield from lines(outline, index)


def line(outline: Outline, words: str) -> QModelIndex:
    return next(index for index in lines(outline) if words in index.data())


@pytest.fixture
def outline(panel: BranchesPanel) -> Outline:
    """The outline, on show."""
    toggle = panel.findChild(QToolButton, "branches:outline-toggle")
    assert toggle is not None
    toggle.click()
    return panel.outline


def test_keys_switch_to_the_outline_and_back(qtbot: QtBot, panel: BranchesPanel) -> None:
    qtbot.waitActive(panel)
    panel.map.setFocus()
    assert OUTLINE_KEYS == "Ctrl+Shift+L"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(panel.map, Qt.Key.Key_L, both)
    assert panel.outline.isVisible()
    assert panel.outline.hasFocus()
    assert not panel.map.isVisible()
    qtbot.keyClick(panel.outline, Qt.Key.Key_L, both)
    assert panel.map.isVisible()
    assert panel.map.hasFocus()


def test_the_outline_lists_every_branch_with_its_departures_and_its_end(
    outline: Outline, session: Session
) -> None:
    branches = session.map
    assert branches is not None
    texts = [index.data() for index in lines(outline)]
    assert texts[0] == "Your branch, as it happened → The ferry closes (as it happened)"
    assert sum(text.startswith("If ") for text in texts) == len(branches.ends) - 1
    assert "May 1903, departure: Whether the bridge takes a toll: A penny a head" in [
        text.replace("1 May", "May") for text in texts
    ]
    assert any(
        text.startswith("Ends: The ferry is kept") and text.endswith("branches end there") for text in texts
    )


def test_your_branch_is_in_bold_and_current_at_first(outline: Outline) -> None:
    at_top = [outline.model().index(row, 0) for row in range(outline.model().rowCount())]
    bold = [index.data() for index in at_top if index.data(Qt.ItemDataRole.FontRole).bold()]
    assert bold == ["Your branch, as it happened → The ferry closes (as it happened)"]
    assert outline.currentIndex().data() == bold[0]


def test_its_lines_grow_with_the_text(outline: Outline, theme: Theme) -> None:
    before = [(index.data(), index.data(Qt.ItemDataRole.FontRole).pointSizeF()) for index in lines(outline)]
    theme.set_scale(2.0)
    after = [(index.data(), index.data(Qt.ItemDataRole.FontRole).pointSizeF()) for index in lines(outline)]
    assert after == [(words, pytest.approx(2.0 * size, rel=0.05)) for words, size in before]


def test_enter_takes_the_branch_and_the_place_is_kept(
    qtbot: QtBot, outline: Outline, session: Session
) -> None:
    outline.setFocus()
    while "a penny" not in outline.currentIndex().data().lower():
        before = outline.currentIndex()
        qtbot.keyClick(outline, Qt.Key.Key_Down)
        assert outline.currentIndex() != before, "the end of the outline"
    qtbot.keyClick(outline, Qt.Key.Key_Return)
    assert session.snapshot.departures[-1] == "toll"
    assert outline.currentIndex().data().startswith("Your branch: ")
    assert "A penny a head" in outline.currentIndex().data()


def test_enter_on_a_decision_asks_for_its_card(qtbot: QtBot, session: Session, outline: Outline) -> None:
    outline.setCurrentIndex(line(outline, "Whether to raise the piers"))
    with qtbot.waitSignal(session.focused):
        qtbot.keyClick(outline, Qt.Key.Key_Return)
    assert session.focus.decision == "flood"


def test_a_double_click_takes_the_branch(qtbot: QtBot, outline: Outline, session: Session) -> None:
    index = line(outline, "If Where to build the bridge: No bridge at all")
    at = outline.visualRect(index).center()
    at.setX(60)
    qtbot.mouseDClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert session.snapshot.standpoint.choices["site"] == "none"


def test_the_events_are_listed_and_tell_whose_date_it_is(outline: Outline) -> None:
    events = [index.data() for index in lines(outline, line(outline, "Events"))]
    assert events == [
        "14 March 1901: The council votes for the ford.",
        "1905: The ferry makes its last crossing. (date supplied by the editors)",
        "2 October 1907: The flood takes the bridge.",
    ]


def test_a_toggle_elsewhere_reaches_the_outline(outline: Outline, session: Session) -> None:
    session.choose("site", "none")
    texts = [index.data() for index in lines(outline)]
    assert any(text.startswith("Your branch: Where to build the bridge: No bridge at all") for text in texts)
    assert any("does not arise in your branch" in text for text in texts)
    session.focus_question("market")
    assert any("the documents do not say" in index.data() for index in lines(outline)) or any(
        "bank" in index.data() for index in lines(outline)
    )
