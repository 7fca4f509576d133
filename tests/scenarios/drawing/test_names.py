"""The names on lines and diamonds, in the shapes as they are painted: the shipped casebook at real sizes."""

from __future__ import annotations

import itertools
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest

from scenarios.drawing.branch_map import DIAMONDS, NODES, OTHERS, RINGED_DIAMOND, SHOWN, TRUNK, map_shapes
from scenarios.drawing.geometry import Point, Rect, distance_to_line
from scenarios.drawing.layout import lay_out, least_height
from scenarios.drawing.scene import picture_of
from scenarios.drawing.shapes import Circle, Curve, Polygon
from scenarios.engine.engine import Engine
from scenarios.files.casebook_files import casebook_from_bytes
from scenarios.files.library import resources_folder
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector
from scenarios.telling.events import chronology
from tests.scenarios.drawing.pictures import PlainRuler, made_up, splitting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from scenarios.drawing.geometry import Cubic
    from scenarios.drawing.labels import Label
    from scenarios.drawing.layout import Layout
    from scenarios.drawing.picture import Picture
    from scenarios.model.casebook import Casebook

# What windows of 1024 x 700, 1280 x 720 and 1920 x 1080 leave to the map.
SIZES = [(440.0, 270.0), (560.0, 280.0), (960.0, 330.0), (880.0, 500.0)]
SCALES = [1.0, 2.0]
SMALL_SHARE = 0.1
OF_LINES = ("history", "branch", "hinge", "way")


class Line(NamedTuple):
    """A line as it is painted: points a pixel apart, how thick it is, whether it is one of the thin ones."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    width: float
    thin: bool

    def away(self, rect: Rect) -> NDArray[np.float64]:
        """How far each point is from a rectangle."""
        across = np.maximum(np.maximum(rect.x - self.x, self.x - rect.right), 0.0)
        down = np.maximum(np.maximum(rect.y - self.y, self.y - rect.bottom), 0.0)
        found: NDArray[np.float64] = np.hypot(across, down)
        return found


class Case:
    """A map, and where everything is on it."""

    def __init__(self, told: str, picture: Picture, layout: Layout, unit: float) -> None:
        self.told, self.picture, self.layout, self.unit = told, picture, layout, unit

    @cached_property
    def lines(self) -> dict[tuple[Cubic, ...], Line]:
        """Every line that is painted."""
        return {
            figure.pieces: line_of(figure.pieces, path.ink.width, thin=path.level == OTHERS)
            for path in map_shapes(self.layout, self.unit).in_order()
            if path.level in (OTHERS, TRUNK, SHOWN)
            for figure in path.figures
            if isinstance(figure, Curve)
        }

    @cached_property
    def signs(self) -> list[Circle | Polygon]:
        """Every circle and diamond."""
        paths = map_shapes(self.layout, self.unit).in_order()
        figures = [one for path in paths if path.level in (NODES, DIAMONDS) for one in path.figures]
        return [one for one in figures if isinstance(one, (Circle, Polygon))]


@cache
def shipped() -> Casebook:
    name = "soviet-succession.toml"
    return casebook_from_bytes((resources_folder() / "casebooks" / name).read_bytes(), name)


@cache
def pictures() -> tuple[tuple[str, Picture], ...]:
    """Maps of every question that depends on hinges: each headline departure, and every third two of them."""
    casebook = shipped()
    project, events = Projector(Engine(casebook)), chronology(casebook)
    heads = [decision for decision in casebook.decisions if decision.headline]
    singles = [{d.id: o.id} for d in heads for o in d.options if not o.actual]
    pairs = [one | other for one, other in itertools.combinations(singles, 2) if set(one) != set(other)]
    more = {"bloc-1923": "accepts", "bloc-1925": "forms", "alliance-1928": "allies"}
    in_play = tuple(decision.id for decision in heads)
    found = []
    for choices in (*singles, *pairs[::3], more):
        snapshot = project(Standpoint.of(casebook, choices, None, None), in_play)
        for question in casebook.questions:
            branches = snapshot.map(question.id)
            if len(branches.shown.ends) > 1:
                told = f"{choices} {question.id}"
                found.append((told, picture_of(snapshot, branches, 0, in_play, events)))
    return tuple(found)


@cache
def cases(scale: float) -> tuple[Case, ...]:
    ruler = PlainRuler(17.0 * scale)
    found = []
    for told, picture in pictures():
        for width, height in SIZES:
            high = max(height * scale, least_height(picture, width * scale, ruler))
            layout = lay_out(picture, (width * scale, high), ruler)
            found.append(Case(f"{told} {width} x {height}", picture, layout, ruler.height("body")))
    return tuple(found)


def named(case: Case) -> dict[tuple[str, str | None], list[Label]]:
    """The lines of each name on a line or diamond."""
    found: dict[tuple[str, str | None], list[Label]] = {}
    for label in case.layout.labels:
        if label.kind in OF_LINES:
            found.setdefault((label.kind, label.key), []).append(label)
    return found


def around(lines: list[Label]) -> Rect:
    """The rectangle of a whole name."""
    first = lines[0].rect
    width, height = max(one.rect.width for one in lines), sum(one.rect.height for one in lines)
    return Rect(first.x, first.y, width, height)


def line_of(pieces: tuple[Cubic, ...], width: float, *, thin: bool) -> Line:
    found = []
    for piece in pieces:
        steps = max(2, round(abs(piece.end.x - piece.start.x) + abs(piece.end.y - piece.start.y)))
        found += [piece.at(step / steps) for step in range(steps + 1)]
    return Line(np.array([one.x for one in found]), np.array([one.y for one in found]), width, thin)


def covered(case: Case, labels: list[Label]) -> Iterator[tuple[float, bool]]:
    """The part of each line that lies under a name, and whether the line is one of the thin ones."""
    for line in case.lines.values():
        under = [line.away(label.rect) < line.width / 2 - 0.5 for label in labels]
        yield float(np.any(under, axis=0).mean()), line.thin


def away(rect: Rect, point: Point) -> float:
    across = max(rect.x - point.x, point.x - rect.right, 0.0)
    down = max(rect.y - point.y, point.y - rect.bottom, 0.0)
    return float((across * across + down * down) ** 0.5)


def meets(rect: Rect, sign: Circle | Polygon) -> bool:
    if isinstance(sign, Circle):
        return away(rect, sign.at) < sign.radius
    xs, ys = [one.x for one in sign.corners], [one.y for one in sign.corners]
    middle, side = Point(sum(xs) / 4, sum(ys) / 4), (max(xs) - min(xs)) / 2
    across = max(rect.x - middle.x, middle.x - rect.right, 0.0)
    down = max(rect.y - middle.y, middle.y - rect.bottom, 0.0)
    return across + down < side


@pytest.mark.parametrize("scale", SCALES)
def test_every_diamond_is_whole_on_a_low_picture(scale: float) -> None:
    ruler = PlainRuler(17.0 * scale)
    side = RINGED_DIAMOND * ruler.height("body")
    for told, picture in pictures():
        size = (560.0 * scale, least_height(picture, 560.0 * scale, ruler))
        for diamond in lay_out(picture, size, ruler).diamonds:
            assert side <= diamond.at.x <= size[0] - side, told
            assert side <= diamond.at.y <= size[1] - side, told


@pytest.mark.parametrize("scale", SCALES)
def test_no_name_meets_a_sign_or_other_words(scale: float) -> None:
    for case in cases(scale):
        labels = case.layout.labels
        for label in labels:
            if label.kind in OF_LINES:
                assert not any(meets(label.rect, sign) for sign in case.signs), (case.told, label)
        for one, other in itertools.combinations(labels, 2):
            assert not one.rect.overlaps(other.rect), (case.told, one, other)


@pytest.mark.parametrize("scale", SCALES)
def test_no_name_lies_on_a_thick_line_or_on_much_of_a_thin_one(scale: float) -> None:
    for case in cases(scale):
        for lines in named(case).values():
            for share, thin in covered(case, lines):
                assert share <= (SMALL_SHARE if thin else 0.0), (case.told, lines)


@pytest.mark.parametrize("scale", SCALES)
def test_the_name_of_a_way_on_is_nearer_to_its_stroke_than_to_any_other_line(scale: float) -> None:
    seen = 0
    for case in cases(scale):
        strokes = {
            f"{stroke.way.course} {stroke.way.words}": stroke.pieces
            for route in case.layout.routes
            for stroke in route.strokes
        }
        for (kind, key), lines in named(case).items():
            if kind == "way":
                assert key is not None
                far = {pieces: float(line.away(around(lines)).min()) for pieces, line in case.lines.items()}
                own = far.pop(strokes[key])
                assert own <= case.unit
                assert own < min(far.values()), (case.told, lines)
                seen += 1
    assert seen > 100


@pytest.mark.parametrize("scale", SCALES)
def test_the_name_of_a_hinge_stands_at_its_diamond_or_has_a_line_to_it(scale: float) -> None:
    for case in cases(scale):
        for (kind, key), lines in named(case).items():
            if kind != "hinge":
                continue
            whole = around(lines)
            mine = [one.at for one in case.layout.diamonds if one.split.hinge == key]
            others = [one.at for one in case.layout.diamonds if one.split.hinge != key]
            led = [one for one in case.layout.leaders if away(whole, one.end) < 1.0]
            if led:
                assert any(
                    abs(leader.start.x - at.x) + abs(leader.start.y - at.y) < 0.6 * case.unit
                    for leader in led
                    for at in mine
                ), (case.told, lines)
            else:
                near = min(away(whole, at) for at in mine)
                assert near < case.unit
                assert all(near < away(whole, at) for at in others), (case.told, lines)


@pytest.mark.parametrize("scale", SCALES)
def test_leader_lines_cross_no_words_no_sign_and_not_one_another(scale: float) -> None:
    for case in cases(scale):
        for leader in case.layout.leaders:
            for diamond in case.layout.diamonds:
                if away(Rect(*leader.start, 0.0, 0.0), diamond.at) > case.unit / 2:
                    assert distance_to_line(diamond.at, *leader) > 0.25 * case.unit, case.told
            steps = [
                Point(
                    leader.start.x + (leader.end.x - leader.start.x) * step / 50,
                    leader.start.y + (leader.end.y - leader.start.y) * step / 50,
                )
                for step in range(49)
            ]
            for label in case.layout.labels:
                inner = label.rect.grown(-1.5)
                assert not any(inner.holds(point) for point in steps), (case.told, label)
        for one, other in itertools.combinations(case.layout.leaders, 2):
            assert not crossing(one.start, one.end, other.start, other.end), case.told


def crossing(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


@pytest.mark.parametrize("scale", SCALES)
def test_every_name_is_whole_and_told_once(scale: float) -> None:
    for case in cases(scale):
        titles = {one.split.hinge: one.split.title for one in case.layout.diamonds}
        for (kind, key), lines in named(case).items():
            words = " ".join(label.text for label in lines)
            if kind == "hinge":
                assert words == titles[key or ""]
        answers = {text.label for text in case.picture.lanes}
        ways = [label.text for label in case.layout.labels if label.kind == "way"]
        ends = [
            stroke.way for route in case.layout.routes for stroke in route.strokes if stroke.way.split is None
        ]
        # Beside its lane an answer stands already.
        assert not [way.words for way in ends if way.words in answers and way.words in ways and way.lane]
        assert not any("…" in label.text for label in case.layout.labels if label.kind != "label"), case.told


def test_where_there_is_room_most_hinges_and_history_are_named() -> None:
    hinges = named_hinges = history = count = 0
    for case in cases(1.0):
        if case.layout.size[0] >= 880.0:
            titles = {one.split.hinge for one in case.layout.diamonds}
            hinges += len(titles)
            named_hinges += sum(("hinge", hinge) in named(case) for hinge in titles)
            history += ("history", None) in named(case)
            count += 1
    assert named_hinges > 0.95 * hinges
    assert history == count


@pytest.mark.parametrize(("width", "share"), [(440.0, 0.9), (560.0, 1.0), (880.0, 1.0), (960.0, 1.0)])
def test_what_a_branch_turns_on_is_the_last_to_lose_its_name(width: float, share: float) -> None:
    hinges = [
        ("hinge", hinge) in named(case)
        for case in cases(1.0)
        for hinge in {one.split.hinge for one in case.layout.diamonds}
        if case.layout.size[0] == width
    ]
    assert sum(hinges) >= share * len(hinges)


@pytest.mark.parametrize("width", range(500, 720, 12))
@pytest.mark.parametrize("height", [206, 213, 259])
def test_the_hinge_of_a_sample_is_named_in_every_width_of_a_low_map(width: int, height: int) -> None:
    told = "{'bloc-1923': 'accepts'} contest"
    [picture] = [picture for name, picture in pictures() if name == told]
    layout = lay_out(picture, (float(width), float(height)), PlainRuler(16.0))
    assert {label.key for label in layout.labels if label.kind == "hinge"} == {"contest"}
    assert any(label.kind == "history" for label in layout.labels)


@pytest.mark.parametrize("seed", range(24))
def test_made_up_maps_keep_the_same_rules(seed: int) -> None:
    picture = splitting(made_up(seed), seed)
    ruler = PlainRuler()
    for width, height in SIZES:
        layout = lay_out(picture, (width, max(height, least_height(picture, width, ruler))), ruler)
        case = Case(f"seed {seed}", picture, layout, ruler.height("body"))
        for label in layout.labels:
            if label.kind in OF_LINES:
                assert not any(meets(label.rect, sign) for sign in case.signs), label
                assert all(share <= (0.2 if thin else 0.0) for share, thin in covered(case, [label])), label
