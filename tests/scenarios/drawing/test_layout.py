"""The geometry of the branch map: the trunk stays put, lines stay apart, no word lies on another."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from scenarios.drawing.geometry import Point, Rect
from scenarios.drawing.layout import Hit, lay_out, lay_out_whole, least_height
from scenarios.drawing.picture import Fork, Picture
from scenarios.drawing.routes import BranchLine, Field, routes
from scenarios.telling.branches import LaneText
from tests.scenarios.drawing.pictures import PlainRuler, made_up, splitting, taking

if TYPE_CHECKING:
    from scenarios.drawing.layout import Layout

SEEDS = range(16)
SIZES = [(468.0, 257.0), (640.0, 360.0), (1200.0, 700.0)]


def layouts(seed: int, scale: float = 1.0) -> list[tuple[Picture, Layout]]:
    picture = made_up(seed)
    ruler = PlainRuler(17.0 * scale)
    found = []
    for width, height in SIZES:
        enough = max(height, least_height(picture, width * scale, ruler))
        found.append((picture, lay_out(picture, (width * scale, enough), ruler)))
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_the_trunk_is_straight_and_no_choice_moves_it(seed: int) -> None:
    picture = made_up(seed)
    for size in SIZES:
        seen = {
            (place.trunk_y, place.left, place.right, tuple((node.at, node.fork.id) for node in place.nodes))
            for index in range(0, len(picture.lines), 3)
            for place in [lay_out(taking(picture, index), size, PlainRuler())]
        }
        assert len(seen) == 1
        trunk = lay_out(picture, size, PlainRuler()).trunk
        assert trunk.line.leaves == ()
        assert {point.y for line in trunk.lines for point in line} == {trunk.y}


@pytest.mark.parametrize("seed", SEEDS)
def test_lanes_stay_where_they_are_whatever_is_chosen(seed: int) -> None:
    picture = made_up(seed)
    for size in SIZES:
        places = [
            lay_out(taking(picture, index), size, PlainRuler()) for index in range(0, len(picture.lines), 3)
        ]
        assert all(place.lanes == places[0].lanes for place in places)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_trunk_has_one_height_for_every_question_where_there_is_room(seed: int) -> None:
    picture, other = made_up(seed), made_up(seed + 1000)
    of_other = Picture(
        picture.span, picture.forks, other.lanes, other.lanes[0].lane, picture.lines[:1], verdict_samples=()
    )
    layouts = [lay_out(each, (1200.0, 800.0), PlainRuler()) for each in (picture, of_other)]
    rows = [max((flag.tier for flag in each.flags), default=0) for each in layouts]
    # Many names under the trunk may need a row more beside wider lanes.
    if rows[0] == rows[1]:
        assert layouts[0].trunk_y == layouts[1].trunk_y


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_word_lies_on_another_or_outside(seed: int, scale: float) -> None:
    for _, place in layouts(seed, scale):
        whole = Rect(0.0, 0.0, *place.size).grown(0.5)
        for label in place.labels:
            assert label.rect.x >= whole.x, label
            assert label.rect.right <= whole.right, label
            assert label.rect.y >= whole.y, label
            assert label.rect.bottom <= whole.bottom, label
        for one, other in itertools.combinations(place.labels, 2):
            assert not one.rect.overlaps(other.rect), (one, other)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_branch_ends_in_its_lane_and_on_no_other_line(seed: int) -> None:
    for picture, place in layouts(seed):
        rooms = {lane.lane: lane for lane in place.lanes}
        for route in place.routes:
            lane = rooms[route.line.lane]
            assert abs(route.y - lane.y) <= lane.room / 2 + 1.0
            assert route.own[-1].end.x == place.right
        ends = [route.y for route in place.routes]
        assert len({round(y, 3) for y in ends}) == len(picture.lines)


@pytest.mark.parametrize("seed", SEEDS)
def test_leader_lines_cross_no_text(seed: int) -> None:
    for _, place in layouts(seed):
        for flag, other in itertools.permutations(place.flags, 2):
            crosses = other.left < flag.x < other.left + other.width
            assert not (crosses and flag.tier > other.tier)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_branch_leaves_the_trunk_at_its_decision(seed: int) -> None:
    for _, place in layouts(seed):
        forks = {node.fork.id: node.at for node in place.nodes}
        for route in place.routes[1:]:
            start = route.pieces[0].start
            assert start == pytest.approx(forks[route.line.leaves[0][0]])
            for before, after in itertools.pairwise(route.pieces):
                assert before.end == pytest.approx(after.start, abs=0.01)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_branch_is_hit_from_end_to_end_and_as_far_beyond_as_the_hand_may_err(seed: int) -> None:
    for _, place in layouts(seed):
        for route in place.routes[1:]:
            for piece in route.own:
                for end in (piece.start, piece.end):
                    assert route.distance(end, 4.0) == pytest.approx(0.0, abs=0.5)
            last = route.own[-1].end
            assert route.distance(Point(last.x + 3.0, last.y), 4.0) == pytest.approx(3.0, abs=0.5)
            assert route.distance(Point(last.x + 5.0, last.y), 4.0) is None


@pytest.mark.parametrize("seed", SEEDS)
def test_of_a_lane_s_branches_the_one_that_leaves_later_ends_nearer_the_trunk(seed: int) -> None:
    for _, place in layouts(seed):
        at = {node.fork.id: node.at.x for node in place.nodes}
        whole = [one for one in place.routes[1:] if one.line.split is None and not one.line.is_shown]
        for one, other in itertools.permutations(whole, 2):
            leaves, leaves_later = ([at[fork] for fork, _ in each.line.leaves] for each in (one, other))
            if one.line.lane == other.line.lane and leaves < leaves_later:
                assert abs(other.y - place.trunk_y) < abs(one.y - place.trunk_y)


def simple(**changes: object) -> Picture:
    picture = made_up(3)
    return replace(picture, **changes)


def test_the_lane_of_history_is_at_the_trunk_and_silence_is_last() -> None:
    picture = made_up(5)
    for text in picture.lanes:
        lines = (BranchLine((), text.lane, is_shown=True),)
        place = lay_out(
            simple(lanes=picture.lanes, trunk_lane=text.lane, lines=lines), SIZES[2], PlainRuler()
        )
        at_trunk = [lane.lane for lane in place.lanes if lane.y == place.trunk_y]
        assert at_trunk == [text.lane]
        others = [lane.lane for lane in place.lanes if lane.lane != text.lane]
        assert others == [each.lane for each in picture.lanes if each.lane != text.lane]


@pytest.mark.parametrize("seed", SEEDS)
def test_lanes_lie_beside_one_another_and_history_s_reaches_as_far_as_it_can(seed: int) -> None:
    for _, place in layouts(seed):
        for above, below in itertools.pairwise(place.lanes):
            assert above.y + above.room / 2 <= below.y - below.room / 2 + 0.01
        trunk = next(lane for lane in place.lanes if lane.y == place.trunk_y)
        at = place.lanes.index(trunk)
        edges = [lane.y + lane.room / 2 for lane in place.lanes[:at][-1:]]
        edges += [lane.y - lane.room / 2 for lane in place.lanes[at + 1 :][:1]]
        assert min(abs(edge - trunk.y) for edge in edges) == pytest.approx(trunk.room / 2)


def test_decisions_of_one_day_stand_apart() -> None:
    forks = tuple(Fork(f"d{number}", f"Decision {number}", 1923.25) for number in range(4))
    lines = (BranchLine((), None, is_shown=True),)
    place = lay_out(simple(forks=forks, lines=lines, trunk_lane=None), SIZES[1], PlainRuler())
    for one, other in itertools.pairwise(place.nodes):
        assert other.at.x - one.at.x >= one.radius


def test_what_is_pointed_at_is_what_is_drawn_there() -> None:
    place = lay_out(made_up(11), SIZES[2], PlainRuler())
    for route in place.routes:
        assert place.hit(Point(place.right - 2, route.y), 0.5) == Hit("branch", route.index)
    for node in place.nodes:
        hit = place.hit(node.at, 4.0)
        assert hit is not None
        assert hit.kind == "fork"
    for lane, rect in place.lane_rects.items():
        assert place.hit(Point(rect.x + rect.width / 2, rect.y + rect.height / 2), 4.0) == Hit(
            "lane", key=lane
        )
    for x in place.event_xs:
        hit = place.hit(Point(x, place.axis_y), 0.01)
        assert hit is not None
        assert hit.index is not None
        assert place.event_xs[hit.index] == x
    assert place.hit(Point(place.left + 1, 1.0), 4.0) is None


def test_on_shared_ground_the_branch_on_show_is_hit() -> None:
    picture = made_up(2)
    number = max(range(len(picture.lines)), key=lambda index: len(picture.lines[index].leaves))
    place = lay_out(taking(picture, number), SIZES[2], PlainRuler())
    assert place.shown is not None
    assert place.shown.inherited, "the branch on show follows another for a while"
    middle = place.shown.inherited[0].at(0.6)
    assert place.hit(middle, 1.0) == Hit("branch", number)


def test_the_place_where_the_time_axis_changes_can_be_pointed_at() -> None:
    forks = (Fork("a", "A", 1923.25), Fork("b", "B", 1923.6))
    line = BranchLine((), None, is_shown=True)
    picture = simple(span=(1922.0, 1941.0), forks=forks, lines=(line,), trunk_lane=None)
    place = lay_out(picture, SIZES[1], PlainRuler())
    turn = place.scale.break_year
    assert turn == 1925.0
    assert place.hit(Point(place.scale.x(turn), place.axis_y), 4.0) == Hit("scale")


def split_layouts(seed: int, scale: float = 1.0) -> list[tuple[Picture, Layout]]:
    picture = splitting(made_up(seed), seed)
    ruler = PlainRuler(17.0 * scale)
    found = []
    for width, height in SIZES:
        enough = max(height, least_height(picture, width * scale, ruler))
        found.append((picture, lay_out(picture, (width * scale, enough), ruler)))
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_a_split_moves_neither_trunk_nor_lanes(seed: int) -> None:
    picture = made_up(seed)
    split = splitting(picture, seed)
    for size in SIZES:
        before, after = (lay_out(each, size, PlainRuler()) for each in (picture, split))
        assert (before.trunk_y, before.left, before.right) == (after.trunk_y, after.left, after.right)
        assert before.lanes == after.lanes


@pytest.mark.parametrize("seed", SEEDS)
def test_each_course_runs_from_its_diamond_into_its_lane(seed: int) -> None:
    for picture, place in split_layouts(seed):
        rooms = {lane.lane: lane for lane in place.lanes}
        line = next(line for line in picture.lines if line.is_shown)
        strokes = [stroke for route in place.routes for stroke in route.strokes]
        ends = [stroke for stroke in strokes if stroke.way.split is None]
        assert [stroke.way for stroke in ends] == list(line.ends())
        at = {id(diamond.split): diamond.at for diamond in place.diamonds}
        for stroke in strokes:
            assert stroke.pieces[0].start in at.values()
            end = stroke.pieces[-1].end
            if stroke.way.split is not None:
                assert at[id(stroke.way.split)] == end
                continue
            lane = rooms[stroke.way.lane]
            assert end.x == place.right
            assert abs(end.y - lane.y) <= lane.room / 2 + 1.0
        assert len({round(stroke.pieces[-1].end.y, 3) for stroke in ends}) == len(ends)


@pytest.mark.parametrize("seed", SEEDS)
def test_diamonds_stand_in_the_order_of_their_hinges_on_the_map_and_before_the_lanes(seed: int) -> None:
    for _, place in split_layouts(seed):
        by_hinge: dict[str, list[float]] = {}
        for diamond in place.diamonds:
            by_hinge.setdefault(diamond.split.hinge, []).append(diamond.at.x)
            assert place.left <= diamond.at.x < place.right
            assert 0.0 <= diamond.at.y <= place.axis_y
        hinges = sorted(by_hinge)
        for earlier, later in itertools.pairwise(hinges):
            assert max(by_hinge[earlier]) < min(by_hinge[later])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_word_of_a_split_lies_on_another_or_outside(seed: int, scale: float) -> None:
    for _, place in split_layouts(seed, scale):
        whole = Rect(0.0, 0.0, *place.size).grown(0.5)
        for label in place.labels:
            assert label.rect.x >= whole.x, label
            assert label.rect.right <= whole.right, label
            assert label.rect.y >= whole.y, label
            assert label.rect.bottom <= whole.bottom, label
        for one, other in itertools.combinations(place.labels, 2):
            assert not one.rect.overlaps(other.rect), (one, other)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_course_is_found_where_it_ends_and_a_hinge_where_its_diamond_stands(seed: int) -> None:
    reach = 7.0
    for _, place in split_layouts(seed):
        for diamond in place.diamonds:
            hit = place.hit(diamond.at, reach)
            assert hit is not None
            # A decision's circle is drawn on top.
            assert hit.kind == "fork" or hit == Hit("hinge", key=diamond.split.hinge)
        for route in place.routes:
            for stroke in route.strokes:
                end = stroke.pieces[-1].end
                if stroke.way.split is None:
                    found = place.hit(Point(end.x - 1.0, end.y), reach)
                    assert found is not None
                    if found.kind == "course":
                        ends = [each for each in route.strokes if each.way.split is None]
                        closest = min(ends, key=lambda each: abs(each.pieces[-1].end.y - end.y))
                        assert found.index == closest.way.course
                    else:
                        assert found.kind in ("fork", "hinge")


def test_a_decision_is_hit_by_its_label_too() -> None:
    place = lay_out(made_up(11), SIZES[2], PlainRuler())
    label = next(label for label in place.labels if label.kind == "fork")
    assert place.hit(Point(label.rect.right - 1, label.rect.bottom - 1), 1.0) == Hit("fork", key=label.key)


def test_a_branch_is_found_by_its_place_in_the_branch_map() -> None:
    place = lay_out(made_up(2), SIZES[2], PlainRuler())
    assert [place.route(route.index) for route in place.routes] == list(place.routes)


def test_of_what_was_hit_a_decision_or_lane_may_still_be_there() -> None:
    place = lay_out(made_up(11), SIZES[2], PlainRuler())
    lane = next(iter(place.lane_rects))
    there = [Hit("fork", key=place.nodes[0].fork.id), Hit("lane", key=lane)]
    gone = [Hit("fork", key="nowhere"), Hit("lane", key="nowhere"), Hit("branch", 0), Hit("event", 0)]
    assert [place.still_has(hit) for hit in (*there, *gone)] == [True, True, False, False, False, False]


def test_below_the_axis_without_events_there_is_nothing() -> None:
    line = BranchLine((), None, is_shown=True)
    place = lay_out(simple(lines=(line,), trunk_lane=None, event_years=()), SIZES[1], PlainRuler())
    assert place.scale.break_year is None
    assert place.hit(Point(place.right, place.axis_y), 4.0) is None


def test_a_map_too_low_for_its_lanes_keeps_the_trunk_at_its_share() -> None:
    tops = {lay_out(made_up(seed), (640.0, 60.0), PlainRuler()).trunk_y for seed in range(3)}
    assert all(0 <= top <= 60 for top in tops)


def test_a_second_departure_on_the_bend_of_the_first_leaves_it_there() -> None:
    forks = (Fork("a", "A", 1923.0), Fork("b", "B", 1924.0), Fork("c", "C", 1940.0))
    lines = (
        BranchLine((), None, is_shown=True),
        BranchLine((("a", "1"),), "p"),
        BranchLine((("a", "1"), ("b", "1")), "p"),
        BranchLine((("a", "1"), ("c", "1")), None),
    )
    lanes = (LaneText("p", "Yes"), LaneText(None, "Silent"))
    picture = Picture((1922.0, 1942.0), forks, lanes, None, lines)
    place = lay_out(picture, (1200.0, 700.0), PlainRuler())
    early, late = place.route(2), place.route(3)
    # The first leaves amid the bend, the other from the level piece behind it.
    assert len(early.inherited) == 1
    assert len(late.inherited) == 2
    assert late.inherited[0] == place.route(1).own[0]


def test_of_two_departures_of_one_place_the_second_leaves_at_once() -> None:
    lines = (BranchLine((), None), BranchLine((("a", "1"),), "p"), BranchLine((("a", "1"), ("b", "1")), None))
    ground = Field(
        left=0.0,
        right=600.0,
        trunk_y=200.0,
        lane_ys={"p": (100.0, 20.0), None: (300.0, 20.0)},
        fork_xs={"a": 50.0, "b": 50.0},
        step=6.0,
        ceiling=10.0,
        stand_off=9.0,
    )
    second = routes(lines, ground)[2]
    assert second.inherited == ()
    assert second.own[0].start == Point(50.0, 200.0)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("width", [420.0, 700.0, 1100.0])
def test_laid_out_whole_no_word_is_cut_and_none_lies_on_another(seed: int, width: float) -> None:
    picture = splitting(made_up(seed), seed)
    place = lay_out_whole(picture, width, PlainRuler())
    for label in place.labels:
        assert "…" not in label.text
        assert label.rect.x >= 0.0
        assert label.rect.y >= 0.0
        assert label.rect.right <= place.size[0]
        assert label.rect.bottom <= place.size[1] + 0.5
    for one, other in itertools.combinations(place.labels, 2):
        assert not one.rect.grown(-0.5).overlaps(other.rect.grown(-0.5)), (one, other)
    for lane in picture.lanes:
        said = {"label": lane.label, "verdict": lane.verdict, "count": lane.count}
        for kind, text in said.items():
            lines = [label.text for label in place.labels if label.kind == kind and label.key == lane.lane]
            assert "".join(lines).replace("\N{HYPHEN}", "").replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("seed", SEEDS)
def test_laid_out_whole_every_decision_in_play_keeps_its_name(seed: int) -> None:
    picture = made_up(seed)
    place = lay_out_whole(picture, 900.0, PlainRuler())
    named = {label.key: label.text for label in place.labels if label.kind == "fork"}
    expected = {fork.id: fork.title for fork in picture.forks if fork.in_play or fork.fate == "departure"}
    assert named == expected


def test_laid_out_whole_it_is_as_high_as_wanted_or_needed() -> None:
    picture = made_up(4)
    needed = lay_out_whole(picture, 900.0, PlainRuler()).size
    assert lay_out_whole(picture, 900.0, PlainRuler(), needed[1] + 100).size == (900.0, needed[1] + 100)
    assert lay_out_whole(picture, 900.0, PlainRuler(), 1.0).size == needed


def test_a_name_that_would_leave_the_map_makes_it_wider() -> None:
    late = Fork("a", "A decision whose title is far too long for the end of the map " * 3, 1940.0)
    picture = Picture((1922.0, 1942.0), (late,), (LaneText(None, "Silent"),), None, (BranchLine((), None),))
    place = lay_out_whole(picture, 500.0, PlainRuler())
    [name] = [label for label in place.labels if label.kind == "fork"]
    assert name.text == late.title
    assert place.size[0] == name.rect.right > 500.0


def test_without_decisions_there_is_history_alone() -> None:
    picture = Picture((1922.0, 1942.0), (), (LaneText(None, "Silent"),), None, (BranchLine((), None),))
    place = lay_out_whole(picture, 500.0, PlainRuler())
    assert [route.line.leaves for route in place.routes] == [()]
    assert place.flags == ()
