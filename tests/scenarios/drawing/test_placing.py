"""Which places labels take together: as little as may be is lost, and none meets another."""

from __future__ import annotations

from scenarios.drawing.geometry import Point, Rect
from scenarios.drawing.placing import Place, Wanted, arranged

Leader = tuple[Point, Point]


def place(x: float, y: float, cost: float = 0.0, leader: Leader | None = None) -> Place:
    return Place(Rect(x, y, 20.0, 10.0), ("word",), "small", cost, leader)


def wanted(*places: Place, worth: float = 10.0) -> Wanted:
    return Wanted("hinge", None, worth, places)


def test_where_nothing_meets_each_takes_its_best_place() -> None:
    one, other = place(0.0, 100.0, 1.0), place(50.0, 100.0, 1.0)
    assert arranged([wanted(place(0.0, 130.0, 2.0), one), wanted(other)]) == (one, other)


def test_words_that_meet_give_way_where_that_costs_least() -> None:
    shared, beside, far = place(0.0, 100.0), place(30.0, 100.0, 1.0), place(0.0, 200.0, 3.0)
    assert arranged([wanted(shared, far), wanted(shared, beside)]) == (shared, beside)
    assert arranged([wanted(shared, worth=5.0), wanted(shared)]) == (None, shared)


def test_a_place_that_costs_more_than_the_label_is_worth_is_not_taken() -> None:
    assert arranged([wanted(place(0.0, 100.0, 11.0)), wanted()]) == (None, None)


def test_leader_lines_never_cross() -> None:
    falling = place(100.0, 160.0, leader=(Point(20.0, 100.0), Point(100.0, 160.0)))
    rising = place(100.0, 90.0, leader=(Point(20.0, 160.0), Point(100.0, 100.0)))
    level = place(100.0, 20.0, 2.0, (Point(20.0, 30.0), Point(100.0, 30.0)))
    assert arranged([wanted(falling), wanted(rising, level)]) == (falling, level)


def test_leader_lines_that_would_cross_farther_on_do_not() -> None:
    level = place(100.0, 95.0, leader=(Point(20.0, 100.0), Point(100.0, 100.0)))
    pointing_at_it = place(30.0, 190.0, leader=(Point(40.0, 130.0), Point(40.0, 190.0)))
    assert arranged([wanted(level), wanted(pointing_at_it)]) == (level, pointing_at_it)
    assert arranged([wanted(pointing_at_it), wanted(level)]) == (pointing_at_it, level)


def test_a_leader_line_runs_through_no_words() -> None:
    led = place(100.0, 95.0, leader=(Point(0.0, 100.0), Point(100.0, 100.0)))
    between, below = place(50.0, 95.0), place(50.0, 120.0, 1.0)
    assert arranged([wanted(led), wanted(between, below)]) == (led, below)
    assert arranged([wanted(between, below), wanted(led)]) == (below, led)
