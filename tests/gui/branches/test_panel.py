"""The branches panel on a screen: clicks, keys, the line of words, and what it says when there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QToolButton, QWidget
from pytestqt.exceptions import capture_exceptions

from gui.desk.session import Session
from scenarios.model.branches import branch_of
from tests.gui.widgets.looking import settle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytestqt.qtbot import QtBot

    from gui.branches.panel import BranchesPanel
    from gui.theme import Theme
    from scenarios.drawing.layout import Layout
    from scenarios.model.casebook import Casebook
    from tests.gui.branches.conftest import ShowPanel


def places(panel: BranchesPanel) -> Layout:
    layout = panel.map.layout_shown
    assert layout is not None
    return layout


def end_of(panel: BranchesPanel, index: int) -> QPoint:
    """A pixel near the end of a branch, where no other runs."""
    route = places(panel).route(index)
    return QPoint(round(places(panel).right) - 4, round(route.y))


def node_of(panel: BranchesPanel, decision: str) -> QPoint:
    at = next(node.at for node in places(panel).nodes if node.fork.id == decision)
    return QPoint(round(at.x), round(at.y))


def click(qtbot: QtBot, panel: BranchesPanel, at: QPoint) -> None:
    qtbot.mouseClick(panel.map.viewport(), Qt.MouseButton.LeftButton, pos=at)


def sentence(panel: BranchesPanel) -> str:
    line = panel.findChild(QLabel, "branches:sentence")
    assert line is not None
    return line.text()


def with_decisions(casebook: Casebook, count: int, **changes: object) -> Casebook:
    """The casebook with so many decisions more, each like its first but later."""
    first = casebook.decisions[0]
    more = tuple(
        first.model_copy(
            update={"id": f"more{number}", "date": f"19{number + 7:02}", "arises": {}, **changes}
        )
        for number in range(count)
    )
    return casebook.model_copy(update={"decisions": casebook.decisions + more})


def without_establishing(casebook: Casebook) -> Casebook:
    """The casebook with options that establish nothing, so that questions can be left out."""
    decisions = tuple(
        decision.model_copy(
            update={"options": tuple(o.model_copy(update={"establishes": ()}) for o in decision.options)}
        )
        for decision in casebook.decisions
    )
    return casebook.model_copy(update={"decisions": decisions, "arguments": ()})


def test_every_branch_can_be_taken_by_a_click_and_the_trunk_stays(
    qtbot: QtBot, panel: BranchesPanel, session: Session
) -> None:
    branches = session.map
    assert branches is not None
    assert len(branches.ends) == 5
    trunk = places(panel).trunk_y
    for end in branches.ends:
        now = session.map
        assert now is not None
        index = next(n for n, other in enumerate(now.ends) if other.branch.key == end.branch.key)
        click(qtbot, panel, end_of(panel, index))
        assert session.snapshot.branch.key == end.branch.key
        assert places(panel).trunk_y == trunk
        shown = places(panel).shown
        assert (shown is None) == end.is_history
    session.holder.undo_stack.undo()
    assert session.snapshot.branch.key == branches.ends[-2].branch.key


def test_a_click_beside_everything_takes_nothing(
    qtbot: QtBot, panel: BranchesPanel, session: Session
) -> None:
    click(qtbot, panel, QPoint(round(places(panel).left) + 3, 3))
    assert session.holder.is_clean


def test_a_question_of_more_lanes_gets_the_height_they_need(show_panel: ShowPanel, courses: Casebook) -> None:
    session = Session(courses)
    session.focus_question("toll")
    panel = show_panel(session, 560, 300)
    few = panel.map.minimumHeight()
    session.focus_question("trade")
    assert panel.map.minimumHeight() > few
    session.focus_question("toll")
    assert panel.map.minimumHeight() == few


def test_what_is_dropped_on_the_map_is_left_to_the_window(panel: BranchesPanel) -> None:
    assert not panel.map.acceptDrops()
    assert not panel.map.viewport().acceptDrops()


def test_a_press_that_is_released_elsewhere_takes_nothing(
    qtbot: QtBot, panel: BranchesPanel, session: Session
) -> None:
    view = panel.map.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=end_of(panel, 1))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(round(places(panel).left) + 3, 3))
    assert session.holder.is_clean


def test_pointing_tells_the_branch_in_one_line(qtbot: QtBot, panel: BranchesPanel, session: Session) -> None:
    assert sentence(panel) == "Your branch, as it happened → The ferry closes (as it happened)"
    branches = session.map
    assert branches is not None
    number = next(n for n, end in enumerate(branches.ends) if end.branch.departures == ("toll",))
    qtbot.mouseMove(panel.map.viewport(), end_of(panel, number))
    assert sentence(panel).startswith(
        "If Whether the bridge takes a toll: A penny a head → The ferry is kept: "
    )
    assert "case for (60–80)" in sentence(panel)
    qtbot.mouseMove(panel.map.viewport(), node_of(panel, "site"))
    assert sentence(panel) == "March 1901, Where to build the bridge: At the ford (as it happened)"
    QApplication.sendEvent(
        panel.map,
        QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, 0),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )
    assert panel.map.transform().isIdentity()


def test_pointing_at_the_time_axis_tells_the_event(qtbot: QtBot, panel: BranchesPanel) -> None:
    layout = places(panel)
    xs = layout.event_xs
    qtbot.mouseMove(panel.map.viewport(), QPoint(round(xs[1]), round(layout.axis_y) - 1))
    assert sentence(panel) == "1905: The ferry makes its last crossing. (date supplied by the editors)"


def test_a_click_on_a_decision_asks_for_its_card(
    qtbot: QtBot, panel: BranchesPanel, session: Session
) -> None:
    with qtbot.waitSignal(session.focused):
        click(qtbot, panel, node_of(panel, "flood"))
    assert session.focus.decision == "flood"
    label = next(label for label in places(panel).labels if label.kind == "fork" and label.key == "toll")
    with qtbot.waitSignal(session.focused):
        click(qtbot, panel, QPoint(round(label.rect.x) + 5, round(label.rect.y) + 5))
    assert session.focus.decision == "toll"


def test_a_click_on_a_lane_puts_its_position_in_focus(
    qtbot: QtBot, panel: BranchesPanel, session: Session
) -> None:
    rect = places(panel).lane_rects["kept"]
    click(qtbot, panel, QPoint(round(rect.x) + 9, round(rect.y) + 9))
    assert (session.question, session.position) == ("ferry", "kept")


def test_what_does_not_arise_is_drawn_so_and_says_why(
    qtbot: QtBot, panel: BranchesPanel, session: Session
) -> None:
    session.choose("site", "none")
    fates = {node.fork.id: node.fork.fate for node in places(panel).nodes}
    assert fates == {"site": "departure", "toll": "not-arising", "flood": "not-arising"}
    qtbot.mouseMove(panel.map.viewport(), node_of(panel, "toll"))
    assert sentence(panel).endswith(
        "does not arise in your branch: removed by “No bridge at all” (Where to build the bridge)"
    )


def test_equal_ends_are_counted_and_add_up(panel: BranchesPanel, session: Session) -> None:
    branches = session.map
    assert branches is not None
    counts = [label.text for label in places(panel).labels if label.kind == "count"]
    assert counts == [f"{branches.counts[lane]} of 5 branches" for lane in ("kept", "closed")]
    assert len(places(panel).routes) == len(branches.ends) == 5
    # A branch whose courses part counts in each lane in which one of them ends.
    assert branches.counts == {"kept": 4, "closed": 2, None: 0}
    assert sum(len(end.lanes) for end in branches.ends) == 6
    assert not any("%" in label.text for label in places(panel).labels)


def test_the_map_shows_the_branch_on_show_in_bold_and_its_verdict(
    panel: BranchesPanel, session: Session
) -> None:
    session.choose("toll", "charged")
    ends = {label.text for label in places(panel).labels if label.is_end}
    assert "The ferry is kept" in ends
    assert "yours: case for (60–80)" in ends
    names = {label.kind: label.text for label in places(panel).labels}
    assert names["branch"] == "your branch"
    session.as_it_happened()
    kinds = [label.kind for label in places(panel).labels]
    assert "branch" not in kinds
    assert "history" in kinds


def test_the_question_can_be_chosen_here_and_follows_the_session(
    qtbot: QtBot, panel: BranchesPanel, session: Session
) -> None:
    combo = panel.findChild(QComboBox, "branches:question")
    assert combo is not None
    texts = [combo.itemText(number) for number in range(combo.count())]
    assert texts[0] == "Outcomes"
    assert texts[4:] == ["Debates", "Was the council careless?"]
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert session.question == "market"
    assert [lane.lane for lane in places(panel).lanes if lane.lane] != []
    session.focus_question("blame")
    assert combo.currentText() == "Was the council careless?"
    assert {lane.lane for lane in places(panel).lanes} == {"careless", "careful", None}
    qtbot.keyClick(combo, Qt.Key.Key_Up)
    assert session.question == "safety", "the heading between the groups is passed over"


def test_arrows_go_from_branch_to_branch_and_enter_takes(
    qtbot: QtBot, panel: BranchesPanel, session: Session
) -> None:
    panel.map.setFocus()
    qtbot.keyClick(panel.map, Qt.Key.Key_Return)
    assert session.holder.is_clean, "nothing is highlighted yet"
    order = sorted(places(panel).routes, key=lambda route: route.y)
    here = order.index(places(panel).trunk)
    qtbot.keyClick(panel.map, Qt.Key.Key_Up)
    branches = session.map
    assert branches is not None
    wanted = branches.ends[order[here - 1].index]
    assert sentence(panel).startswith("If ")
    assert panel.map.accessibleDescription().startswith("If ")
    qtbot.keyClick(panel.map, Qt.Key.Key_Return)
    assert session.snapshot.branch.key == wanted.branch.key
    for _ in range(9):
        qtbot.keyClick(panel.map, Qt.Key.Key_Up)
    assert not session.holder.undo_stack.canRedo()
    qtbot.keyClick(panel.map, Qt.Key.Key_Escape)
    assert sentence(panel).startswith("Your branch")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"questions": ()}, "asks no question"),
        ({"decisions": ()}, "no decision points"),
    ],
)
def test_a_casebook_with_nothing_to_draw_gets_a_sentence(
    show_panel: ShowPanel, mini: Casebook, changes: dict[str, object], words: str
) -> None:
    panel = show_panel(Session(without_establishing(mini).model_copy(update=changes)))
    nothing = panel.findChild(QLabel, "branches:nothing")
    assert nothing is not None
    assert nothing.isVisible()
    assert words in nothing.text()
    assert not panel.map.isVisible()


def test_nothing_in_play_gets_a_sentence_until_a_branch_departs(
    show_panel: ShowPanel, mini: Casebook
) -> None:
    plain = tuple(decision.model_copy(update={"headline": False}) for decision in mini.decisions)
    session = Session(mini.model_copy(update={"decisions": plain}))
    panel = show_panel(session)
    nothing = panel.findChild(QLabel, "branches:nothing")
    assert nothing is not None
    assert "No decision point is in play" in nothing.text()
    assert nothing.isVisible()
    session.choose("toll", "charged")
    assert panel.map.isVisible()
    assert len(places(panel).routes) == 2


def test_many_decisions_fold_and_the_panel_says_so(show_panel: ShowPanel, mini: Casebook) -> None:
    session = Session(with_decisions(mini, 4))
    panel = show_panel(session)
    folded = panel.findChild(QLabel, "branches:folded")
    assert folded is not None
    assert not folded.isVisible()
    session.set_in_play([decision.id for decision in session.casebook.decisions])
    assert folded.isVisible()
    assert "one at a time" in folded.text()
    session.choose_branch({"more1": "mill", "more2": "mill"})
    shown = places(panel).shown
    assert shown is not None
    assert [decision for decision, _ in shown.line.leaves] == ["more1", "more2"]


def test_opening_another_casebook_shows_that_one(
    panel: BranchesPanel, session: Session, mini: Casebook
) -> None:
    other = without_establishing(mini)
    session.open(other.model_copy(update={"questions": mini.questions[2:], "events": ()}))
    assert {lane.lane for lane in places(panel).lanes} == {"stands", "falls", None}
    assert places(panel).event_xs == ()


def test_the_questions_are_those_of_the_casebook_on_show(panel: BranchesPanel, session: Session) -> None:
    box = panel.findChild(QComboBox)
    assert box is not None
    before = [box.itemText(row) for row in range(box.count())]
    session.open(session.casebook)
    assert [box.itemText(row) for row in range(box.count())] == before


def test_markup_in_a_casebook_is_shown_as_it_is_written(show_panel: ShowPanel, mini: Casebook) -> None:
    rogue = "<b>Mill</b>"
    first = mini.decisions[0].model_copy(update={"title": rogue})
    panel = show_panel(Session(mini.model_copy(update={"decisions": (first, *mini.decisions[1:])})))
    assert rogue in [label.text for label in places(panel).labels]


@pytest.mark.parametrize(("width", "height"), [(500, 350), (660, 440), (1100, 620)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut_off_at_any_size_of_text(
    show_panel: ShowPanel, session: Session, theme: Theme, width: int, height: int, scale: float
) -> None:
    theme.set_scale(scale)
    panel = show_panel(session, width, height)
    session.choose("site", "mill")
    layout = places(panel)
    assert layout.size == (panel.map.width(), panel.map.height())
    for label in layout.labels:
        assert label.rect.x >= 0
        assert label.rect.y >= 0
        assert label.rect.right <= layout.size[0] + 1
        assert label.rect.bottom <= layout.size[1] + 1
    for rect in layout.lane_rects.values():
        assert rect.x > layout.right


def test_the_head_is_one_row_where_it_fits_and_two_where_not(show_panel: ShowPanel, session: Session) -> None:
    panel = show_panel(session)
    question, toggle = panel.findChild(QComboBox), panel.findChild(QToolButton, "branches:outline-toggle")
    assert question is not None
    assert toggle is not None
    caption = next(
        one for one in panel.findChildren(QLabel) if one.isVisible() and one.y() < question.height()
    )
    assert caption.geometry().right() < question.x()
    assert question.geometry().right() < toggle.x()
    assert caption.geometry().center().y() == pytest.approx(question.geometry().center().y(), abs=4)
    beside = toggle.x() - question.geometry().right()
    panel.resize(330, 600)
    settle()
    assert caption.geometry().bottom() < question.y()
    assert caption.x() == question.x()
    assert question.geometry().right() < toggle.x()
    # The box takes all that there is.
    assert toggle.x() - question.geometry().right() == beside < 20
    assert panel.width() - toggle.geometry().right() == pytest.approx(question.x(), abs=2)
    panel.resize(660, 440)
    settle()
    assert toggle.x() - question.geometry().right() == beside
    assert caption.geometry().right() < question.x() < caption.geometry().right() + 20


def test_the_line_of_words_grows_with_the_text(panel: BranchesPanel, theme: Theme) -> None:
    line = panel.findChild(QLabel, "branches:sentence")
    assert line is not None
    before = line.height()
    theme.set_scale(2.0)
    settle()
    assert line.font().pointSizeF() == pytest.approx(theme.font("body").pointSizeF())
    assert line.height() > 1.5 * before


def test_what_can_be_done_with_a_branch_is_offered_where_it_lies(
    panel: BranchesPanel, session: Session
) -> None:
    toggle = panel.findChild(QToolButton, "branches:outline-toggle")
    assert toggle is not None
    where = panel.map.viewport().mapToGlobal(end_of(panel, 2))
    drawn = [deed for deed in panel.deeds_at(where) if deed is not None]
    assert [deed.name for deed in drawn][:1] == ["take"]
    toggle.click()
    at_top = [panel.outline.model().index(row, 0) for row in range(panel.outline.model().rowCount())]
    other = next(index for index in at_top if index.data().startswith("If "))
    place = panel.outline.viewport().mapToGlobal(panel.outline.visualRect(other).center())
    listed = [deed for deed in panel.deeds_at(place) if deed is not None]
    assert [deed.name for deed in listed] == [deed.name for deed in drawn]
    drawn[0].do()
    branches = session.map
    assert branches is not None
    assert session.snapshot.departures


def test_the_theme_reaches_the_map(show_panel: ShowPanel, session: Session, theme: Theme) -> None:
    panel = show_panel(session)
    light = theme.colour("surface")
    before = panel.map.grab().toImage().pixelColor(3, 20)
    theme.set_mode("dark")
    after = panel.map.grab().toImage().pixelColor(3, 20)
    assert before == light
    assert after == theme.colour("surface")
    assert before != after


def test_everything_that_takes_the_focus_has_a_name(panel: BranchesPanel) -> None:
    assert QAccessible.queryAccessibleInterface(panel.map) is not None
    for widget in focusable(panel.findChildren(QWidget)):
        assert widget.accessibleName(), widget.objectName()
    toggle = panel.findChild(QToolButton, "branches:outline-toggle")
    assert toggle is not None
    assert panel.map.accessibleName() == "Branch map: Does the ferry live on?"


def focusable(widgets: Iterable[QWidget]) -> list[QWidget]:
    # A combo box has a list inside that is named by Qt itself.
    return [
        widget
        for widget in widgets
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.objectName()
        and not widget.objectName().startswith("qt_")
    ]


def test_a_branch_taken_keeps_choices_outside_the_map(session: Session, panel: BranchesPanel) -> None:
    session.choose("flood", "raised")
    branches = session.map
    assert branches is not None
    assert all(
        "flood" in end.branch.departures
        for end in branches.ends
        if not end.is_history and end.branch.taken["flood"]
    )
    assert places(panel).trunk.line.leaves == ()
    assert branch_of(session.casebook, {"flood": "raised"}).key == session.snapshot.branch.key


@pytest.mark.parametrize("kind", ["fork", "event"])
def test_what_was_pointed_at_may_be_gone_with_its_casebook(
    kind: str, qtbot: QtBot, panel: BranchesPanel, session: Session, mini: Casebook
) -> None:
    layout = places(panel)
    event = QPoint(round(layout.event_xs[-1]), round(layout.axis_y))
    qtbot.mouseMove(panel.map.viewport(), node_of(panel, "flood") if kind == "fork" else event)
    assert mini.decision("flood").title in sentence(panel) or kind == "event"
    arguments = tuple(one for one in mini.arguments if "flood" not in {*one.when, *one.unless})
    fewer = mini.model_copy(update={"decisions": mini.decisions[:2], "events": (), "arguments": arguments})
    with capture_exceptions() as caught:
        session.open(fewer)
    assert caught == []
    assert panel.map.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_history_is_named_yours_while_it_is_your_branch(panel: BranchesPanel, session: Session) -> None:
    def name() -> str:
        return next(label.text for label in places(panel).labels if label.kind == "history")

    assert name() == "your branch: as it happened"
    session.choose("site", "mill")
    assert name() == "as it happened"


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_large_map_has_larger_type_and_all_its_words(
    scale: float, show_panel: ShowPanel, session: Session, theme: Theme
) -> None:
    theme.set_scale(scale)
    session.focus_question("ferry")
    panel = show_panel(session, round(560 * scale), round(380 * scale))

    def heights() -> set[float]:
        return {label.rect.height for label in places(panel).labels if label.kind == "label"}

    def words() -> str:
        return " ".join(label.text for label in places(panel).labels)

    usual = heights()
    panel.resize(round(1100 * scale), round(800 * scale))
    QApplication.processEvents()
    assert min(heights()) > 1.2 * max(usual)
    assert "…" not in words()
    trunks = set()
    for option in ("ford", "mill", "none"):
        session.choose("site", option)
        trunks.add((places(panel).trunk_y, *heights()))
        assert "…" not in words()
    assert len(trunks) == 1
    panel.resize(round(560 * scale), round(380 * scale))
    QApplication.processEvents()
    assert heights() == usual


def test_a_departure_out_of_play_hides_no_other_circle(session: Session, panel: BranchesPanel) -> None:
    session.choose("flood", "raised")
    sizes = {node.fork.id: node.radius for node in places(panel).nodes}
    assert sizes["flood"] < sizes["site"]
    assert "flood" not in session.in_play
    assert any(label.key == "flood" for label in places(panel).labels)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_answer_is_cut_short_however_small_the_map(
    scale: float, show_panel: ShowPanel, session: Session, theme: Theme
) -> None:
    theme.set_scale(scale)
    panel = show_panel(session, 480, 300)
    for question in session.casebook.questions:
        session.focus_question(question.id)
        for option in ("ford", "mill", "none"):
            session.choose("site", option)
            QApplication.processEvents()
            labels = [label.text for label in places(panel).labels if label.kind == "label"]
            assert "".join(labels).count("…") == 0
            answers = [position.label for position in question.positions]
            said = " ".join(labels).replace("\N{HYPHEN} ", "")
            assert all(answer in said for answer in answers)


def test_the_ring_of_the_keyboard_comes_with_the_keyboard(qtbot: QtBot, panel: BranchesPanel) -> None:
    view = panel.map

    def ringed() -> bool:
        image = view.grab().toImage()
        return bool(image.pixelColor(image.width() // 2, 0).lightness() < 160)

    questions = panel.findChild(QComboBox, "branches:question")
    assert questions is not None
    questions.setFocus()
    assert not ringed()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert view.hasFocus()
    assert not ringed()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert ringed()
    questions.setFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert ringed()
