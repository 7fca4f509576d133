"""The parts of the geometry: time scale, curves, wrapping, flags, lane words."""

from __future__ import annotations

import itertools

import pytest

from scenarios.drawing.geometry import Cubic, Point, distance_to_line, spread_apart
from scenarios.drawing.labels import broken, elided, flags, wrapped
from scenarios.drawing.lanes import column_width, words
from scenarios.drawing.timescale import ticks, time_scale
from scenarios.telling.branches import LaneText
from tests.scenarios.drawing.pictures import PlainRuler

RULER = PlainRuler()


def test_dates_with_room_lie_on_an_even_scale() -> None:
    scale = time_scale((1900.0, 1912.0), [1901.0, 1903.0, 1906.0], 0.0, 600.0, 14.0)
    assert scale.break_year is None
    assert scale.x(1906.0) == pytest.approx(300.0)


def test_crowded_years_get_more_room_and_time_never_runs_back() -> None:
    dates = [1923.25, 1923.67, 1924.0, 1928.5]
    scale = time_scale((1922.0, 1941.0), dates, 20.0, 320.0, 13.0)
    assert scale.break_year == 1930.0
    assert scale.x(1924.0) - scale.x(1923.0) > 300 / 19
    xs = [scale.x(1922 + month / 12) for month in range(19 * 12)]
    assert xs == sorted(xs)
    assert (scale.x(1922.0), scale.x(1941.0)) == (20.0, 320.0)


def test_dates_outside_the_span_stay_on_the_map() -> None:
    scale = time_scale((1922.0, 1941.0), [1950.0], 20.0, 320.0, 13.0)
    assert scale.x(1950.0) == 320.0
    assert scale.x(1800.0) == 20.0


def test_a_span_of_no_length_still_has_a_scale() -> None:
    scale = time_scale((1922.0, 1922.0), [1922.0], 20.0, 320.0, 13.0)
    assert 20.0 <= scale.x(1922.0) <= 320.0


@pytest.mark.parametrize("width", [120.0, 300.0, 640.0, 1500.0])
@pytest.mark.parametrize("span", [(1922.0, 1941.0), (1900.5, 1903.0), (1500.0, 1990.0)])
def test_years_under_the_axis_do_not_touch(width: float, span: tuple[float, float]) -> None:
    for dates in ([], [span[0] + 0.2, span[0] + 0.4]):
        found = ticks(time_scale(span, dates, 0.0, width, 14.0), lambda text: 8.0 * len(text))
        assert found
        for one, other in itertools.pairwise(found):
            assert other.x - one.x >= 8.0 * 4
            assert other.year > one.year


def test_a_bend_starts_where_it_says_and_arrives_level() -> None:
    bend = Cubic.bend(Point(10.0, 50.0), 0.0, Point(110.0, 5.0))
    assert bend.at(0.0) == (10.0, 50.0)
    assert bend.at(1.0) == (110.0, 5.0)
    assert bend.slope_at(0.0) == pytest.approx(0.0)
    assert bend.slope_at(1.0) == pytest.approx(0.0)
    points = bend.points(3.0)
    assert [point.x for point in points] == sorted(point.x for point in points)
    assert min(point.y for point in points) == 5.0


def test_a_straight_line_is_gone_along_evenly() -> None:
    line = Cubic.straight(Point(10.0, 50.0), Point(70.0, 20.0))
    for t in (0.0, 0.25, 0.5, 1.0):
        assert line.at(t) == pytest.approx((10.0 + 60.0 * t, 50.0 - 30.0 * t))


def test_a_curve_can_be_followed_as_far_as_a_date() -> None:
    bend = Cubic.bend(Point(0.0, 0.0), 0.0, Point(100.0, 60.0))
    t = bend.parameter_at(40.0)
    part = bend.until(t)
    assert part.end.x == pytest.approx(40.0, abs=1e-3)
    assert part.at(0.5) == pytest.approx(bend.at(t / 2))


def test_circles_are_moved_apart_by_as_little_as_may_be() -> None:
    found = spread_apart([10.0, 11.0, 50.0], [4.0, 4.0, 4.0], [1.0, 1.0, 1.0], 0.0, 100.0)
    assert found == pytest.approx([6.5, 14.5, 50.0])
    heavy = spread_apart([10.0, 11.0], [4.0, 4.0], [9.0, 1.0], 0.0, 100.0)
    assert heavy[0] == pytest.approx(9.3)
    assert spread_apart([99.0, 99.0], [4.0, 4.0], [1.0, 1.0], 0.0, 100.0) == pytest.approx([92.0, 100.0])
    assert spread_apart([5.0] * 5, [10.0] * 5, [1.0] * 5, 0.0, 40.0) == pytest.approx([0, 10, 20, 30, 40])
    assert spread_apart([], [], [], 0.0, 1.0) == []


def test_distance_to_a_line_is_to_the_line_and_not_beyond_it() -> None:
    assert distance_to_line(Point(5.0, 3.0), Point(0.0, 0.0), Point(10.0, 0.0)) == 3.0
    assert distance_to_line(Point(13.0, 4.0), Point(0.0, 0.0), Point(10.0, 0.0)) == 5.0


def test_text_is_cut_to_what_fits_and_no_further() -> None:
    text = "A collective bound by advice"
    short = elided(text, 100.0, "body", RULER)
    assert short.endswith("…")
    assert RULER.width(short, "body") <= 100.0 < RULER.width(text[: len(short) + 1] + "…", "body")
    assert elided("short", 100.0, "body", RULER) == "short"


def test_wrapping_keeps_every_word() -> None:
    text = "Stalin's centralised, expelling regime"
    lines = wrapped(text, 120.0, "body", RULER)
    assert len(lines) > 1
    assert " ".join(lines) == text
    assert all(RULER.width(line, "body") <= 120.0 for line in lines)


def test_the_first_line_may_have_less_room_than_the_others() -> None:
    text = "Stalin's centralised, expelling regime"
    whole = wrapped(text, 120.0, "body", RULER)
    assert wrapped(text, 120.0, "body", RULER, 1.0) == whole
    assert wrapped(text, 120.0, "body", RULER, 119.0) == ["", *whole]
    assert wrapped("", 120.0, "body", RULER, 119.0) == [""]
    assert wrapped("regime regime", 240.0, "body", RULER, 160.0) == ["regime", "regime"]


def test_a_word_without_end_is_broken_as_late_as_there_is_room() -> None:
    lines = wrapped("x" * 300, 120.0, "body", RULER)
    assert "".join(line.rstrip("\N{HYPHEN}") for line in lines) == "x" * 300
    assert all(line.endswith("\N{HYPHEN}") for line in lines[:-1])
    assert len({len(line) for line in lines[:-1]}) == 1
    assert all(RULER.width(line, "body") <= 120.0 < RULER.width(f"x{line}", "body") for line in lines[:-1])


def test_crowded_flags_hang_in_a_staircase() -> None:
    wanted = [("a", "First decision", 10.0), ("b", "Second decision", 20.0), ("c", "Third decision", 30.0)]
    hung = flags(wanted, 3, 600.0, 4.0, RULER)
    assert [(flag.key, flag.tier, flag.text) for flag in hung] == [
        ("a", 2, "First decision"),
        ("b", 1, "Second decision"),
        ("c", 0, "Third decision"),
    ]
    for flag in hung:  # the line goes down beside the text, and not as far as the next row
        x, top, bottom = flag.leader(50.0, 100.0, 10.0)
        assert (x, top) == (flag.x, 50.0)
        assert 100.0 + 10.0 * flag.tier < bottom <= 100.0 + 10.0 * (flag.tier + 1)


def test_of_too_many_flags_the_most_important_hang_and_are_whole() -> None:
    wanted = [(str(number), "A decision of note", 10.0 + 5 * number) for number in (4, 0, 1, 2, 3)]
    hung = flags(wanted, 2, 600.0, 4.0, RULER)
    assert {flag.key for flag in hung} == {"4", "0"}
    assert {flag.text for flag in hung} == {"A decision of note"}


def test_a_flag_at_the_edge_begins_before_its_leader_and_is_cut_only_where_another_stands() -> None:
    [late] = flags([("a", "A late decision", 390.0)], 1, 400.0, 4.0, RULER)
    assert late.text == "A late decision"
    assert late.left + late.width == 400.0
    assert late.leader(50.0, 100.0, 10.0) == (390.0, 50.0, 100.0)
    one, other = flags([("a", "Early", 370.0), ("b", "A late decision", 390.0)], 2, 400.0, 4.0, RULER)
    assert one.leader(50.0, 100.0, 10.0) == (370.0, 50.0, 110.0)
    assert other.text.endswith("…")
    assert other.left > one.x


def test_words_are_broken_into_ever_more_lines_and_never_within_a_word() -> None:
    found = broken("Which line does the party follow?", "small", RULER, 4)
    assert [len(lines) for lines in found] == [1, 2, 3, 4]
    assert {" ".join(lines) for lines in found} == {"Which line does the party follow?"}
    widths = [max(len(line) for line in lines) for lines in found]
    assert widths == sorted(widths, reverse=True)
    assert broken("Stalin", "small", RULER, 4) == [("Stalin",)]
    assert broken("a extraordinarily b", "small", RULER, 2) == [
        ("a extraordinarily b",),
        ("a extraordinarily", "b"),
    ]


def test_the_words_of_a_lane_give_way_step_by_step() -> None:
    text = LaneText(
        "p",
        "Broad party democracy is revived",
        verdict="yours: evenly contested (40–60)",
        verdict_band="yours: 40–60",
        count="2 of 4 branches",
        count_short="2 of 4",
    )
    heights = [300.0, 50.0, 40.0, 33.0]
    told = [[line.text for line in words(text, 170.0, height, RULER)] for height in heights]
    assert told[0] == ["Broad party democracy", "is revived", "yours: 40–60", "2 of 4 branches"]
    assert told[1] == ["Broad party democracy", "is revived", "yours: 40–60 · 2 of 4"]
    assert told[2] == ["Broad party democracy", "is revived"]
    assert told[3][0].endswith("…")
    assert told[3][1:] == ["yours: 40–60 · 2 of 4"]
    wide = [line.text for line in words(text, 400.0, 300.0, RULER)]
    assert wide == [text.label, text.verdict, text.count]


def test_the_column_is_as_wide_as_its_words_need_and_no_wider() -> None:
    short = (LaneText("p", "Yes"), LaneText(None, "Silent"))
    long = (LaneText("p", "No: decisions, blunders and his own organising made it happen so"), *short)
    assert column_width(short, ("yours: 40–60",), 600.0, RULER) == pytest.approx(120.0)
    assert 120.0 < column_width(long, ("yours: 40–60",), 600.0, RULER) <= 252.0


def test_a_word_too_wide_for_its_lane_is_broken_and_whole() -> None:
    lines = wrapped("Forced collectivisation", 80.0, "body", RULER)
    assert all(RULER.width(line, "body") <= 80.0 for line in lines)
    assert len(lines) == 3
    assert "".join(line.removesuffix("\N{HYPHEN}") for line in lines[1:]) == "collectivisation"
    assert wrapped("collectivisation", 12.0, "body", RULER) == ["…"]


def test_before_and_after_its_ends_a_curve_has_no_parameter_of_its_own() -> None:
    bend = Cubic.bend(Point(10.0, 0.0), 0.0, Point(100.0, 60.0))
    assert (bend.parameter_at(0.0), bend.parameter_at(200.0)) == (0.0, 1.0)
