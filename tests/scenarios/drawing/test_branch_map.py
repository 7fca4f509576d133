"""The branch map as shapes: every line, circle, diamond and word in its ink, and over the right ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenarios.drawing.branch_map import (
    DIAMONDS,
    NODES,
    OTHERS,
    POINTED,
    SHOWN,
    TRUNK,
    map_shapes,
    pointed_path,
)
from scenarios.drawing.layout import Hit, lay_out
from scenarios.drawing.palette import COLOURS
from scenarios.drawing.picture import Fork, Picture
from scenarios.drawing.routes import BranchLine
from scenarios.drawing.shapes import Circle, Curve, Line, Polygon
from scenarios.telling.branches import LaneText
from tests.casebooks import courses, mini
from tests.scenarios.drawing.drawn import SIZE, laid_out
from tests.scenarios.drawing.pictures import PlainRuler
from tests.scenarios.projected import snapshot

if TYPE_CHECKING:
    from scenarios.drawing.layout import Layout
    from scenarios.drawing.shapes import Figure, Ink, Path, Shapes

UNIT = 17.0
RULER = PlainRuler(UNIT)
PLAYED = ("site", "toll")


def of_mini(choices: dict[str, str], question: str = "ferry") -> Layout:
    return laid_out(snapshot(mini(), choices, in_play=PLAYED), question, PLAYED)


@pytest.fixture(scope="module")
def split() -> Layout:
    """The port in six courses."""
    return laid_out(snapshot(courses(), {"dyke": "breaks"}, in_play=("dyke",)), "trade", ("dyke",))


def at(shapes: Shapes, level: int, **ink: object) -> list[Path]:
    """The paths at a level whose ink is so."""
    return [
        path
        for path in shapes.in_order()
        if path.level == level and all(getattr(path.ink, key) == value for key, value in ink.items())
    ]


def inks(shapes: Shapes) -> dict[tuple[float, float], Ink]:
    """The ink of every circle, by its place."""
    return {
        figure.at: path.ink for path in shapes.paths for figure in path.figures if isinstance(figure, Circle)
    }


def test_all_colours_are_of_the_theme(split: Layout) -> None:
    for layout in (split, of_mini({}), of_mini({"site": "none"})):
        shapes = map_shapes(layout, UNIT)
        named = {colour for path in shapes.paths for colour in (path.ink.line, path.ink.fill) if colour}
        named |= {text.colour for text in shapes.texts} | {
            text.ground for text in shapes.texts if text.ground
        }
        assert named <= set(COLOURS)


def test_the_paths_are_the_same_whatever_is_drawn(split: Layout) -> None:
    def frames(layout: Layout) -> list[int]:
        return [path.level for path in map_shapes(layout, UNIT).paths]

    assert frames(split) == frames(of_mini({})) == frames(of_mini({"site": "mill"}))


def test_history_is_drawn_thick_and_in_the_colour_of_your_branch_while_it_is_yours() -> None:
    here, elsewhere = map_shapes(of_mini({}), UNIT), map_shapes(of_mini({"site": "mill"}), UNIT)
    [trunk] = at(here, TRUNK)
    assert trunk.ink.line == "ink"
    [halo] = [path for path in here.in_order() if path.level == TRUNK - 1]
    assert (halo.ink.line, halo.figures) == ("selection", trunk.figures)
    assert halo.ink.width > trunk.ink.width
    assert not [path for path in elsewhere.in_order() if path.level == TRUNK - 1]
    assert not at(here, SHOWN)
    assert {(path.ink.line, path.ink.dashed) for path in at(elsewhere, SHOWN)} == {("selection", False)}


def test_every_other_branch_is_a_thin_curve_of_its_own() -> None:
    layout = of_mini({"site": "mill"})
    shapes = map_shapes(layout, UNIT)
    others = [figure for path in at(shapes, OTHERS) for figure in path.figures]
    expected = [Curve(route.own) for route in layout.routes[1:] if not route.line.is_shown]
    assert others == expected
    assert len(expected) == 3


def test_what_ends_in_silence_is_dashed() -> None:
    layout = of_mini({"site": "none"}, "safety")
    assert layout.shown is not None
    assert layout.shown.line.lane is None
    [shown] = at(map_shapes(layout, UNIT), SHOWN)
    assert shown.ink.dashed
    elsewhere = map_shapes(of_mini({}, "safety"), UNIT)
    assert [path.ink.line for path in at(elsewhere, OTHERS, dashed=True)] == ["branch"]


def test_a_decision_s_circle_says_what_becomes_of_it() -> None:
    layout = of_mini({"site": "none"})
    found = inks(map_shapes(layout, UNIT))
    looks = {node.fork.id: found[node.at] for node in layout.nodes}
    assert looks["site"].fill == "selection"
    for node in layout.nodes:
        assert not looks[node.fork.id].line or looks[node.fork.id].width < node.radius / 2
    assert (looks["toll"].fill, looks["toll"].line) == ("surface", "disabled")
    # Out of play, and it does not arise.
    assert (looks["flood"].fill, looks["flood"].line) == ("disabled", "")
    happened = of_mini({})
    found = inks(map_shapes(happened, UNIT))
    looks = {node.fork.id: found[node.at] for node in happened.nodes}
    assert looks["site"].fill == "ink"
    assert (looks["flood"].fill, looks["flood"].line) == ("surface", "")


def test_names_are_in_the_colour_of_what_they_name() -> None:
    layout = of_mini({"site": "none"})
    colours = {
        (label.kind, label.text): text.colour
        for label, text in zip(layout.labels, map_shapes(layout, UNIT).texts, strict=True)
    }
    assert colours["branch", "your branch"] == "selection"
    assert colours["history", "as it happened"] == "ink"
    assert colours["label", "The ferry closes"] == "ink"
    assert colours["label", "The documents do not say"] == "ink-soft"
    assert colours["verdict", "yours: follows from a choice"] == "selection"
    assert {colour for (kind, _), colour in colours.items() if kind in ("count", "year")} == {"ink-soft"}
    forks = {text[:15]: colour for (kind, text), colour in colours.items() if kind == "fork"}
    assert forks["Where to build "] == "selection"
    assert forks["Whether the bri"] == "disabled"


def test_years_keep_their_middle_in_any_font() -> None:
    layout = of_mini({})
    anchors = {
        label.kind: text.anchor
        for label, text in zip(layout.labels, map_shapes(layout, UNIT).texts, strict=True)
    }
    assert anchors.pop("year") == "middle"
    assert set(anchors.values()) == {"start"}


def test_the_courses_go_on_from_their_diamonds_the_leading_one_thickest(split: Layout) -> None:
    shapes = map_shapes(split, UNIT)
    strokes = [stroke for route in split.routes for stroke in route.strokes]
    widths = {
        figure: path.ink.width
        for path in at(shapes, SHOWN, dashed=False)
        for figure in path.figures
        if isinstance(figure, Curve)
    }
    lead = {widths[Curve(stroke.pieces)] for stroke in strokes if stroke.way.course == 0}
    rest = {widths[Curve(stroke.pieces)] for stroke in strokes if stroke.way.course}
    assert len(lead) == len(rest) == 1
    assert lead.pop() > rest.pop()
    [diamonds] = at(shapes, DIAMONDS)
    assert len(diamonds.figures) == 3
    assert diamonds.ink.fill == "surface"
    assert all(isinstance(figure, Polygon) for figure in diamonds.figures)


def test_a_course_that_ends_in_silence_is_dashed() -> None:
    # Without its argument the course of the town and the river has nothing to say.
    casebook = courses()
    kept = tuple(one for one in casebook.arguments if one.id != "B4")
    silent = snapshot(casebook.model_copy(update={"arguments": kept}), {"dyke": "breaks"}, in_play=("dyke",))
    layout = laid_out(silent, "trade", ("dyke",))
    assert [path.ink.width < 0.3 * UNIT for path in at(map_shapes(layout, UNIT), SHOWN, dashed=True)] == [
        True
    ]


def test_the_axis_is_broken_where_its_scale_changes(split: Layout) -> None:
    def slanted(layout: Layout) -> list[Figure]:
        lines = [figure for path in map_shapes(layout, UNIT).paths for figure in path.figures]
        return [
            one
            for one in lines
            if isinstance(one, Line) and one.start.x != one.end.x and one.start.y != one.end.y
        ]

    assert split.scale.break_year is None
    assert not slanted(split)
    early = (Fork("a", "A", 1923.25), Fork("b", "B", 1923.6))
    line = BranchLine((), None, is_shown=True)
    crowded = lay_out(
        Picture((1922.0, 1941.0), early, (LaneText(None, "Silent"),), None, (line,)), SIZE, RULER
    )
    assert crowded.scale.break_year is not None
    turn = crowded.scale.x(crowded.scale.break_year)
    assert len(slanted(crowded)) == 2
    for stroke in slanted(crowded):
        assert isinstance(stroke, Line)
        assert abs(stroke.start.x - turn) < abs(stroke.end.x - stroke.start.x) + UNIT / 4
        assert 0 < stroke.end.x - stroke.start.x < UNIT / 2
        assert stroke.end.y < crowded.axis_y < stroke.start.y


@pytest.mark.parametrize(
    ("hit", "figures"),
    [
        (None, 0),
        (Hit("lane", key="salt"), 0),
        (Hit("event"), 0),
        (Hit("branch", 0), 1),
        (Hit("course", 4), 1),
        (Hit("hinge", key="port"), 2),
        (Hit("fork", key="dyke"), 1),
    ],
)
def test_what_is_pointed_at_is_drawn_over_the_lines(split: Layout, hit: Hit | None, figures: int) -> None:
    path = pointed_path(split, hit, UNIT)
    assert path.level == POINTED
    assert path.ink.line == ("selection" if hit and hit.kind in ("branch", "course") else "ink")
    assert len(path.figures) == figures


def test_an_event_is_pointed_at_by_a_longer_mark() -> None:
    layout = of_mini({})
    [mark] = pointed_path(layout, Hit("event", 1), UNIT).figures
    assert isinstance(mark, Line)
    assert mark.start.x == mark.end.x == layout.event_xs[1]


def test_nothing_laid_out_means_nothing_pointed_at() -> None:
    assert pointed_path(None, Hit("branch", 0), UNIT).figures == ()


def test_circles_lie_over_lines(split: Layout) -> None:
    order = [path.level for path in map_shapes(split, UNIT).in_order()]
    assert order == sorted(order)
    assert TRUNK < SHOWN < POINTED < NODES < DIAMONDS
