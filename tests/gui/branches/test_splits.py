"""The branch on show splits on the map at a diamond a hinge; the outline has a line a course."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.desk.session import Session
from scenarios.drawing.geometry import Point
from scenarios.drawing.layout import Hit
from scenarios.files.casebook_files import casebook_from_bytes
from tests.gui.conftest import COURSES
from tests.gui.widgets.looking import near, part, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QImage

    from gui.branches.panel import BranchesPanel
    from gui.theme import Theme
    from scenarios.drawing.layout import Layout
    from scenarios.drawing.routes import Diamond, Stroke
    from scenarios.model.casebook import Casebook
    from tests.gui.branches.conftest import ShowPanel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(courses: Casebook) -> Session:
    """The port where the dyke breaks: six courses."""
    session = Session(courses)
    session.choose("dyke", "breaks")
    session.focus_question("trade")
    return session


@pytest.fixture
def panel(show_panel: ShowPanel, session: Session) -> BranchesPanel:
    return show_panel(session, 900, 600)


def places(panel: BranchesPanel) -> Layout:
    found = panel.map.layout_shown
    assert found is not None
    return found


def strokes(panel: BranchesPanel) -> list[Stroke]:
    return [stroke for route in places(panel).routes for stroke in route.strokes]


def ends(panel: BranchesPanel) -> dict[str | None, Stroke]:
    """The strokes that end in a lane, by lane."""
    return {stroke.way.lane: stroke for stroke in strokes(panel) if stroke.way.split is None}


def click_at(panel: BranchesPanel, point: Point) -> None:
    view = panel.map.viewport()
    QTest.mouseMove(view, QPoint(round(point.x), round(point.y)))
    QTest.mouseClick(view, LEFT, pos=QPoint(round(point.x), round(point.y)))
    settle()


def near_end(stroke: Stroke) -> Point:
    end = stroke.pieces[-1].end
    return Point(end.x - 5, end.y)


def held(session: Session) -> tuple[str | None, str | None]:
    return session.course.holds["owner"], session.course.holds["port"]


def of_hinge(panel: BranchesPanel, hinge: str) -> list[Diamond]:
    return [one for one in places(panel).diamonds if one.split.hinge == hinge]


def lines(panel: BranchesPanel) -> Iterator[tuple[str, QModelIndex]]:
    """Every line of the outline and of what stands under it."""
    model = panel.outline.model()
    for place in range(model.rowCount()):
        top = model.index(place, 0)
        yield str(top.data()), top
        for inner in range(model.rowCount(top)):
            below = model.index(inner, 0, top)
            yield str(below.data()), below


def spoken(panel: BranchesPanel) -> str:
    """The line under the map."""
    return part(panel, "branches:sentence").accessibleName()


def show_outline(panel: BranchesPanel) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(panel, Qt.Key.Key_L, modifiers)
    settle()
    assert panel.outline.isVisible()


def test_history_has_no_diamond(show_panel: ShowPanel, courses: Casebook) -> None:
    assert not places(show_panel(Session(courses), 900, 600)).diamonds


def test_there_is_a_diamond_for_each_hinge_and_the_later_ones_stand_further_on(panel: BranchesPanel) -> None:
    [first] = of_hinge(panel, "owner")
    # Whoever owns the ferry, the port is open: a diamond on each way.
    later = of_hinge(panel, "port")
    assert len(later) == 2
    assert all(one.at.x > first.at.x for one in later)
    assert len({one.at.y for one in later}) == 2
    fork = next(node for node in places(panel).nodes if node.fork.id == "dyke")
    assert first.at.x > fork.at.x


def test_each_course_ends_in_the_lane_of_its_answer(panel: BranchesPanel) -> None:
    found = ends(panel)
    assert {lane: stroke.way.course for lane, stroke in found.items()} == {
        "grain": 0,
        "timber": 1,
        "salt": 2,
        "coal": 3,
        "slate": 4,
        "fish": 5,
    }
    middles = {lane.lane: lane.y for lane in places(panel).lanes}
    for lane, stroke in found.items():
        nearest = min(middles, key=lambda each: abs(middles[each] - stroke.pieces[-1].end.y))
        assert nearest == lane


def test_only_hinges_that_the_question_turns_on_are_drawn(panel: BranchesPanel, session: Session) -> None:
    session.focus_question("toll")
    assert [one.split.hinge for one in places(panel).diamonds] == ["owner"]
    session.focus_question("school")
    assert not places(panel).diamonds
    session.focus_question("blame")
    assert not places(panel).diamonds


def test_courses_that_lead_to_the_same_share_a_stroke(panel: BranchesPanel, session: Session) -> None:
    session.focus_question("guild")
    found = [stroke for stroke in strokes(panel) if stroke.way.lane == "smiths"]
    assert [stroke.way.course for stroke in found] == [4]


def test_the_diamonds_are_drawn_where_the_layout_says(
    panel: BranchesPanel, session: Session, theme: Theme
) -> None:
    def dots(image: QImage, at: Point) -> int:
        corner = 0.42 * panel.map.fontMetrics().height()
        around = [(dx * corner, dy * corner) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))]
        found = 0
        for dx, dy in around:
            box = [
                image.pixelColor(round(at.x + dx) + x, round(at.y + dy) + y)
                for x in range(-3, 4)
                for y in range(-3, 4)
            ]
            found += any(near(colour, theme.colour("selection"), 60) for colour in box)
        return found

    split = places(panel)
    drawn = panel.map.grab().toImage()
    assert [dots(drawn, one.at) for one in split.diamonds] == [4, 4, 4]
    # Inside it is empty: what is supposed is not what is open.
    assert near(drawn.pixelColor(*(round(each) for each in split.diamonds[0].at)), theme.colour("surface"))
    session.suppose("owner", "town")
    session.suppose("port", "old")
    assert not places(panel).diamonds


@pytest.mark.parametrize("lane", ["grain", "timber", "salt", "coal", "slate", "fish"])
def test_a_click_on_a_stroke_puts_its_course_in_focus(
    panel: BranchesPanel, session: Session, lane: str
) -> None:
    stroke = ends(panel)[lane]
    steps = session.holder.undo_stack.count()
    session.focus_course((stroke.way.course + 1) % 6)
    click_at(panel, near_end(stroke))
    assert session.course.number == stroke.way.course
    assert session.position == lane
    assert session.holder.undo_stack.count() == steps, "which course is in focus is no step to take back"


def test_a_click_before_the_second_hinge_means_the_strongest_course_that_goes_there(
    panel: BranchesPanel, session: Session
) -> None:
    [way] = [stroke for stroke in strokes(panel) if stroke.way.split is not None and stroke.way.course]
    middle = way.pieces[0].at(0.5)
    click_at(panel, middle)
    assert held(session) == ("company", "old")


def test_a_click_on_a_diamond_puts_the_hinge_in_focus(panel: BranchesPanel, session: Session) -> None:
    click_at(panel, of_hinge(panel, "owner")[0].at)
    assert session.question == "owner"
    session.focus_question("trade")
    click_at(panel, of_hinge(panel, "port")[1].at)
    assert session.question == "port"


def test_pointing_at_a_stroke_or_a_diamond_tells_what_it_is(panel: BranchesPanel) -> None:
    panel.map.point_at(Hit("course", 4))
    assert spoken(panel).startswith(
        "Your branch, if the company owns it and the port moves up the river → Slate"
    )
    panel.map.point_at(Hit("hinge", key="port"))
    assert spoken(panel).startswith(
        "Where is the port? Arguments speak for 3 answers, and each is followed: "
    )


def test_pointing_at_a_diamond_rings_it(panel: BranchesPanel, theme: Theme) -> None:
    """A hinge may have two diamonds: the one under the pointer must not stay bare while another is rung."""
    side = round(0.9 * panel.map.fontMetrics().height())

    def inked(at: Point) -> int:
        image = panel.map.grab().toImage()
        box = [(round(at.x) + x, round(at.y) + y) for x in range(-side, side) for y in range(-side, side)]
        return sum(near(image.pixelColor(*dot), theme.colour("ink"), 60) for dot in box)

    for diamond in places(panel).diamonds:
        panel.map.point_at(None)
        bare = inked(diamond.at)
        QTest.mouseMove(panel.map.viewport(), QPoint(3, 3))
        QTest.mouseMove(panel.map.viewport(), QPoint(round(diamond.at.x), round(diamond.at.y)))
        settle()
        assert spoken(panel).startswith(diamond.split.title)
        assert inked(diamond.at) > bare


def test_what_was_pointed_at_is_forgotten_with_the_split(panel: BranchesPanel, session: Session) -> None:
    session.choose("sale", "signed")
    for hit in (Hit("course", 2), Hit("hinge", key="port")):
        panel.map.point_at(hit)
        session.focus_question("school")
        assert not places(panel).diamonds
        assert spoken(panel).startswith("Your branch")
        session.focus_question("trade")


def test_history_itself_splits_where_the_documents_disagree_on_it(show_panel: ShowPanel) -> None:
    """No position of a hinge need be the actual one: then what happened has courses, too."""
    text = COURSES.read_text(encoding="utf-8")
    for old, new in (
        ('label = "Where it was", actual = true', 'label = "Where it was"'),
        ('when = { dyke = ["breaks"] }\nsupports = ["port/river"]', 'supports = ["port/river"]'),
        ('label = "Grain", actual = true', 'label = "Grain"'),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    session = Session(casebook_from_bytes(text.encode(), "split.toml"))
    session.focus_question("trade")
    panel = show_panel(session, 900, 600)
    [diamond] = places(panel).diamonds
    assert diamond.at.y == places(panel).trunk_y
    assert set(ends(panel)) == {"grain", "timber"}
    click_at(panel, near_end(ends(panel)["timber"]))
    assert held(session) == ("town", "river")


def test_the_outline_has_a_line_a_course_and_enter_takes_it(panel: BranchesPanel, session: Session) -> None:
    show_outline(panel)
    told = {text: index for text, index in lines(panel) if text.startswith("Ends: if ")}
    told = {text: index for text, index in told.items() if str(index.parent().data()).startswith("Your")}
    assert len(told) == 6
    [slate] = [text for text in told if "Slate" in text]
    assert slate.startswith("Ends: if the company owns it and the port moves up the river: Slate")
    panel.outline.setCurrentIndex(told[slate])
    QTest.keyClick(panel.outline, Qt.Key.Key_Return)
    assert held(session) == ("company", "river")
    assert session.question == "trade"


def test_the_outline_folds_courses_that_lead_to_the_same(panel: BranchesPanel, session: Session) -> None:
    session.focus_question("toll")
    show_outline(panel)
    mine = [text for text, _ in lines(panel) if text.startswith("Ends: if ")]
    assert len(mine) == 2
    assert mine[0].startswith("Ends: if the town owns the ferry: The ferry is free")
    assert mine[1].startswith("Ends: if the company owns it: A toll is taken")


def test_the_outline_tells_of_each_decision_in_how_many_courses_it_arises(panel: BranchesPanel) -> None:
    show_outline(panel)
    [regatta] = [text for text, _ in lines(panel) if "The regatta" in text]
    assert "Arises only if the port moves to the sea: in 2 of 6 courses." in regatta


def test_a_lane_says_on_what_provision_the_branch_ends_there(panel: BranchesPanel) -> None:
    panel.map.point_at(Hit("lane", key="slate"))
    assert spoken(panel).startswith("Slate · yours, if the company owns it and the port moves up the river")


def test_what_is_supposed_is_told_under_the_map_while_it_is_not_idle(
    panel: BranchesPanel, session: Session
) -> None:
    session.suppose("owner", "town")
    assert "supposing that the town owns the ferry" in spoken(panel)
    session.choose("sale", "signed")
    assert "supposing" not in spoken(panel)
    session.suppose("port", "sea")
    assert spoken(panel).endswith("(supposing that the port moves to the sea)")
