"""What the right button and the menu key offer on each kind of thing, and what it does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.branches.outline import Outline
from gui.desk.texts import AttachedTexts
from gui.shared.reason_tree import ReasonTree
from scenarios.model.targets import bearing_of
from scenarios.telling.events import chronology
from tests.gui.widgets.looking import choose, click, menu_key, offered, part, right_click, settle

if TYPE_CHECKING:
    from gui.branches.map import MapView
    from gui.settings import Settings
    from gui.windows.main_window import MainWindow
    from scenarios.drawing.layout import Layout


def the_map(window: MainWindow) -> MapView:
    from gui.branches.map import MapView

    found = part(window, "branches:map")
    assert isinstance(found, MapView)
    return found


def places(window: MainWindow) -> Layout:
    layout = the_map(window).layout_shown
    assert layout is not None
    return layout


def end_of(window: MainWindow, index: int) -> QPoint:
    return QPoint(round(places(window).right) - 4, round(places(window).route(index).y))


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_a_branch_of_the_map_is_taken_quoted_and_asked_about(window: MainWindow) -> None:
    session = window.desk.session
    session.focus_question("ferry")
    settle()
    branches = session.map
    assert branches is not None
    number, end = next((n, one) for n, one in enumerate(branches.ends) if one.branch.departures == ("toll",))
    menu = right_click(the_map(window), end_of(window, number))
    assert offered(menu) == ["take", "why", "copy", "note"]
    choose(menu, "copy")
    first, source = clipboard().splitlines()
    assert first.startswith(session.casebook.question("ferry").title)
    assert first.count("→") == 1
    assert source == "— The bridge at Aldwater, All three documents"
    choose(right_click(the_map(window), end_of(window, number)), "note")
    assert session.scenario.notes[""].strip() == clipboard().strip()
    choose(right_click(the_map(window), end_of(window, number)), "take")
    assert session.snapshot.branch.key == end.branch.key
    assert session.holder.undo_stack.undoText() == "Take the branch"
    # The one on show is taken already.
    menu = right_click(the_map(window), end_of(window, places(window).trunk.index))
    assert "take" in offered(menu)
    choose(menu, "why")
    assert session.snapshot.branch.departures == ()
    assert session.question == "ferry"


def test_by_the_menu_key_the_branch_under_the_arrows_is_meant_or_else_the_one_on_show(
    window: MainWindow,
) -> None:
    session = window.desk.session
    session.focus_question("ferry")
    view = the_map(window)
    view.setFocus()
    settle()
    menu = menu_key(view)
    assert offered(menu) == ["why", "copy", "note"]
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    window.activateWindow()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Up)
    choose(menu_key(view), "take")
    assert session.snapshot.branch.departures != ()


def test_a_decision_on_the_map_offers_all_its_options(window: MainWindow) -> None:
    session = window.desk.session
    node = next(one for one in places(window).nodes if one.fork.id == "site")
    at = QPoint(round(node.at.x), round(node.at.y))
    menu = right_click(the_map(window), at)
    options = [option.id for option in session.casebook.decision("site").options]
    taken = session.snapshot.standpoint.choices["site"]
    takes = [f"take:{option}" for option in options if option != taken]
    assert offered(menu) == [*takes, "in-play", "show", "copy", "note", "write"]
    choose(menu, takes[0])
    assert f"take:{session.snapshot.standpoint.choices['site']}" == takes[0]


def test_an_event_is_quoted_with_its_document_and_shown_there(window: MainWindow) -> None:
    session = window.desk.session
    layout = places(window)
    place, x = next(
        (place, x)
        for place, x in enumerate(layout.event_xs)
        if all(abs(x - node.at.x) > 30 for node in layout.nodes)
    )
    asked: list[tuple[str, int, str]] = []
    session.passage_asked.connect(lambda *what: asked.append(what))
    menu = right_click(the_map(window), QPoint(round(x), round(layout.axis_y)))
    assert offered(menu)[:2] == ["copy", "note"]
    choose(menu, "copy")
    event = chronology(session.casebook)[place]
    assert clipboard().splitlines()[0] == event.sentence
    assert session.casebook.document(event.document).title in clipboard().splitlines()[1]
    choose(right_click(the_map(window), QPoint(round(x), round(layout.axis_y))), "document")
    assert asked == [(event.document, event.lines[0], "")]


def test_a_hinge_is_quoted_and_an_answer_supposed(port: MainWindow) -> None:
    session = port.desk.session
    click(part(port, "option:dyke/breaks"))
    (first, *_) = session.snapshot.turns_on
    diamond = next(one for one in places(port).diamonds if one.split.hinge == first.id)
    at = QPoint(round(diamond.at.x), round(diamond.at.y))
    positions = [position.id for position in session.casebook.question(first.id).positions]
    menu = right_click(the_map(port), at)
    assert offered(menu) == ["copy", "note", "why", *(f"suppose:{one}" for one in positions), "write"]
    choose(menu, "copy")
    assert clipboard().startswith(session.casebook.question(first.id).title)
    assert "\n— " in clipboard()
    choose(right_click(the_map(port), at), f"suppose:{positions[1]}")
    assert session.scenario.supposed == {first.id: positions[1]}
    # The row over the outcomes offers the same.
    row = part(port, f"hinge:{first.id}")
    menu = right_click(row, QPoint(row.width() // 2, 4))
    assert "follow" in offered(menu)
    assert f"suppose:{positions[1]}" not in offered(menu)
    choose(menu, "follow")
    assert session.scenario.supposed == {}


def test_a_course_on_the_map_is_looked_at(port: MainWindow) -> None:
    session = port.desk.session
    click(part(port, "option:dyke/breaks"))
    assert len(session.snapshot.courses) > 1
    layout = places(port)
    at = next(
        QPoint(x, y)
        for x in range(round(layout.right) - 60, round(layout.right))
        for y in range(round(layout.axis_y))
        if (hit := the_map(port).hit_at(the_map(port).viewport().mapToGlobal(QPoint(x, y)))) is not None
        and hit.kind == "course"
        and hit.index != session.course.number
    )
    hit = the_map(port).hit_at(the_map(port).viewport().mapToGlobal(at))
    assert hit is not None
    menu = right_click(the_map(port), at)
    assert offered(menu)[:4] == ["course", "copy", "note", "why"]
    choose(menu, "course")
    assert session.course.number == hit.index


def test_a_lane_of_the_map_offers_what_its_position_does(window: MainWindow) -> None:
    window.desk.session.focus_question("ferry")
    settle()
    lane, rect = next((lane, rect) for lane, rect in places(window).lane_rects.items() if lane is not None)
    at = QPoint(round(rect.x + rect.width / 2), round(rect.y + rect.height / 2))
    menu = right_click(the_map(window), at)
    assert offered(menu)[:3] == ["copy", "note", "why"]
    choose(menu, "why")
    assert window.desk.session.position == lane


def test_the_outline_offers_the_same_by_key_for_every_line(port: MainWindow) -> None:
    session = port.desk.session
    click(part(port, "option:dyke/breaks"))
    click(part(port, "branches:outline-toggle"))
    outline = part(port, "branches:outline")
    assert isinstance(outline, Outline)
    outline.setFocus()
    outline.expandAll()
    model, kinds, pending = outline.model(), set(), [QModelIndex()]
    while pending:
        above = pending.pop()
        for row in range(model.rowCount(above)):
            index = model.index(row, 0, above)
            pending.append(index)
            outline.setCurrentIndex(index)
            menu = menu_key(outline)
            kinds.add(tuple(name.split(":")[0] for name in offered(menu)))
            if menu is not None:
                QTest.keyClick(menu, Qt.Key.Key_Escape)
                port.activateWindow()
                outline.setFocus()
    firsts = {names[0] for names in kinds if names}
    assert {"take", "why", "course", "copy"} <= firsts
    assert session.holder.undo_stack.count() == 1


def test_an_argument_that_waits_offers_to_suppose_what_it_waits_for(port: MainWindow) -> None:
    session = port.desk.session
    click(part(port, "option:dyke/breaks"))
    waiting, premise = next(
        (one, target)
        for one in session.casebook.arguments
        for target in one.presupposes
        if not session.course.keeps(target) and session.side_of_argument(one.id) is session.course
    )
    QTest.keyClick(port, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle()
    reader = next(one for one in port.findChildren(QWidget, "documents"))
    session.focus_argument(waiting.id)
    settle()
    tree = part(reader, "documents:rows")
    assert isinstance(tree, ReasonTree)
    tree.select_argument(waiting.id)
    settle()
    menu = right_click(tree.viewport(), tree.visualRect(tree.currentIndex()).center())
    question, position = premise.split("/")
    assert offered(menu)[:3] == ["note", "document", "why"]
    choose(menu, f"suppose:{position}")
    assert session.scenario.supposed == {question: position}
    reader.close()


def test_what_changed_offers_what_its_outcomes_do(port: MainWindow) -> None:
    session = port.desk.session
    click(part(port, "option:dyke/breaks"))
    port.desk.actions["what-changed"].trigger()
    settle()
    changed = part(port, "what-changed")
    card = next(one for one in changed.findChildren(QWidget) if one.objectName().startswith("change:"))
    menu = right_click(card, QPoint(12, 6))
    assert "copy" in offered(menu)
    choose(menu, "copy")
    question = card.objectName().removeprefix("change:")
    assert clipboard().startswith(session.casebook.question(question).title)
    changed.close()


def test_a_passage_leads_to_what_the_arguments_that_cite_it_bear_on(
    window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    session = window.desk.session
    path = tmp_path / "text.txt"
    path.write_text("\n".join(f"Line {number} of it." for number in range(1, 80)), encoding="utf-8")
    AttachedTexts(settings).attach(session.casebook, ("chronicle",), path, "utf_8")
    session.ask_for_passage("chronicle", session.casebook.argument("C6").lines[0], "")
    settle()
    passage = part(window, "documents:passage")
    menu = right_click(passage, QPoint(20, 20))
    assert offered(menu)[:2] == ["copy", "note"]
    assert "why:C6" in offered(menu)
    choose(menu, "why:C6")
    assert session.argument == "C6"
    assert (session.question, session.position) == bearing_of(
        session.casebook, session.casebook.argument("C6")
    )
    passage.window().close()
