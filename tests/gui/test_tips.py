"""Letters, signs, bands and dots say what they mean to whoever rests the pointer on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QToolTip, QWidget

from gui.branches.map import MapView
from gui.outcomes.marks import DocumentMarks
from gui.outcomes.position_row import PositionRow
from gui.outcomes.turns_on import Diamond
from gui.shared.reason_delegate import DOTS, TEXT, row_of
from gui.shared.reason_tree import ReasonTree
from gui.widgets.document_mark import DocumentMark
from tests.gui.widgets.looking import click, part, settle

if TYPE_CHECKING:
    from gui.windows.main_window import MainWindow


def tip_at(widget: QWidget, at: QPoint) -> str:
    """Rest the pointer on a place of a widget as Qt tells of it: what lies there, then those above."""
    QToolTip.hideText()
    window = widget.window()
    place = widget.mapTo(window, at)
    target: QWidget | None = window.childAt(place) or window
    while target is not None:
        here = target.mapFrom(window, place)
        event = QHelpEvent(QHelpEvent.Type.ToolTip, here, window.mapToGlobal(place))
        QApplication.sendEvent(target, event)
        if QToolTip.isVisible():
            return QToolTip.text()
        target = None if target is window else target.parentWidget()
    return ""


def middle(widget: QWidget) -> QPoint:
    return widget.rect().center()


def test_letters_say_whose_they_are(window: MainWindow) -> None:
    click(part(window, "legend"))
    legend = next(one for one in window.findChildren(DocumentMark) if one.isVisible())
    titles = [one.title for one in window.desk.session.casebook.documents]
    assert tip_at(legend, middle(legend)) in titles
    click(part(window, "outcome:market"))
    marks = next(one for one in part(window, "outcome:market").findChildren(DocumentMarks) if one.isVisible())
    box = marks.box_of(window.desk.session.casebook.documents[0].id)
    assert tip_at(marks, box.center().toPoint()).startswith(titles[0])
    tree = part(window, "why:reasons")
    assert isinstance(tree, ReasonTree)
    index = tree.model().index(0, TEXT)
    while (row := row_of(index)) is None or not row.mark:
        tree.expand(index)
        index = tree.model().index(0, TEXT, index)
    settle()
    at = tree.visualRect(index).topLeft() + QPoint(8, 12)
    document = window.desk.session.casebook.argument(row.argument).document
    assert window.desk.session.casebook.document(document).title in tip_at(tree.viewport(), at)
    dots = tree.visualRect(index.siblingAtColumn(DOTS))
    assert "trength" in tip_at(tree.viewport(), dots.center())


def test_bands_and_bars_say_what_they_measure(window: MainWindow) -> None:
    click(part(window, "option:site/mill"))
    card = part(window, "outcome:market")
    click(card)
    rows = [row for row in card.findChildren(PositionRow) if row.isVisible()]
    assert rows
    column = part(window, "outcomes").findChild(QScrollArea)
    assert column is not None
    for row in rows:
        column.ensureWidgetVisible(row, 0, 0)
        settle()
        assert tip_at(row, QPoint(row.width() // 3, row.height() - 6)).startswith(
            "Strength of the documents'"
        )


def test_the_sign_of_a_hinge_says_what_it_is(port: MainWindow) -> None:
    click(part(port, "option:dyke/breaks"))
    diamond = next(one for one in port.findChildren(Diamond) if one.isVisible())
    assert tip_at(diamond, middle(diamond)).startswith("A hinge")


def test_what_is_drawn_on_the_map_says_what_it_is(port: MainWindow) -> None:
    click(part(port, "option:dyke/breaks"))
    view = part(port, "branches:map")
    assert isinstance(view, MapView)
    layout = view.layout_shown
    assert layout is not None
    casebook = port.desk.session.casebook
    node = layout.nodes[0]
    at = QPoint(round(node.at.x), round(node.at.y))
    QTest.mouseMove(view.viewport(), at)
    assert casebook.decision(node.fork.id).title in tip_at(view.viewport(), at)
    diamond = layout.diamonds[0]
    at = QPoint(round(diamond.at.x), round(diamond.at.y))
    QTest.mouseMove(view.viewport(), at)
    assert casebook.question(diamond.split.hinge).title in tip_at(view.viewport(), at)
